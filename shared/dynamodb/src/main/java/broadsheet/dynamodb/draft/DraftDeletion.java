package broadsheet.dynamodb.draft;

import broadsheet.draft.DraftId;
import broadsheet.draft.PublishedDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.BatchWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Deletes drafts: first what makes a draft one, in a transaction, then its texts and notes. A repeat continues where a
 * crash ended it.
 */
final class DraftDeletion {
    /** How long a deleted draft's id stays taken. No client repeats a call later than that. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Table table;
    private final DraftHeads heads;

    DraftDeletion(Table table) {
        this.table = table;
        this.heads = new DraftHeads(table);
    }

    /**
     * Takes a draft out of all lists, and leaves of its head that the id is taken.
     *
     * @param end how the draft was published; empty if it was not
     * @return false if another writer was faster
     */
    boolean end(Item head, WorkingDraft draft, Optional<PublishedDraft> end, Instant now) {
        Item deleted = DraftItems.deleted(head, end, now.plus(REMEMBERED));
        Stream<TransactWriteItem> unlisted = DraftItems.entries(draft).stream().map(heads::deleting);
        return table.transact(Stream.concat(Stream.of(heads.replacing(head, deleted)), unlisted)
                .toList());
    }

    /** Deletes what is left of an ended draft. */
    void sweep(DraftId id) {
        List<Item> left = table.queryAll(
                "pk = :pk AND sk > :a",
                List.of(DraftKeys.draft(id), Keys.HEAD),
                query -> query.consistentRead(true).projectionExpression("pk, sk"));
        BatchWrite.make(table, left.stream().map(BatchWrite::deleting).toList());
    }
}
