package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;

/** What pages ask of a listing. */
sealed interface ListingQuery {
    /** Of which. */
    Listing listing();

    /** For the newest entries, newest first, at most so many. */
    record Newest(Listing listing, int limit) implements ListingQuery {}

    /** For the entries next before the place, newest first, at most so many. */
    record Before(Listing listing, ListingPosition place, int limit) implements ListingQuery {}

    /** For the entries next after the place, oldest first, at most so many. */
    record After(Listing listing, ListingPosition place, int limit) implements ListingQuery {}

    /** For every entry from the one place, inclusive, to the other, exclusive; newest first. */
    record Between(Listing listing, ListingPosition from, ListingPosition to) implements ListingQuery {}
}
