package broadsheet.dynamodb.schedule;

import broadsheet.article.Slug;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.draft.StaleDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.draft.DraftHead;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ScheduleKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.schedule.DoneSchedule;
import broadsheet.schedule.FailedSchedule;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleBegun;
import broadsheet.schedule.ScheduleId;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.ScheduledTime;
import broadsheet.schedule.Schedules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores schedules in the table of drafts. A schedule is two items: one under its draft or article, on which every write is
 * conditional, and one among all that wait, by time. What staff do to schedules is recorded in the table of articles, by
 * the same transaction.
 */
public final class DynamoSchedules implements Schedules {
    /** That the schedule is as it was read, and that no attempt has begun since. */
    private static final String UNCHANGED = "#id = :id AND #attempts = :attempts";

    private static final String SAME = "#id = :id";

    private final Table table;
    private final ScheduleRecords records;

    /**
     * @param main the table with the records of what staff did
     */
    @Inject
    public DynamoSchedules(DraftsTable drafts, Table main) {
        this.table = drafts.table();
        this.records = new ScheduleRecords(main);
    }

    @Override
    public Optional<PendingSchedule> of(ScheduleSubject subject) {
        return table.getNow(ScheduleKeys.of(subject), Keys.CURRENT).map(ScheduleItems::pending);
    }

    @Override
    public Schedule set(
            ScheduleId id, DraftId of, IntPredicate expected, ScheduledTime time, DraftUser by, Instant now) {
        var subject = new ScheduleSubject.OfDraft(of);
        return ConditionalWrite.untilDone("the schedule of the draft " + of, () -> {
            DraftHead head = DraftHead.read(table, of).orElseThrow(() -> new DraftRefusal(DraftRefusal.Why.NONE));
            WorkingDraft draft = head.draft();
            Optional<PendingSchedule> before = requireIdle(of(subject));
            Optional<Schedule> same = before.map(PendingSchedule::schedule)
                    .filter(known -> isRepeat(known, time, by))
                    .filter(known -> expected.test(known.version()) || expected.test(known.version() - 1));
            if (same.isPresent()) {
                return same;
            }
            if (!expected.test(draft.version())) {
                throw new StaleDraft(draft);
            }
            WorkingDraft scheduled = draft.at(DraftStatus.SCHEDULED);
            var schedule = new Schedule(id, subject, scheduled.version(), time, scheduled.title(), by);
            return put(before, schedule, head.replacing(table, scheduled), now)
                    ? Optional.of(schedule)
                    : Optional.empty();
        });
    }

    @Override
    public Schedule set(
            ScheduleId id,
            ScheduleSubject.OfArticle article,
            Slug slug,
            String title,
            ScheduledTime time,
            DraftUser by,
            Instant now) {
        return ConditionalWrite.untilDone("the schedule of the article " + article.article(), () -> {
            Optional<PendingSchedule> before = requireIdle(of(article));
            Optional<Schedule> same = before.map(PendingSchedule::schedule).filter(known -> isRepeat(known, time, by));
            if (same.isPresent()) {
                return same;
            }
            var schedule = new Schedule(id, article, 0, time, title, by, Optional.of(slug));
            return put(before, schedule, List.of(), now) ? Optional.of(schedule) : Optional.empty();
        });
    }

    private boolean put(
            Optional<PendingSchedule> before, Schedule schedule, List<TransactWriteItem> more, Instant now) {
        Item current = ScheduleItems.current(PendingSchedule.of(schedule));
        List<TransactWriteItem> writes = new ArrayList<>(more);
        writes.add(before.map(known -> table.putting(current, UNCHANGED, seen(known)))
                .orElseGet(() -> table.putting(current, Table.NEW, Item.empty())));
        before.ifPresent(known -> writes.add(unlisting(known.schedule())));
        writes.add(table.putting(ScheduleItems.entry(schedule)));
        writes.add(records.set(before.map(PendingSchedule::schedule), schedule, now));
        return table.transact(writes);
    }

    @Override
    public void cancel(ScheduleSubject subject, DraftUser by, Instant now) {
        ConditionalWrite.untilDone("the schedule of " + subject, () -> {
            Optional<PendingSchedule> pending = requireIdle(of(subject));
            return pending.isEmpty() || remove(pending.get(), by, now) ? Optional.of(true) : Optional.empty();
        });
    }

    private boolean remove(PendingSchedule pending, DraftUser by, Instant now) {
        Schedule schedule = pending.schedule();
        List<TransactWriteItem> writes = new ArrayList<>(releasing(schedule));
        writes.add(table.deleting(ScheduleKeys.of(schedule.subject()), Keys.CURRENT, UNCHANGED, seen(pending)));
        writes.add(unlisting(schedule));
        writes.add(records.cancelled(schedule, by, now));
        return table.transact(writes);
    }

