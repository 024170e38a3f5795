package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** The listings that articles stand in, newest first. */
public interface Listings {
    /** The most entries of one page. */
    int MAX_LIMIT = 100;

    /**
     * One page of a listing.
     *
     * @param limit how many entries, from 1 to {@value #MAX_LIMIT}
     * @param cursor where an earlier page ended; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor is not one that this listing gave
     */
    Page list(Listing listing, int limit, Optional<String> cursor);

    /** The entries published next before the place, newest first, at most so many. */
    List<Summary> before(Listing listing, ListingPosition place, int limit);

    /** The entries published next after the place, oldest first, at most so many. */
    List<Summary> after(Listing listing, ListingPosition place, int limit);

    /** Every entry from the one place, inclusive, to the other, exclusive; newest first. */
    List<Summary> between(Listing listing, ListingPosition from, ListingPosition to);

    /**
     * One page of a listing.
     *
     * @param entries newest first
     * @param next where the next page starts; empty at the end
     */
    record Page(List<Summary> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }
}
