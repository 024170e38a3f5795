package broadsheet.article;

import broadsheet.article.PageBoundaries.Around;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Decides where the numbered pages of a listing end. The pages are divided from the oldest entry on.
 *
 * <p>A page's boundary is set once more than a page's entries follow the boundary before it, so newer articles never
 * change a page. Older articles that come or go change the size of one page. Only a page that becomes too large, or
 * empty, has its boundary moved.
 *
 * @param listings the listings as they are
 */
public record PageDivision(Listings listings) {
    /**
     * The next change of a boundary of a page.
     *
     * @param read the boundaries on which the decision rests
     * @param last the position that the page's boundary should have; empty to remove the boundary
     */
    public record BoundaryChange(Around read, Optional<ListingPosition> last) {}

    /**
     * The pages whose size the changes of a listing may have altered: the pages that cover changed entries, and those
     * around changed boundaries. Each change of a boundary returns the pages around it, which need another look.
     *
     * @return the pages by their numbers, with the boundaries around each that were read
     */
    public SortedMap<Integer, Optional<Around>> pages(Listing listing, Collection<Change> changes) {
        SortedMap<Integer, Optional<Around>> pages = new TreeMap<>();
        NavigableSet<ListingPosition> places = new TreeSet<>();
        for (Change change : changes) {
            if (change instanceof Change.OfListing(Listing of, ListingPosition place)) {
                places.add(place);
            }
            if (change instanceof Change.OfListingPage(Listing of, int page)) {
                IntStream.rangeClosed(Math.max(1, page - 1), page + 1)
                        .forEach(each -> pages.put(each, Optional.empty()));
            }
        }
        Optional<PageBoundary> last = listings.lastBoundary(listing);
        ListingPosition end = last.map(PageBoundary::last).orElse(ListingPosition.FIRST);
        if (!places.tailSet(end, false).isEmpty()) {
            int next = last.map(PageBoundary::page).orElse(0) + 1;
            pages.put(next, Optional.of(new Around(next, last, Optional.empty(), Optional.empty())));
        }
        places = places.headSet(end, true);
        while (!places.isEmpty()) {
            Optional<PageBoundary> boundary = listings.boundaryFrom(listing, places.first());
            boundary.ifPresent(page -> pages.putIfAbsent(page.page(), Optional.empty()));
            places = places.tailSet(boundary.map(PageBoundary::last).orElse(end), false);
        }
        return pages;
    }

    /** What to do with the boundary of a page; empty if it should stay as it is. */
    public Optional<BoundaryChange> next(Listing listing, int page) {
        return next(listing, around(listing, page));
    }

    /** What to do with the boundary of a page that has these boundaries around it. */
    public Optional<BoundaryChange> next(Listing listing, Around around) {
        return wanted(listing, around).map(wanted -> new BoundaryChange(around, wanted.last()));
    }

    private Around around(Listing listing, int page) {
        List<PageBoundary> found = listings.boundaries(listing, page - 1, page + 1);
        IntFunction<Optional<PageBoundary>> of =
                number -> found.stream().filter(each -> each.page() == number).findFirst();
        return new Around(page, of.apply(page - 1), of.apply(page), of.apply(page + 1));
    }

    /** The position that a boundary should have; empty to remove the boundary. */
    private record Wanted(Optional<ListingPosition> last) {
        static Optional<Wanted> at(Summary entry) {
            return Optional.of(new Wanted(Optional.of(ListingPosition.of(entry))));
        }
    }

    /** What to set the boundary of a page to; empty if it should stay as it is. */
    private Optional<Wanted> wanted(Listing listing, Around around) {
        if (around.page() > 1 && around.older().isEmpty()) {
            return Optional.empty();
        }
        ListingPosition start = around.older().map(PageBoundary::last).orElse(ListingPosition.FIRST);
        if (around.own().isEmpty()) {
            return full(listing, start).flatMap(Wanted::at);
        }
        ListingPosition end = around.own().get().last();
        List<Summary> entries = listings.within(listing, start, end, listing.maxPageSize());
        if (entries.size() == listing.maxPageSize()) {
            // The next page gets the others. If it becomes too large, the record of this change has it cut as well.
            return Wanted.at(entries.get(listing.pageSize() - 1));
        }
        if (!entries.isEmpty()) {
            return Optional.empty();
        }
        if (around.newer().isEmpty()) {
            return Optional.of(new Wanted(full(listing, end).map(ListingPosition::of)));
        }
        // Half of the next page's entries. If that is empty too, its own next change comes back to this page.
        List<Summary> next = listings.within(listing, end, around.newer().get().last(), listing.maxPageSize());
        return next.isEmpty() ? Optional.empty() : Wanted.at(next.get((next.size() - 1) / 2));
    }

    /** The last entry of the page that begins there; empty if all entries fit on the first page of the listing. */
    private Optional<Summary> full(Listing listing, ListingPosition start) {
        int size = listing.pageSize();
        List<Summary> entries = listings.after(listing, start, size + 1);
        return entries.size() > size ? Optional.of(entries.get(size - 1)) : Optional.empty();
    }
}
