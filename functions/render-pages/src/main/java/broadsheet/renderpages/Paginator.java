package broadsheet.renderpages;

import broadsheet.article.Busy;
import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundaries;
import broadsheet.article.PageBoundaries.Around;
import broadsheet.article.PageBoundary;
import broadsheet.article.Summary;
import broadsheet.bucket.BoundedParallel;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.inject.Inject;

/**
 * Divides listings into numbered pages, from the oldest entry on, by setting the pages' boundaries.
 *
 * <p>A page's boundary is set once more than a page's entries follow the boundary before it, so
 * newer articles never change a page. Older articles that come or go change the size of one page. Only a page that
 * becomes too large, or empty, has its boundary moved.
 *
 * <p>Each call sets at most one boundary of a page. The stream brings the change of a boundary back as a record, for
 * which this class examines the pages on both sides. So what one call leaves, later calls complete, also after a crash.
 */
final class Paginator {
    /** A failed record comes again, so few attempts suffice. */
    private static final int ATTEMPTS = 3;

    private final Listings listings;
    private final PageBoundaries boundaries;

    @Inject
    Paginator(Listings listings, PageBoundaries boundaries) {
        this.listings = listings;
        this.boundaries = boundaries;
    }

    /**
     * Examines the pages whose size the changes may have altered, each once.
     *
     * @return the changes of listings for which that failed, because other writers were faster or the table was busy
     */
    Map<Change, Throwable> divide(Collection<Change> changes) {
        Map<Listing, List<Change>> numbered = new HashMap<>();
        for (Change change : changes) {
            listing(change)
                    .ifPresent(listing -> numbered.computeIfAbsent(listing, first -> new ArrayList<>())
                            .add(change));
        }
        BoundedParallel<Listing, Set<Integer>> divided = BoundedParallel.each(numbered.keySet(), listing -> {
            List<Change> own = numbered.getOrDefault(listing, List.of());
            // Once more if that fails, because all changes of the listing would come again.
            try {
                return divide(listing, own);
            } catch (RuntimeException unanswered) {
                return divide(listing, own);
            }
        });
        Map<Change, Throwable> failed = new HashMap<>();
        divided.failures()
                .forEach((listing, why) ->
                        numbered.getOrDefault(listing, List.of()).forEach(change -> failed.put(change, why)));
        return failed;
    }

    private Set<Integer> divide(Listing listing, List<Change> changes) {
        Set<Integer> pages = pages(listing, changes);
        pages.forEach(page -> divide(listing, page));
        return pages;
    }

    private static Optional<Listing> listing(Change change) {
        return switch (change) {
            case Change.OfListing(Listing listing, ListingPosition place) -> Optional.of(listing);
            case Change.OfListingPage(Listing listing, int page) -> Optional.of(listing);
            default -> Optional.empty();
        };
    }

    /** The numbers of the pages that cover changed entries, and of those around changed boundaries. */
    private Set<Integer> pages(Listing listing, List<Change> changes) {
        Set<Integer> pages = new TreeSet<>();
        NavigableSet<ListingPosition> places = new TreeSet<>();
        for (Change change : changes) {
            if (change instanceof Change.OfListing(Listing of, ListingPosition place)) {
                places.add(place);
            }
            if (change instanceof Change.OfListingPage(Listing of, int page)) {
                IntStream.rangeClosed(Math.max(1, page - 1), page + 1).forEach(pages::add);
            }
        }
        Optional<PageBoundary> last = listings.lastBoundary(listing);
        ListingPosition end = last.map(PageBoundary::last).orElse(ListingPosition.FIRST);
        if (!places.tailSet(end, false).isEmpty()) {
            pages.add(last.map(PageBoundary::page).orElse(0) + 1);
        }
        places = places.headSet(end, true);
        while (!places.isEmpty()) {
            Optional<PageBoundary> boundary = listings.boundaryFrom(listing, places.first());
            boundary.ifPresent(page -> pages.add(page.page()));
            places = places.tailSet(boundary.map(PageBoundary::last).orElse(end), false);
        }
        return pages;
    }

    private void divide(Listing listing, int page) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Around around = around(listing, page);
            Optional<Wanted> wanted = wanted(listing, around);
            if (wanted.isEmpty() || boundaries.set(listing, around, wanted.get().last())) {
                return;
            }
            Table.pause(attempt);
        }
        throw new Busy("the pages of " + listing.path());
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
