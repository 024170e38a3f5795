package broadsheet.dynamodb.article;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.PageBoundaries;
import broadsheet.article.PageBoundary;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores the boundaries of listings' numbered pages. A boundary is two items, because it is read by its page's number
 * and by its position. One transaction writes both.
 */
public final class DynamoPageBoundaries implements PageBoundaries {
    /** The attribute with a boundary's position. */
    public static final String LAST = "last";

    private static final String UNCHANGED = "#last = :last";

    private final Table table;

    @Inject
    DynamoPageBoundaries(Table table) {
        this.table = table;
    }

    @Override
    public boolean set(Listing listing, Around read, Optional<ListingPosition> last, boolean inBulk) {
        String pk = ListingKeys.pages(listing);
        List<TransactWriteItem> writes = new ArrayList<>();
        if (read.page() > 1) {
            writes.add(checking(pk, read.page() - 1, read.older()));
        }
        writes.add(checking(pk, read.page() + 1, read.newer()));
        Optional<PageBoundary> next = last.map(place -> new PageBoundary(read.page(), place));
        String sk = ListingKeys.page(read.page());
        Item before = read.own().map(DynamoPageBoundaries::last).orElse(Item.empty());
        String condition = read.own().isPresent() ? UNCHANGED : Table.NEW;
        writes.add(next.map(boundary -> table.putting(
                        ArticleItems.marked(Item.keyed(pk, sk).with(LAST, ListingKeys.entry(boundary.last())), inBulk),
                        condition,
                        before))
                .orElseGet(() -> table.deleting(pk, sk, condition, before)));
        if (!next.equals(read.own())) {
            read.own().ifPresent(own -> writes.add(table.deleting(pk, ListingKeys.end(own))));
            next.ifPresent(own ->
                    writes.add(table.putting(ArticleItems.marked(Item.keyed(pk, ListingKeys.end(own)), inBulk))));
        }
        return table.transact(writes);
    }

    private static Item last(PageBoundary boundary) {
        return Item.empty().with(LAST, ListingKeys.entry(boundary.last()));
    }

    private TransactWriteItem checking(String pk, int page, Optional<PageBoundary> read) {
        String sk = ListingKeys.page(page);
        return read.map(boundary -> table.checking(pk, sk, UNCHANGED, last(boundary)))
                .orElseGet(() -> table.checking(pk, sk, Table.NEW, Item.empty()));
    }
}
