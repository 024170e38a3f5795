package broadsheet.pages;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.reverseOrder;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.PlannedPublication;
import broadsheet.article.Summary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The listings as they would be after a publication, with their numbered pages as they would then be divided. It reads
 * one entry more than it is asked for, in place of the one that the publication may move away. Thread-safe.
 */
final class PlannedListings implements Listings {
    private static final Comparator<ListingPosition> OLDEST_FIRST = naturalOrder();
    private static final Comparator<ListingPosition> NEWEST_FIRST = reverseOrder();

    private final Listings table;
    private final ArticleId article;
    private final List<Listing> left;
    private final List<Listing> joined;
    private final Optional<Summary> before;
    private final Summary after;
    private final Memoizer<Listing, PlannedBoundaries> boundaries;

    PlannedListings(Listings table, PlannedPublication plan) {
        this.table = table;
        this.article = plan.id();
        this.left = plan.before().map(Article::front).map(Listing::of).orElse(List.of());
        this.joined = Listing.of(plan.after().article().front());
        this.before = plan.before().map(Article::summary);
        this.after = plan.after().article().summary();
        this.boundaries = new Memoizer<>(listing -> PlannedBoundaries.divided(this, table, listing, changes(listing)));
    }

    /** The changes of entries that the publication makes in a listing. */
    private List<Change> changes(Listing listing) {
        return Stream.concat(
                        before.filter(entry -> left.contains(listing)).stream(),
                        Stream.of(after).filter(entry -> joined.contains(listing)))
                .map(ListingPosition::of)
                .distinct()
                .<Change>map(place -> new Change.OfListing(listing, place))
                .toList();
    }

    private boolean isChanged(Listing listing) {
        return left.contains(listing) || joined.contains(listing);
    }

    /** The first entries of a range after the publication. */
    private List<Summary> first(
            int limit,
            Listing listing,
            List<Summary> found,
            Comparator<ListingPosition> order,
            Predicate<ListingPosition> range) {
        return Stream.concat(
                        found.stream().filter(entry -> !entry.id().equals(article)),
                        Stream.of(after)
                                .filter(entry -> joined.contains(listing) && range.test(ListingPosition.of(entry))))
                .sorted(comparing(ListingPosition::of, order))
                .limit(limit)
                .toList();
    }

    /** No page leads to more of a listing by a cursor, so only its beginning can be asked for. */
    @Override
    public Page list(Listing listing, int limit, Optional<String> cursor) {
        if (!isChanged(listing)) {
            return table.list(listing, limit, cursor);
        }
        if (cursor.isPresent() || limit >= MAX_LIMIT) {
            throw new IllegalArgumentException("a preview of %d entries from %s".formatted(limit, cursor));
        }
        Page page = table.list(listing, limit + 1, cursor);
        List<Summary> found = first(limit + 1, listing, page.entries(), NEWEST_FIRST, place -> true);
        return new Page(
                found.subList(0, Math.min(limit, found.size())),
                found.size() > limit ? Optional.of("more") : Optional.empty());
    }

    @Override
    public List<Summary> before(Listing listing, ListingPosition place, int limit) {
        return range(
                listing,
                limit,
                most -> table.before(listing, place, most),
                NEWEST_FIRST,
                own -> own.compareTo(place) < 0);
    }

    @Override
    public List<Summary> after(Listing listing, ListingPosition place, int limit) {
        return range(
                listing,
                limit,
                most -> table.after(listing, place, most),
                OLDEST_FIRST,
                own -> own.compareTo(place) > 0);
    }

    @Override
    public List<Summary> between(Listing listing, ListingPosition from, ListingPosition to, int limit) {
        return range(
                listing,
                limit,
                most -> table.between(listing, from, to, most),
                NEWEST_FIRST,
                own -> own.compareTo(from) >= 0 && own.compareTo(to) < 0);
    }

    @Override
    public List<Summary> within(Listing listing, ListingPosition after, ListingPosition upTo, int limit) {
        return range(
                listing,
                limit,
                most -> table.within(listing, after, upTo, most),
                OLDEST_FIRST,
                own -> own.compareTo(after) > 0 && own.compareTo(upTo) <= 0);
    }

    /** A range of a listing, whose beginning {@code stored} reads from the table. */
    private List<Summary> range(
            Listing listing,
            int limit,
            IntFunction<List<Summary>> stored,
            Comparator<ListingPosition> order,
            Predicate<ListingPosition> range) {
        return isChanged(listing) ? first(limit, listing, stored.apply(limit + 1), order, range) : stored.apply(limit);
    }

    @Override
    public List<PageBoundary> boundaries(Listing listing, int fromPage, int toPage) {
        return divided(listing).boundaries(listing, fromPage, toPage);
    }

    @Override
    public Optional<PageBoundary> lastBoundary(Listing listing) {
        return divided(listing).lastBoundary(listing);
    }

    @Override
    public Optional<PageBoundary> boundaryFrom(Listing listing, ListingPosition place) {
        return divided(listing).boundaryFrom(listing, place);
    }

    @Override
    public Optional<PageBoundary> boundaryBefore(Listing listing, ListingPosition place) {
        return divided(listing).boundaryBefore(listing, place);
    }

    /** What knows where a listing's numbered pages end after the publication. */
    private Listings divided(Listing listing) {
        return isChanged(listing) ? boundaries.of(listing) : table;
    }
}
