package broadsheet.dynamodb.draft;

import broadsheet.draft.DraftId;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.BatchWrite;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Removes drafts. The head stays for a time, so that nobody begins a draft with the same id again. */
record DraftRemoval(Table table) {
    /** How long a removed draft's id stays taken. No client repeats a call later than that. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /**
     * Removes a draft with its notes and texts. A repeat completes what a crash interrupted.
     *
     * @param isSeen whether it may be removed; if not, it stays and nothing happens
     * @param allowed throws an exception if it may not be removed now
     */
    void remove(DraftId id, Predicate<WorkingDraft> isSeen, Consumer<WorkingDraft> allowed, Instant now) {
        Optional<Item> last = ConditionalWrite.untilDone("the draft " + id, () -> {
            Optional<Item> found = table.getNow(DraftKeys.draft(id), Keys.HEAD);
            Optional<DraftHead> head =
                    DraftItems.present(found).map(DraftHead::new).filter(present -> isSeen.test(present.draft()));
            if (head.isEmpty()) {
                return Optional.of(found.filter(DraftItems::isGone));
            }
            allowed.accept(head.get().draft());
            Item gone = DraftItems.gone(head.get().item(), now.plus(REMEMBERED));
            List<TransactWriteItem> writes = new ArrayList<>();
            writes.add(head.get().writing(table, gone));
            DraftItems.entries(head.get().draft())
                    .forEach(entry -> writes.add(table.deleting(entry.string("pk"), entry.string("sk"))));
            return table.transact(writes) ? Optional.of(Optional.of(gone)) : Optional.empty();
        });
        last.ifPresent(gone -> sweep(id));
    }

    private void sweep(DraftId id) {
        List<Item> left = table.queryAll(
                "pk = :pk AND sk > :a",
                List.of(DraftKeys.draft(id), Keys.HEAD),
                query -> query.consistentRead(true).projectionExpression("pk, sk"));
        BatchWrite.make(table, left.stream().map(BatchWrite::deleting).toList());
    }
}
