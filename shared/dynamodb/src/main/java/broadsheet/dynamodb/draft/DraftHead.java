package broadsheet.dynamodb.draft;

import broadsheet.draft.DraftId;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The head of a draft as it was read, for transactions that write the draft together with items of other kinds.
 *
 * @param item the item
 */
public record DraftHead(Item item) {
    /** The head of a draft; empty if there is none, or if it was deleted. Strongly consistent. */
    public static Optional<DraftHead> read(Table table, DraftId id) {
        return DraftItems.present(table.getNow(DraftKeys.draft(id), Keys.HEAD)).map(DraftHead::new);
    }

    /** The draft. */
    public WorkingDraft draft() {
        return DraftItems.draft(item);
    }

    /** The writes that give the draft another state and leave its text. They fail if the head has changed since. */
    public List<TransactWriteItem> becoming(Table table, WorkingDraft after) {
        return replacing(table, carried(after), after);
    }

    /** The writes of another head and of its entries in lists. They fail if the head has changed since. */
    List<TransactWriteItem> replacing(Table table, Item next, WorkingDraft after) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(writing(table, next));
        Set<Item> old = DraftItems.entries(draft());
        Set<Item> wanted = DraftItems.entries(after);
        wanted.stream().filter(entry -> !old.contains(entry)).map(table::putting).forEach(writes::add);
        old.stream()
                .filter(entry -> !wanted.contains(entry))
                .map(entry -> table.deleting(entry.string("pk"), entry.string("sk")))
                .forEach(writes::add);
        return writes;
    }

    /** The write of another head, which fails if the head has changed since. */
    TransactWriteItem writing(Table table, Item next) {
        int writes = item.number("writes");
        return table.putting(
                next.with("writes", writes + 1),
                "writes = :read",
                Item.empty().with("read", writes));
    }

    /** The head of another state, with what this one says about the draft's other items. */
    Item carried(WorkingDraft after) {
        Item next = item.without("assignee");
        for (Map.Entry<String, AttributeValue> each :
                DraftItems.head(after).attributes().entrySet()) {
            next = next.with(each.getKey(), each.getValue());
        }
        return next;
    }
}
