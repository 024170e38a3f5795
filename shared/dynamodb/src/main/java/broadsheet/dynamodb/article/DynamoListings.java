package broadsheet.dynamodb.article;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.Summary;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Stores listings in the table. Each listing is a partition, and the transaction that writes an article also writes
 * its entries.
 */
public final class DynamoListings implements Listings {
    private final Table table;

    @Inject
    DynamoListings(Table table) {
        this.table = table;
    }

    @Override
    public Page list(Listing listing, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        String pk = ListingKeys.listing(listing);
        Optional<String> start = cursor.map(
                text -> Cursor.read(text, sk -> ListingKeys.placeOf(sk).isPresent()));
        // Read one more than the limit, to know whether another page follows.
        List<Summary> found = summaries(table.queryFirst(limit + 1, "pk = :pk", List.of(pk), query -> {
            query.scanIndexForward(false);
            start.ifPresent(sk -> query.exclusiveStartKey(Item.keyed(pk, sk).attributes()));
        }));
        List<Summary> entries = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                entries,
                found.size() > limit
                        ? Optional.of(Cursor.of(ListingKeys.entry(ListingPosition.of(entries.getLast()))))
                        : Optional.empty());
    }

    private static List<Summary> summaries(List<Item> entries) {
        return entries.stream().map(ArticleItems::summary).toList();
    }

    @Override
    public List<Summary> before(Listing listing, ListingPosition place, int limit) {
        return page(
                "pk = :pk AND sk < :a", List.of(ListingKeys.listing(listing), ListingKeys.entry(place)), false, limit);
    }

    @Override
    public List<Summary> after(Listing listing, ListingPosition place, int limit) {
        return page(
                "pk = :pk AND sk > :a", List.of(ListingKeys.listing(listing), ListingKeys.entry(place)), true, limit);
    }

    private List<Summary> page(String condition, List<String> values, boolean forward, int limit) {
        return summaries(table.queryFirst(limit, condition, values, query -> query.scanIndexForward(forward)));
    }

    @Override
    public List<Summary> between(Listing listing, ListingPosition from, ListingPosition to, int limit) {
        List<String> values = List.of(ListingKeys.listing(listing), ListingKeys.entry(from), ListingKeys.entry(to));
        return summaries(table.queryFirst(
                limit, "pk = :pk AND sk BETWEEN :a AND :b", values, query -> query.scanIndexForward(false)));
    }

    @Override
    public List<Summary> within(Listing listing, ListingPosition after, ListingPosition upTo, int limit) {
        List<String> values = List.of(ListingKeys.listing(listing), ListingKeys.entry(after), ListingKeys.entry(upTo));
        // BETWEEN includes an entry at the lower bound.
        return summaries(table.queryFirst(limit + 1, "pk = :pk AND sk BETWEEN :a AND :b", values, query -> {})).stream()
                .filter(entry -> ListingPosition.of(entry).compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<PageBoundary> boundaries(Listing listing, int fromPage, int toPage) {
        int last = Math.min(toPage, PageBoundary.MAX_PAGE);
        if (fromPage > last) {
            return List.of();
        }
        List<String> values = List.of(ListingKeys.pages(listing), ListingKeys.page(fromPage), ListingKeys.page(last));
        return table.queryAll("pk = :pk AND sk BETWEEN :a AND :b", values, query -> {}).stream()
                .flatMap(item -> boundary(item).stream())
                .toList();
    }

    @Override
    public Optional<PageBoundary> lastBoundary(Listing listing) {
        return lastBoundaries(listing, 1).stream().findFirst();
    }

    @Override
    public List<PageBoundary> lastBoundaries(Listing listing, int limit) {
        List<String> values = List.of(ListingKeys.pages(listing), ListingKeys.behindPages());
        return table.queryFirst(limit, "pk = :pk AND sk < :a", values, query -> query.scanIndexForward(false)).stream()
                .flatMap(item -> boundary(item).stream())
                .toList();
    }

    /** The boundary in an item whose sort key is a page's number. */
    private static Optional<PageBoundary> boundary(Item item) {
        return ListingKeys.pageOf(item.string("sk"))
                .flatMap(page -> ListingKeys.placeOf(item.string(DynamoPageBoundaries.LAST))
                        .map(last -> new PageBoundary(page, last)));
    }

    @Override
    public Optional<PageBoundary> boundaryFrom(Listing listing, ListingPosition place) {
        return end("pk = :pk AND sk >= :a", List.of(ListingKeys.pages(listing), ListingKeys.end(place)), true);
    }

    @Override
    public Optional<PageBoundary> boundaryBefore(Listing listing, ListingPosition place) {
        List<String> values = List.of(ListingKeys.pages(listing), ListingKeys.behindPages(), ListingKeys.end(place));
        return end("pk = :pk AND sk BETWEEN :a AND :b", values, false);
    }

    private Optional<PageBoundary> end(String condition, List<String> values, boolean forward) {
        return first(condition, values, forward).flatMap(item -> ListingKeys.endOf(item.string("sk")));
    }

    private Optional<Item> first(String condition, List<String> values, boolean forward) {
        return table.queryFirst(1, condition, values, query -> query.scanIndexForward(forward)).stream()
                .findFirst();
    }
}
