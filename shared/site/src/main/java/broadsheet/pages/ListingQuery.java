package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;

/** A query of a listing's entries. {@link ListingQueries} caches queries by equality. */
sealed interface ListingQuery {
    /** Eight entries fit into 4 KB, for which DynamoDB charges the same as for one entry. */
    int ONE_READ = 8;

    /** The listing to query. */
    Listing listing();

    /** The newest entries, newest first, up to the limit. */
    record Newest(Listing listing, int limit) implements ListingQuery {}

    /** The entries just before the position, newest first, up to the limit. */
    record Before(Listing listing, ListingPosition place, int limit) implements ListingQuery {}

    /** The entries just after the position, oldest first, up to the limit. */
    record After(Listing listing, ListingPosition place, int limit) implements ListingQuery {}

    /** The entries from one position, inclusive, to another, exclusive; newest first, up to the limit. */
    record Between(Listing listing, ListingPosition from, ListingPosition to, int limit) implements ListingQuery {}
}
