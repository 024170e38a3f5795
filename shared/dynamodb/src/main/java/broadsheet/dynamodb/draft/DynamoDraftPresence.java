package broadsheet.dynamodb.draft;

import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPresence;
import broadsheet.draft.DraftUser;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.inject.Inject;

/**
 * Stores who has a draft open, in a partition beside the draft, because these items come and go without a condition on
 * the draft's head. Thread-safe.
 */
public final class DynamoDraftPresence implements DraftPresence {
    private static final String SEEN = "seen";
    private static final String NAME = "name";

    /** DynamoDB deletes an expired item within days. What counts is decided by {@link #SEEN}. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final Table table;

    @Inject
    public DynamoDraftPresence(DraftsTable drafts) {
        this.table = drafts.table();
    }

    @Override
    public List<DraftUser> enter(DraftId draft, DraftUser who, Instant now) {
        String pk = DraftKeys.present(draft);
        table.put(Item.keyed(pk, who.id())
                .with(NAME, who.name())
                .with(SEEN, now.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("expiresAt", now.plus(KEPT).getEpochSecond()));
        Instant since = now.minus(COUNTS);
        return table.queryFirst(MOST + 1, "pk = :pk", List.of(pk), query -> {}).stream()
                .filter(item -> !item.string("sk").equals(who.id()))
                .filter(item -> item.instant(SEEN).isAfter(since))
                .map(item -> new DraftUser(item.string("sk"), item.string(NAME)))
                .toList();
    }

    @Override
    public void leave(DraftId draft, DraftUser who) {
        table.client()
                .deleteItem(delete -> delete.tableName(table.name())
                        .key(Item.keyed(DraftKeys.present(draft), who.id()).attributes()));
    }
}
