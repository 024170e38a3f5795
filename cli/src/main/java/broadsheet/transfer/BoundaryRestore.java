package broadsheet.transfer;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundaries;
import broadsheet.article.PageBoundaries.Around;
import broadsheet.article.PageBoundary;
import broadsheet.dynamodb.article.DynamoPageBoundaries;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Sets where the numbered pages of listings end. The renderer has divided the restored listings by then, as it would divide new ones. Where
 * they were divided depends on their history, so this moves the boundaries to where they were, from the oldest page on. A boundary that is
 * where it was stays: the renderer moves only those of pages that are too large or empty.
 *
 * @param listings reads the boundaries
 * @param boundaries writes them
 */
record BoundaryRestore(Listings listings, PageBoundaries boundaries) {
    void restore(RecordFile file) throws IOException {
        Map<Listing, Integer> lastPages = new LinkedHashMap<>();
        file.each(item -> {
            Listing listing = ListingKeys.pagedOf(item.string("pk")).orElseThrow();
            PageBoundary boundary = boundary(item);
            set(listing, boundary.page(), Optional.of(boundary.last()));
            lastPages.put(listing, boundary.page());
        });
        lastPages.forEach(this::removeAfter);
    }

    private static PageBoundary boundary(Item item) {
        return new PageBoundary(
                ListingKeys.pageOf(item.string("sk")).orElseThrow(),
                ListingKeys.placeOf(item.string(DynamoPageBoundaries.LAST)).orElseThrow());
    }

    /** Removes boundaries of later pages, which the renderer set while the pages before them were shorter. */
    private void removeAfter(Listing listing, int page) {
        for (var last = listings.lastBoundary(listing);
                last.isPresent() && last.get().page() > page;
                last = listings.lastBoundary(listing)) {
            set(listing, last.get().page(), Optional.empty());
        }
    }

    private void set(Listing listing, int page, Optional<ListingPosition> wanted) {
        ConditionalWrite.untilDone("page " + page + " of " + listing.path(), () -> {
            List<PageBoundary> found = listings.boundaries(listing, page - 1, page + 1);
            IntFunction<Optional<PageBoundary>> numbered = number ->
                    found.stream().filter(each -> each.page() == number).findFirst();
            Around around = new Around(page, numbered.apply(page - 1), numbered.apply(page), numbered.apply(page + 1));
            boolean isThere = around.own().map(PageBoundary::last).equals(wanted);
            return isThere || boundaries.set(listing, around, wanted, true) ? Optional.of(true) : Optional.empty();
        });
    }
}
