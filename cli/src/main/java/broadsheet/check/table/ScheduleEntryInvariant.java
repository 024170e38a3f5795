package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ScheduleKeys;
import broadsheet.dynamodb.schedule.ScheduleItems;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Invariant: what is among the schedules that wait is the schedule of its draft or article. */
record ScheduleEntryInvariant(Table table, String sk) implements Invariant {
    /** The invariants of an item whose key begins as those of schedules do. */
    static List<Invariant> of(Table table, String pk, String sk) {
        if (Set.of(ScheduleKeys.PENDING, ScheduleKeys.FAILED, ScheduleKeys.DONE).contains(pk)) {
            return ScheduleKeys.entryOf(sk)
                    .<Invariant>map(id -> pk.equals(ScheduleKeys.PENDING)
                            ? new ScheduleEntryInvariant(table, sk)
                            : new ItemInvariant(table, pk, sk, "never expires", item -> item.has("expiresAt")))
                    .stream()
                    .toList();
        }
        return ScheduleKeys.subjectOf(pk)
                .filter(subject -> sk.equals(Keys.CURRENT))
                .<Invariant>map(subject -> new ScheduleInvariant(table, subject))
                .stream()
                .toList();
    }

    @Override
    public String place() {
        return ScheduleKeys.PENDING + " " + sk;
    }

    @Override
    public List<Finding> check() {
        Optional<Item> entry = table.getNow(ScheduleKeys.PENDING, sk);
        if (entry.isEmpty()) {
            return List.of();
        }
        String pk = ScheduleKeys.of(ScheduleItems.schedule(entry.get()).subject());
        Optional<Item> current = table.getNow(pk, Keys.CURRENT);
        boolean belongs = current.filter(
                        item -> ScheduleItems.entry(ScheduleItems.pending(item).schedule())
                                .key()
                                .equals(entry.get().key()))
                .isPresent();
        return belongs
                ? List.of()
                : List.of(AsRead.of(current, "id")
                        .excluding(table, pk, Keys.CURRENT, entry.get(), "is the schedule of nothing"));
    }
}
