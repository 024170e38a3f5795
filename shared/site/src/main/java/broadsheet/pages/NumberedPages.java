package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BinaryOperator;

/**
 * Finds the numbered pages of entries, for the changes of one batch. Most entries are newer than all numbered pages of
 * their listing. If one is, so are all newer ones, and need no query. Thread-safe.
 */
final class NumberedPages {
    private final Listings listings;
    private final ConcurrentMap<Listing, ListingPosition> unnumbered = new ConcurrentHashMap<>();

    NumberedPages(Listings listings) {
        this.listings = listings;
    }

    /** The boundary of the page with a position; empty if the position is on none. */
    Optional<PageBoundary> with(Listing listing, ListingPosition place) {
        ListingPosition known = unnumbered.get(listing);
        if (known != null && known.compareTo(place) <= 0) {
            return Optional.empty();
        }
        Optional<PageBoundary> page = listings.boundaryFrom(listing, place);
        if (page.isEmpty()) {
            unnumbered.merge(listing, place, BinaryOperator.minBy(ListingPosition::compareTo));
        }
        return page;
    }
}
