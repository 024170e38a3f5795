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

    /** Every entry between two positions, newest first; {@code from} is inclusive, {@code to} is exclusive. */
    List<Summary> between(Listing listing, ListingPosition from, ListingPosition to);

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
