package broadsheet.dynamodb.article;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The writes that update the listings after a change of an article. */
final class Relisting {
    private Relisting() {}

    /**
     * The writes of the entries that change.
     *
     * @param before the head of the published article before; empty if there was none
     * @param after the published article after; empty if there is none
     * @param marking what to add to the written entries
     */
    static List<TransactWriteItem> of(
            Table table, Optional<Item> before, Optional<Article> after, UnaryOperator<Item> marking) {
        Map<Listing, Item> old = before.map(head -> ArticleItems.entries(ArticleItems.article(head)))
                .orElse(Map.of());
        Map<Listing, Item> wanted = after.map(ArticleItems::entries).orElse(Map.of());
        List<TransactWriteItem> writes = new ArrayList<>();
        wanted.forEach((listing, entry) -> {
            if (!Optional.of(entry).equals(Optional.ofNullable(old.get(listing)))) {
                writes.add(table.putting(marking.apply(entry)));
            }
        });
        old.forEach((listing, entry) -> {
            Item kept = wanted.get(listing);
            if (kept == null || !kept.string("sk").equals(entry.string("sk"))) {
                writes.add(table.deleting(entry.string("pk"), entry.string("sk")));
            }
        });
        return writes;
    }
}
