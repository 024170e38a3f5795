package broadsheet.check.table;

import broadsheet.article.PageBoundary;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.article.DynamoPageBoundaries;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;

/**
 * Invariant: the boundary of a numbered page is found by its number and by its position, and follows the boundary of
 * the page before.
 */
record PageBoundaryInvariant(Table table, String pk, String sk, int page) implements Invariant {
    private static final String ADVICE =
            "Delete this item and those of all later pages of the listing. The next article of the listing sets them"
                    + " again.";

    @Override
    public String place() {
        return pk + " " + sk;
    }

    @Override
    public List<Finding> check() {
        if (table.getNow(pk, sk).isEmpty()) {
            return List.of();
        }
        Optional<Item> own = table.getNow(pk, ListingKeys.page(page));
        Optional<PageBoundary> boundary = own.flatMap(PageBoundaryInvariant::boundary);
        Optional<PageBoundary> led = ListingKeys.endOf(sk);
        if (led.isPresent()) {
            return led.equals(boundary)
                    ? List.of()
                    : List.of(AsRead.of(own, DynamoPageBoundaries.LAST)
                            .excluding(table, pk, ListingKeys.page(page), Item.keyed(pk, sk), "leads to no page"));
        }
        if (boundary.isEmpty()) {
            return List.of(Finding.manual(place(), "has no position", ADVICE));
        }
        boolean follows = page == 1
                || table.getNow(pk, ListingKeys.page(page - 1))
                        .flatMap(PageBoundaryInvariant::boundary)
                        .filter(older -> older.last().compareTo(boundary.get().last()) <= 0)
                        .isPresent();
        return follows
                ? AsRead.of(own, DynamoPageBoundaries.LAST)
                        .following(table, pk, sk, Item.keyed(pk, ListingKeys.end(boundary.get())), "page")
                        .stream()
                        .toList()
                : List.of(Finding.manual(place(), "does not follow the page before", ADVICE));
    }

    private static Optional<PageBoundary> boundary(Item item) {
        return ListingKeys.pageOf(item.string("sk"))
                .flatMap(page -> item.optional(DynamoPageBoundaries.LAST)
                        .flatMap(ListingKeys::placeOf)
                        .map(last -> new PageBoundary(page, last)));
    }
}