    @Override
    public List<Schedule> due(Instant before, int limit) {
        return table
                .queryFirst(
                        limit,
                        "pk = :pk AND sk < :a",
                        List.of(ScheduleKeys.PENDING, ScheduleKeys.at(before)),
                        query -> query.consistentRead(true))
                .stream()
                .map(ScheduleItems::schedule)
                .toList();
    }

    @Override
    public Page between(Instant from, Instant to, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        Optional<String> start = cursor.map(
                text -> Cursor.read(text, sk -> ScheduleKeys.entryOf(sk).isPresent()));
        String first = start.map(sk -> sk + "#").orElseGet(() -> ScheduleKeys.at(from));
        String last = ScheduleKeys.at(to);
        if (first.compareTo(last) > 0) {
            return new Page(List.of(), Optional.empty());
        }
        List<Schedule> found = table
                .queryFirst(
                        limit + 1,
                        "pk = :pk AND sk BETWEEN :a AND :b",
                        List.of(ScheduleKeys.PENDING, first, last),
                        query -> {})
                .stream()
                .map(ScheduleItems::schedule)
                .toList();
        List<Schedule> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page,
                found.size() > limit ? Optional.of(Cursor.of(ScheduleItems.sk(page.getLast()))) : Optional.empty());
    }

    @Override
    public List<FailedSchedule> failed(Instant since) {
        // DynamoDB deletes expired items up to two days late.
        return table
                .queryFirst(MAX_LIMIT, "pk = :pk", List.of(ScheduleKeys.FAILED), query -> query.scanIndexForward(false))
                .stream()
                .map(ScheduleItems::failure)
                .filter(failure -> !failure.failed().isBefore(since))
                .toList();
    }

    @Override
    public boolean begin(PendingSchedule seen, OptionalInt revision) {
        return table.transact(
                List.of(table.putting(ScheduleItems.current(seen.begun(revision)), UNCHANGED, seen(seen))));
    }

    @Override
    public void done(Schedule schedule, Optional<Slug> slug, Instant now) {
        finish(schedule, List.of(table.putting(ScheduleItems.done(new DoneSchedule(schedule, now, slug)))));
    }

    @Override
    public List<DoneSchedule> done(Instant from, Instant to, int limit) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        return table
                .queryFirst(
                        limit,
                        "pk = :pk AND sk BETWEEN :a AND :b",
                        List.of(ScheduleKeys.DONE, ScheduleKeys.at(from), ScheduleKeys.at(to)),
                        query -> query.scanIndexForward(false))
                .stream()
                .map(ScheduleItems::ended)
                .toList();
    }

    @Override
    public void fail(Schedule schedule, String reason, Instant now) {
        var failure = new FailedSchedule(schedule, now, reason);
        finish(schedule, List.of(table.putting(ScheduleItems.failed(failure))));
    }

    /** Removes a schedule with more writes, and frees its draft if that is still there. */
    private void finish(Schedule schedule, List<TransactWriteItem> more) {
        ConditionalWrite.untilDone("the schedule " + schedule.id(), () -> {
            if (of(schedule.subject())
                    .filter(pending -> pending.schedule().id().equals(schedule.id()))
                    .isEmpty()) {
                return Optional.of(true);
            }
            List<TransactWriteItem> writes = new ArrayList<>(releasing(schedule));
            writes.add(table.deleting(
                    ScheduleKeys.of(schedule.subject()),
                    Keys.CURRENT,
                    SAME,
                    Item.empty().with("id", schedule.id().value())));
            writes.add(unlisting(schedule));
            writes.addAll(more);
            return table.transact(writes) ? Optional.of(true) : Optional.empty();
        });
    }

    /** The writes that make a scheduled draft ready again; none if it is gone, or the schedule is of an article. */
    private List<TransactWriteItem> releasing(Schedule schedule) {
        return schedule.subject() instanceof ScheduleSubject.OfDraft(DraftId id)
                ? DraftHead.read(table, id)
                        .filter(head -> head.draft().status() == DraftStatus.SCHEDULED)
                        .map(head -> head.replacing(table, head.draft().at(DraftStatus.READY)))
                        .orElse(List.of())
                : List.of();
    }

    private TransactWriteItem unlisting(Schedule schedule) {
        return table.deleting(ScheduleKeys.PENDING, ScheduleItems.sk(schedule));
    }

    private static Item seen(PendingSchedule pending) {
        return Item.empty().with("id", pending.schedule().id().value()).with("attempts", pending.attempts());
    }

    private static Optional<PendingSchedule> requireIdle(Optional<PendingSchedule> pending) {
        pending.filter(PendingSchedule::isBegun).ifPresent(begun -> {
            throw new ScheduleBegun(begun.schedule().subject());
        });
        return pending;
    }

    private static boolean isRepeat(Schedule known, ScheduledTime time, DraftUser by) {
        return known.time().equals(time) && known.by().id().equals(by.id());
    }
}
