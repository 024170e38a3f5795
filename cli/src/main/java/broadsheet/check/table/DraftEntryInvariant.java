package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.draft.DraftId;
import broadsheet.dynamodb.draft.DraftItems;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.schedule.ScheduleSubject;
import java.util.List;
import java.util.Optional;

/** Invariant: an entry in a list of drafts belongs to a draft that is listed there. */
record DraftEntryInvariant(Table table, String list, String sk, DraftId id) implements Invariant {
    /** The invariants of an item whose key begins as those of drafts do. */
    static List<Invariant> of(Table table, String pk, String sk) {
        if (DraftKeys.isList(pk)) {
            return DraftKeys.entryOf(sk).<Invariant>map(id -> new DraftEntryInvariant(table, pk, sk, id)).stream()
                    .toList();
        }
        boolean isPart = sk.equals(Keys.HEAD)
                || DraftKeys.textOf(sk).isPresent()
                || DraftKeys.noteOf(sk).isPresent()
                || DraftKeys.linkOf(sk).isPresent();
        return DraftKeys.draftOf(pk)
                .filter(id -> isPart)
                .<List<Invariant>>map(id -> List.of(
                        new DraftInvariant(table, id), new ScheduleInvariant(table, new ScheduleSubject.OfDraft(id))))
                .orElse(List.of());
    }

    @Override
    public String place() {
        return list + " " + sk;
    }

    @Override
    public List<Finding> check() {
        String pk = DraftKeys.draft(id);
        Optional<Item> head = table.getNow(pk, Keys.HEAD);
        boolean belongs = head.filter(item -> !DraftItems.isDeleted(item))
                .map(DraftItems::draft)
                .filter(draft -> DraftItems.entries(draft).contains(Item.keyed(list, sk)))
                .isPresent();
        return belongs || table.getNow(list, sk).isEmpty()
                ? List.of()
                : List.of(AsRead.of(head, "writes")
                        .excluding(table, pk, Keys.HEAD, Item.keyed(list, sk), "no draft belongs there"));
    }
}
