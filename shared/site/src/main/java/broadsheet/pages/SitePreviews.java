package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Site;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Renders pages with settings of the site that are not published, by the same code as {@link Pages}. The bytes are those
 * of the pages that the publication of the settings then makes, if nothing else changes until then. Thread-safe.
 */
public final class SitePreviews {
    private final Pages pages;
    private final Listings listings;

    /** Creates previews of these pages. */
    @Inject
    public SitePreviews(Pages pages, Listings listings) {
        this.pages = pages;
        this.listings = listings;
    }

    /**
     * A page with what it needs to be seen.
     *
     * @param html the page
     * @param css the content of its stylesheets, in their order
     */
    public record Shown(String html, String css) {
        public Shown {
            requireNonNull(html, "html is null");
            requireNonNull(css, "css is null");
        }
    }

    /** The home page. */
    public Shown home(Site site) {
        return shown(site, new Address.OfListing(new Listing.All())).orElseThrow();
    }

    /** The page of the newest article; empty if there is none. */
    public Optional<Shown> newestArticle(Site site) {
        return listings.list(new Listing.All(), 1, Optional.empty()).entries().stream()
                .findFirst()
                .flatMap(newest -> shown(site, new Address.OfArticle(newest.slug())));
    }

    private Optional<Shown> shown(Site site, Address address) {
        return pages.renderWith(site, address)
                .map(rendered -> new Shown(rendered.page().text(), rendered.css()));
    }
}
