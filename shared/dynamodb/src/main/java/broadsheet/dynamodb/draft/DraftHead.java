package broadsheet.dynamodb.draft;

import broadsheet.draft.DraftId;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The head of a draft as it was read, for transactions that write the draft together with items of other kinds.
 *
 * @param item the item
 */
public record DraftHead(Item item) {
    /** The head of a draft; empty if there is none, or if it was deleted. Strongly consistent. */
    public static Optional<DraftHead> read(Table table, DraftId id) {
        return new DraftHeads(table).present(id).map(DraftHead::new);
    }

    /** The draft. */
    public WorkingDraft draft() {
        return DraftItems.draft(item);
    }

    /** The writes that give the draft another state and leave its text. They fail if the head has changed since. */
    public List<TransactWriteItem> replacing(Table table, WorkingDraft after) {
        return new DraftHeads(table)
                .writes(item, DraftHeads.merged(item, after), draft(), after)
                .toList();
    }
}
