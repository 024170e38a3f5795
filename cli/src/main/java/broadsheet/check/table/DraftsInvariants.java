package broadsheet.check.table;

import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.List;

/**
 * The invariants that follow from the existence of an item in the table of drafts.
 *
 * @param table the table of drafts
 * @param now the time, which tells which links have expired
 */
record DraftsInvariants(Table table, Instant now) {
    /** Returns the invariants of an item and of the draft or schedule it belongs to. */
    List<Invariant> of(Item item) {
        String pk = item.string("pk");
        String sk = item.string("sk");
        if (pk.equals(Keys.KEYS) && sk.equals(Keys.LINKS)) {
            return List.of(new ItemInvariant(table, pk, sk, "has no secret", key -> key.has("secret")));
        }
        if (pk.startsWith(DraftKeys.PRESENT)) {
            return List.of(new ItemInvariant(table, pk, sk, "never expires", present -> present.has("expiresAt")));
        }
        List<Invariant> ofDraft = DraftKeys.linkOf(pk)
                .filter(link -> sk.equals(Keys.CURRENT))
                .<List<Invariant>>map(link -> List.of(new DraftLinkInvariant(table, link, now)))
                .orElseGet(() -> DraftEntryInvariant.of(table, pk, sk));
        return Invariants.known(table, pk, sk, ofDraft.isEmpty() ? ScheduleEntryInvariant.of(table, pk, sk) : ofDraft);
    }
}
