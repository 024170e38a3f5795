package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import java.util.List;
import java.util.Optional;

/**
 * The boundaries of a listing's numbered pages that cover a range of time, and of the pages before and after.
 *
 * @param firstPage the number of the first page that was looked for
 * @param lastPage the number of the last page that was looked for
 * @param found the existing boundaries of these, in the order of their numbers
 * @param last the listing's last boundary
 */
record BoundaryWindow(int firstPage, int lastPage, List<PageBoundary> found, Optional<PageBoundary> last) {
    /** So many boundaries cost as much as one, and most listings have fewer. */
    private static final int RECENT = 16;

    BoundaryWindow {
        found = List.copyOf(found);
    }

    /** Reads the boundaries, with one query if the newest suffice, and with four at most. */
    static BoundaryWindow read(
            Listings table, Listing listing, Optional<ListingPosition> lowest, Optional<ListingPosition> highest) {
        BoundaryWindow newest = newest(table, listing);
        if (newest.firstPage() == 0 || lowest.filter(newest::reaches).isPresent()) {
            return newest;
        }
        int end = newest.found().getLast().page();
        int firstPage = lowest.map(place -> page(table, listing, place, end)).orElse(1) - 1;
        int lastPage = highest.map(place -> page(table, listing, place, end)).orElse(end) + 1;
        return new BoundaryWindow(firstPage, lastPage, table.boundaries(listing, firstPage, lastPage), newest.last());
    }

    /** Reads the newest boundaries, with one query. */
    static BoundaryWindow newest(Listings table, Listing listing) {
        List<PageBoundary> newest = table.lastBoundaries(listing, RECENT);
        return new BoundaryWindow(
                newest.size() < RECENT ? 0 : newest.getLast().page(),
                Integer.MAX_VALUE,
                newest.reversed(),
                newest.stream().findFirst());
    }

    /** Whether the window has all boundaries from a position on. */
    boolean reaches(ListingPosition place) {
        return firstPage == 0 || found.getFirst().last().compareTo(place) < 0;
    }

    /** The number of the page that covers a position, or of the last one. */
    private static int page(Listings table, Listing listing, ListingPosition place, int end) {
        return table.boundaryFrom(listing, place).map(PageBoundary::page).orElse(end);
    }

    /** The boundaries of these pages; empty if some were not looked for. */
    Optional<List<PageBoundary>> pages(int from, int to) {
        return from < firstPage || to > lastPage
                ? Optional.empty()
                : Optional.of(found.stream()
                        .filter(each -> each.page() >= from && each.page() <= to)
                        .toList());
    }

    /** The first boundary at or after a position in the range. */
    Optional<PageBoundary> from(ListingPosition place) {
        return found.stream().filter(each -> each.last().compareTo(place) >= 0).findFirst();
    }

    /** The last boundary before a position in the range. */
    Optional<PageBoundary> before(ListingPosition place) {
        return found.reversed().stream()
                .filter(each -> each.last().compareTo(place) < 0)
                .findFirst();
    }
}
