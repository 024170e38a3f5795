package broadsheet.renderpages;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.Sites;
import broadsheet.article.Summary;
import broadsheet.pages.Address;
import broadsheet.rendering.Closings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javax.inject.Inject;

/**
 * The articles whose discussion has closed by age since the last scheduled run. Closing writes nothing to the table, so
 * no stream record triggers the removal of the comment form from their pages.
 */
final class ClosedDiscussions {
    /**
     * The most articles of one call; the next call continues. After an import many discussions may close at once.
     * Rendering a hundred pages takes some two seconds.
     */
    private static final int BATCH_SIZE = 100;

    /**
     * How far the first call looks back, and the first after the setting was raised. Publishing the setting renders every
     * page, which covers discussions that closed before.
     */
    private static final Duration FIRST = Duration.ofDays(1);

    private final Sites sites;
    private final Listings listings;
    private final Closings closings;

    @Inject
    ClosedDiscussions(Sites sites, Listings listings, Closings closings) {
        this.sites = sites;
        this.listings = listings;
        this.closings = closings;
    }

    /** Returns the articles to be rendered, oldest first. */
    List<Summary> since(Instant now) {
        OptionalInt days = sites.site().discussion().closeAfterDays();
        if (days.isEmpty()) {
            return List.of();
        }
        Instant closed = now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(days.getAsInt()));
        return listings.after(new Listing.All(), last(closed), BATCH_SIZE).stream()
                .takeWhile(article -> !article.published().isAfter(closed))
                .toList();
    }

    /**
     * The article up to which pages are rendered.
     *
     * @param closed when the newest article was published whose discussion is closed
     */
    private ListingPosition last(Instant closed) {
        var first = new ListingPosition(closed.minus(FIRST), "");
        ListingPosition last = closings.last().orElse(first);
        if (!last.published().isAfter(closed)) {
            return last;
        }
        // The setting was raised. Discussions are open again, and will close a second time.
        closings.closed(first);
        return first;
    }

    /** Returns the addresses of the articles' pages. */
    static Set<Address> pages(List<Summary> articles) {
        Set<Address> pages = new LinkedHashSet<>();
        articles.forEach(article -> pages.add(new Address.OfArticle(article.slug())));
        return pages;
    }

    /** Records that the articles' pages are rendered, so that the next call continues after them. */
    void done(List<Summary> articles) {
        if (!articles.isEmpty()) {
            closings.closed(ListingPosition.of(articles.getLast()));
        }
    }
}
