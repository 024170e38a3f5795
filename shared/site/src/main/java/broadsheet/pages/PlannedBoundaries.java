package broadsheet.pages;

import static java.util.Comparator.comparing;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.PageDivision;
import broadsheet.article.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** One listing whose numbered pages are divided again for planned entries, in memory. */
final class PlannedBoundaries implements Listings {
    /**
     * The most steps. An older article that makes a full page too long may move the entries of every newer page, as one
     * after the other becomes too long. The renderer does that over time; a preview shows the pages beyond as they are.
     */
    private static final int MOST_STEPS = 100;

    private final Listings entries;
    private final Listings table;

    /** The boundaries that are not as in the table; empty for one that is removed. */
    private final NavigableMap<Integer, Optional<PageBoundary>> changed = new TreeMap<>();

    private PlannedBoundaries(Listings entries, Listings table) {
        this.entries = entries;
        this.table = table;
    }

    /**
     * Divides the pages as the renderer does after the changes: each changed boundary returns the pages around it, until none
     * needs another, or the most steps are done.
     *
     * @param entries the listing's planned entries
     * @param table the listing's boundaries as they are
     */
    static PlannedBoundaries divided(Listings entries, Listings table, Listing listing, List<Change> changes) {
        var planned = new PlannedBoundaries(entries, table);
        var division = new PageDivision(planned);
        List<Change> next = changes;
        for (int step = 0; step < MOST_STEPS && !next.isEmpty(); step++) {
            List<Change> made = new ArrayList<>();
            for (int page : division.pages(listing, next).keySet()) {
                division.next(listing, page).ifPresent(change -> {
                    planned.changed.put(page, change.last().map(place -> new PageBoundary(page, place)));
                    made.add(new Change.OfListingPage(listing, page));
                });
            }
            next = made;
        }
        return planned;
    }

    @Override
    public List<PageBoundary> boundaries(Listing listing, int fromPage, int toPage) {
        NavigableMap<Integer, PageBoundary> found = new TreeMap<>();
        table.boundaries(listing, fromPage, toPage).forEach(boundary -> found.put(boundary.page(), boundary));
        changed.subMap(fromPage, true, Math.max(fromPage, toPage), true)
                .forEach((page, boundary) ->
                        boundary.ifPresentOrElse(own -> found.put(page, own), () -> found.remove(page)));
        return List.copyOf(found.values());
    }

    @Override
    public Optional<PageBoundary> lastBoundary(Listing listing) {
        Optional<PageBoundary> last = table.lastBoundary(listing);
        while (last.isPresent() && changed.containsKey(last.get().page())) {
            last = onPage(listing, last.get().page() - 1);
        }
        return last(Stream.concat(last.stream(), present()));
    }

    @Override
    public Optional<PageBoundary> boundaryFrom(Listing listing, ListingPosition place) {
        Optional<PageBoundary> from = table.boundaryFrom(listing, place);
        while (from.isPresent() && changed.containsKey(from.get().page())) {
            from = onPage(listing, from.get().page() + 1);
        }
        return Stream.concat(from.stream(), present())
                .filter(boundary -> boundary.last().compareTo(place) >= 0)
                .min(comparing(PageBoundary::last));
    }

    @Override
    public Optional<PageBoundary> boundaryBefore(Listing listing, ListingPosition place) {
        Optional<PageBoundary> before = table.boundaryBefore(listing, place);
        while (before.isPresent() && changed.containsKey(before.get().page())) {
            before = onPage(listing, before.get().page() - 1);
        }
        return last(Stream.concat(before.stream(), present())
                .filter(boundary -> boundary.last().compareTo(place) < 0));
    }

    private static Optional<PageBoundary> last(Stream<PageBoundary> boundaries) {
        return boundaries.reduce(BinaryOperator.maxBy(comparing(PageBoundary::last)));
    }

    /** The changed boundaries that exist. */
    private Stream<PageBoundary> present() {
        return changed.values().stream().flatMap(Optional::stream);
    }

    /** The boundary of a page as it is in the table. */
    private Optional<PageBoundary> onPage(Listing listing, int page) {
        return table.boundaries(listing, page, page).stream().findFirst();
    }

    @Override
    public Page list(Listing listing, int limit, Optional<String> cursor) {
        return entries.list(listing, limit, cursor);
    }

    @Override
    public List<Summary> before(Listing listing, ListingPosition place, int limit) {
        return entries.before(listing, place, limit);
    }

    @Override
    public List<Summary> after(Listing listing, ListingPosition place, int limit) {
        return entries.after(listing, place, limit);
    }

    @Override
    public List<Summary> between(Listing listing, ListingPosition from, ListingPosition to, int limit) {
        return entries.between(listing, from, to, limit);
    }

    @Override
    public List<Summary> within(Listing listing, ListingPosition after, ListingPosition upTo, int limit) {
        return entries.within(listing, after, upTo, limit);
    }
}
