package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** The listings of articles, newest first. */
public interface Listings {
    /** The most entries of one page. */
    int MAX_LIMIT = 100;

    /**
     * One page of a listing.
     *
     * @param limit the number of entries, from 1 to {@value #MAX_LIMIT}
     * @param cursor the {@code next} of an earlier page; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor does not come from this listing
     */
    Page list(Listing listing, int limit, Optional<String> cursor);

    /** The entries published just before the position, newest first, at most {@code limit}. */
    List<Summary> before(Listing listing, ListingPosition place, int limit);

    /** The entries published just after the position, oldest first, at most {@code limit}. */
    List<Summary> after(Listing listing, ListingPosition place, int limit);

    /**
     * The newest entries between two positions, newest first, at most {@code limit}; {@code from} is inclusive, {@code
     * to} is exclusive.
     */
    List<Summary> between(Listing listing, ListingPosition from, ListingPosition to, int limit);

    /**
     * The oldest entries of a range, oldest first, at most {@code limit}; {@code after} is exclusive, {@code upTo} is
     * inclusive.
     */
    List<Summary> within(Listing listing, ListingPosition after, ListingPosition upTo, int limit);

    /** The existing boundaries of the pages with these numbers, both inclusive, in the order of their numbers. */
    List<PageBoundary> boundaries(Listing listing, int fromPage, int toPage);

    /** The boundary of the newest numbered page; empty if the listing has none. */
    Optional<PageBoundary> lastBoundary(Listing listing);

    /** The boundaries of the newest numbered pages, newest first, at most {@code limit}. */
    default List<PageBoundary> lastBoundaries(Listing listing, int limit) {
        return lastBoundary(listing)
                .map(last -> boundaries(listing, Math.max(1, last.page() - limit + 1), last.page())
                        .reversed())
                .orElse(List.of());
    }

    /** The first boundary at or after the position: that of the page which covers it; empty if no page does yet. */
    Optional<PageBoundary> boundaryFrom(Listing listing, ListingPosition place);

    /** The last boundary before the position; empty if there is none. */
    Optional<PageBoundary> boundaryBefore(Listing listing, ListingPosition place);

    /**
     * One page of a listing.
     *
     * @param entries newest first
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(List<Summary> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }
}
