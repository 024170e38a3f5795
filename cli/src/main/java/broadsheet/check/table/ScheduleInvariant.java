package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.draft.DraftHead;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ScheduleKeys;
import broadsheet.dynamodb.schedule.ScheduleItems;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.ScheduleSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Invariant: a schedule is among those that wait, and its draft is scheduled. A scheduled draft has a schedule. Once an
 * attempt has begun, the draft may be deleted.
 */
record ScheduleInvariant(Table table, ScheduleSubject subject) implements Invariant {
    @Override
    public String place() {
        return ScheduleKeys.of(subject);
    }

    @Override
    public List<Finding> check() {
        Optional<Item> current = table.getNow(place(), Keys.CURRENT);
        List<Finding> found = new ArrayList<>();
        current.ifPresent(item -> AsRead.of(current, "id")
                .following(
                        table,
                        place(),
                        Keys.CURRENT,
                        ScheduleItems.entry(ScheduleItems.pending(item).schedule()),
                        "schedule")
                .ifPresent(found::add));
        if (subject instanceof ScheduleSubject.OfDraft(DraftId id)) {
            Optional<WorkingDraft> draft = DraftHead.read(table, id).map(DraftHead::draft);
            disagreement(current.map(ScheduleItems::pending), draft)
                    .map(wrong -> Finding.manual(
                            place() + " " + Keys.CURRENT,
                            wrong,
                            "cancel the draft's schedule at the desk, and set it again"))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<String> disagreement(Optional<PendingSchedule> pending, Optional<WorkingDraft> draft) {
        boolean isScheduled =
                draft.filter(it -> it.status() == DraftStatus.SCHEDULED).isPresent();
        if (pending.isEmpty()) {
            return isScheduled ? Optional.of("is missing: the draft is scheduled") : Optional.empty();
        }
        if (draft.isEmpty()) {
            return pending.get().isBegun() ? Optional.empty() : Optional.of("is of a draft that is not there");
        }
        boolean isSame =
                isScheduled && draft.get().version() == pending.get().schedule().version();
        return isSame ? Optional.empty() : Optional.of("is of another version than the draft's");
    }
}
