package broadsheet.pages;

import static java.util.Comparator.comparing;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BinaryOperator;

/**
 * Reads the newest entries, the boundaries and the numbered pages of each listing once, for all that one batch of changes asks:
 * where numbered pages end, which pages are affected, and what these show. What it has read does not change, so it is created after the changes.
 * What changes later has a record of its own. Thread-safe.
 */
public final class MemoizedListings implements Listings {
    private final Listings store;
    private final Memoizer<Listing, Page> newest;
    private final Memoizer<Listing, BoundaryWindow> newestBoundaries;
    private final Memoizer<Range, List<Summary>> ranges;
    private final Memoizer<PageNumbers, List<PageBoundary>> boundaries;
    private final ConcurrentMap<Listing, ConcurrentSkipListMap<ListingPosition, PageSpan>> spans =
            new ConcurrentHashMap<>();

    /** Creates an instance that has read nothing yet. */
    public MemoizedListings(Listings store) {
        this.store = store;
        this.newest = new Memoizer<>(listing -> store.list(listing, listing.pageSize(), Optional.empty()));
        this.newestBoundaries = new Memoizer<>(listing -> BoundaryWindow.newest(store, listing));
        this.boundaries = new Memoizer<>(pages -> store.boundaries(pages.listing(), pages.first(), pages.last()));
        this.ranges =
                new Memoizer<>(range -> store.within(range.listing(), range.after(), range.upTo(), range.limit()));
    }

    private record Range(Listing listing, ListingPosition after, ListingPosition upTo, int limit) {}

    private record PageNumbers(Listing listing, int first, int last) {}

    /**
     * The part of a numbered page from a position on. All entries between the two are on the page.
     *
     * @param first a position on the page
     * @param page the page's boundary
     */
    private record PageSpan(ListingPosition first, PageBoundary page) {}

    /** Forgets the boundaries of a listing, because the caller has set one. */
    public void forgetBoundaries(Listing listing) {
        newestBoundaries.forget(listing::equals);
        boundaries.forget(pages -> pages.listing().equals(listing));
        spans.remove(listing);
    }

    @Override
    public Page list(Listing listing, int limit, Optional<String> cursor) {
        return cursor.isEmpty() && limit == listing.pageSize()
                ? newest.of(listing)
                : store.list(listing, limit, cursor);
    }

    @Override
    public List<Summary> before(Listing listing, ListingPosition place, int limit) {
        return store.before(listing, place, limit);
    }

    /**
     * Answers from the newest entries if they are known and suffice. Whether more entries follow than a page has, as the division into
     * pages asks, the newest entries mostly tell, and the first page shows them anyway.
     */
    @Override
    public List<Summary> after(Listing listing, ListingPosition place, int limit) {
        Optional<Page> page = limit == listing.pageSize() + 1 ? Optional.of(newest.of(listing)) : newest.known(listing);
        return page.map(ListingWindow::ofNewest)
                .flatMap(window -> window.answer(new ListingQuery.After(listing, place, limit)))
                .orElseGet(() -> store.after(listing, place, limit));
    }

    @Override
    public List<Summary> between(Listing listing, ListingPosition from, ListingPosition to, int limit) {
        return store.between(listing, from, to, limit);
    }

    @Override
    public List<Summary> within(Listing listing, ListingPosition after, ListingPosition upTo, int limit) {
        return ranges.of(new Range(listing, after, upTo, limit));
    }

    @Override
    public List<PageBoundary> boundaries(Listing listing, int fromPage, int toPage) {
        return newestBoundaries
                .of(listing)
                .pages(fromPage, toPage)
                .orElseGet(() -> boundaries.of(new PageNumbers(listing, fromPage, toPage)));
    }

    @Override
    public Optional<PageBoundary> lastBoundary(Listing listing) {
        return newestBoundaries.of(listing).last();
    }

    @Override
    public Optional<PageBoundary> boundaryFrom(Listing listing, ListingPosition place) {
        BoundaryWindow window = newestBoundaries.of(listing);
        if (window.reaches(place)) {
            return window.from(place);
        }
        var known = spans.computeIfAbsent(listing, first -> new ConcurrentSkipListMap<>());
        Map.Entry<ListingPosition, PageSpan> span = known.ceilingEntry(place);
        if (span != null && span.getValue().first().compareTo(place) <= 0) {
            return Optional.of(span.getValue().page());
        }
        Optional<PageBoundary> page = store.boundaryFrom(listing, place);
        page.ifPresent(covers -> known.merge(
                covers.last(), new PageSpan(place, covers), BinaryOperator.minBy(comparing(PageSpan::first))));
        return page;
    }

    @Override
    public Optional<PageBoundary> boundaryBefore(Listing listing, ListingPosition place) {
        return store.boundaryBefore(listing, place);
    }
}
