package broadsheet.check.table;

import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;

/**
 * The invariants that follow from the existence of an item in the table of drafts.
 *
 * @param table the table of drafts
 */
record DraftsInvariants(Table table) {
    /** Returns the invariants of an item and of the draft or schedule it belongs to. */
    List<Invariant> of(Item item) {
        String pk = item.string("pk");
        String sk = item.string("sk");
        List<Invariant> ofDraft = DraftEntryInvariant.of(table, pk, sk);
        return Invariants.known(table, pk, sk, ofDraft.isEmpty() ? ScheduleEntryInvariant.of(table, pk, sk) : ofDraft);
    }
}
