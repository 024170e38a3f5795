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
 * The articles whose discussion has ended by itself since the clock was looked at last. Nothing was written then, so nothing but the
 * clock tells that their pages should not offer to write any more.
 */
final class ClosedDiscussions {
    /** Those of a whole import may end at once: the next call goes on. A hundred pages take some two seconds. */
    private static final int AT_ONCE = 100;

    /** What ended before the first call was rendered with the setting that closes it. */
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

    /** The articles to be rendered, the oldest first. */
    List<Summary> since(Instant now) {
        OptionalInt days = sites.site().discussion().closeAfterDays();
        if (days.isEmpty()) {
            return List.of();
        }
        Instant closed = now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(days.getAsInt()));
        ListingPosition last = closings.last().orElseGet(() -> new ListingPosition(closed.minus(FIRST), ""));
        return listings.after(new Listing.All(), last, AT_ONCE).stream()
                .takeWhile(article -> !article.published().isAfter(closed))
                .toList();
    }

    static Set<Address> pages(List<Summary> articles) {
        Set<Address> pages = new LinkedHashSet<>();
        articles.forEach(article -> pages.add(new Address.OfArticle(article.slug())));
        return pages;
    }

    /** Their pages are rendered. */
    void done(List<Summary> articles) {
        if (!articles.isEmpty()) {
            closings.closed(ListingPosition.of(articles.getLast()));
        }
    }
}
