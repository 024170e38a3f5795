package broadsheet.dynamodb.schedule;

import static broadsheet.dynamodb.schedule.ScheduleFixture.ANY;
import static broadsheet.dynamodb.schedule.ScheduleFixture.ARTICLE;
import static broadsheet.dynamodb.schedule.ScheduleFixture.EDITOR;
import static broadsheet.dynamodb.schedule.ScheduleFixture.NOW;
import static broadsheet.dynamodb.schedule.ScheduleFixture.OTHER;
import static broadsheet.dynamodb.schedule.ScheduleFixture.TIDE;
import static broadsheet.dynamodb.schedule.ScheduleFixture.draft;
import static broadsheet.dynamodb.schedule.ScheduleFixture.id;
import static broadsheet.dynamodb.schedule.ScheduleFixture.in;
import static broadsheet.dynamodb.schedule.ScheduleFixture.subject;
import static broadsheet.dynamodb.schedule.ScheduleFixture.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.StaleDraft;
import broadsheet.schedule.DoneSchedule;
import broadsheet.schedule.FailedSchedule;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleBegun;
import broadsheet.schedule.Schedules;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DynamoSchedulesTest {
    private final ScheduleFixture store = new ScheduleFixture();

    @Test
    void draftIsLockedWhileItIsScheduledAndReadyAfterwards() {
        store.create(1);
        Schedule schedule = store.set(1, 1, 60);
        assertEquals(new Schedule(id(1), subject(1), 2, in(60), "Draft 1", EDITOR), schedule);
        assertEquals(Optional.of(PendingSchedule.of(schedule)), store.schedules.of(subject(1)));
        assertEquals(DraftStatus.SCHEDULED, store.status(1));
        assertThrows(
                DraftRefusal.class,
                () -> store.drafts.save(draft(1), "Other", ANY, new DraftPermissions(EDITOR, true), NOW));
        store.schedules.cancel(subject(1), EDITOR, NOW);
        assertEquals(DraftStatus.READY, store.status(1));
        assertEquals(Optional.empty(), store.schedules.of(subject(1)));
        assertEquals(List.of(), store.schedules.due(NOW.plusSeconds(600), 10));
    }

    @Test
    void secondEditorWithTheVersionBeforeIsRefused() {
        store.create(1);
        store.set(1, 1, 60);
        assertThrows(StaleDraft.class, () -> store.schedules.set(id(2), draft(1), version(1), in(60), OTHER, NOW));
        assertEquals(
                60,
                store.schedules
                                .of(subject(1))
                                .orElseThrow()
                                .schedule()
                                .time()
                                .at()
                                .getEpochSecond()
                        - NOW.getEpochSecond());
    }

    @Test
    void scheduleThatIsSetAgainIsTheSame() {
        store.create(1);
        Schedule schedule = store.set(1, 1, 60);
        assertEquals(schedule, store.schedules.set(id(2), draft(1), version(1), in(60), EDITOR, NOW));
        assertEquals(schedule, store.schedules.set(id(3), draft(1), version(2), in(60), EDITOR, NOW));
        assertEquals(2, store.drafts.find(draft(1)).orElseThrow().version());
    }

    @Test
    void changedScheduleTakesThePlaceOfTheOneBefore() {
        store.create(1);
        store.set(1, 1, 60);
        Schedule changed = store.schedules.set(id(2), draft(1), version(2), in(30), OTHER, NOW);
        assertEquals(3, changed.version());
        assertEquals(List.of(changed), store.schedules.due(NOW.plusSeconds(61), 10));
        assertEquals(Optional.of(PendingSchedule.of(changed)), store.schedules.of(subject(1)));
    }

    @Test
    void draftThatIsNotThereCannotBeScheduled() {
        assertThrows(DraftRefusal.class, () -> store.set(1, 1, 60));
        store.schedules.cancel(subject(1), EDITOR, NOW);
        assertTrue(store.items().isEmpty());
    }

    @Test
    void dueSchedulesAreListedOldestFirst() {
        for (int i = 1; i <= 4; i++) {
            store.create(i);
        }
        Schedule late = store.set(1, 1, 60);
        Schedule early = store.set(2, 1, 59);
        Schedule missed = store.set(3, 1, -86_400 * 40);
        store.set(4, 1, 61);
        assertEquals(List.of(missed, early), store.schedules.due(NOW.plusSeconds(60), 10));
        assertEquals(List.of(missed, early, late), store.schedules.due(NOW.plusSeconds(61), 10));
        assertEquals(List.of(missed), store.schedules.due(NOW.plusSeconds(61), 1));
    }

    @Test
    void pagesOfAPeriodHaveEachScheduleOnce() {
        List<Schedule> within = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            store.create(i);
            Schedule schedule = store.set(i, 1, 10 * i);
            if (i > 1 && i < 7) {
                within.add(schedule);
            }
        }
        for (int limit : List.of(1, 2, 5, 100)) {
            List<Schedule> listed = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Schedules.Page page = store.schedules.between(NOW.plusSeconds(20), NOW.plusSeconds(70), limit, cursor);
                listed.addAll(page.schedules());
                cursor = page.next();
            } while (cursor.isPresent());
            assertEquals(within, listed, "by " + limit);
        }
        assertThrows(
                ValidationException.class,
                () -> store.schedules.between(NOW, NOW.plusSeconds(70), 10, Optional.of("AAAA")));
        assertEquals(
                List.of(),
                store.schedules
                        .between(NOW.plusSeconds(70), NOW, 10, Optional.empty())
                        .schedules());
    }

    @Test
    void scheduleThatIsBegunCanNeitherBeCancelledNorChanged() {
        store.create(1);
        store.set(1, 1, 60);
        PendingSchedule pending = store.schedules.of(subject(1)).orElseThrow();
        assertTrue(store.schedules.begin(pending, OptionalInt.empty()));
        assertThrows(ScheduleBegun.class, () -> store.schedules.cancel(subject(1), EDITOR, NOW));
        assertThrows(ScheduleBegun.class, () -> store.set(1, 2, 90));
        assertEquals(DraftStatus.SCHEDULED, store.status(1));
    }

    @Test
    void attemptOfAScheduleThatHasChangedDoesNotBegin() {
        store.create(1);
        store.set(1, 1, 60);
        PendingSchedule pending = store.schedules.of(subject(1)).orElseThrow();
        assertTrue(store.schedules.begin(pending, OptionalInt.empty()));
        assertFalse(store.schedules.begin(pending, OptionalInt.empty()));
        assertTrue(store.schedules.begin(store.schedules.of(subject(1)).orElseThrow(), OptionalInt.empty()));
        assertEquals(2, store.schedules.of(subject(1)).orElseThrow().attempts());

        store.create(2);
        store.set(2, 1, 60);
        PendingSchedule cancelled = store.schedules.of(subject(2)).orElseThrow();
        store.schedules.cancel(subject(2), EDITOR, NOW);
        assertFalse(store.schedules.begin(cancelled, OptionalInt.empty()));
    }

    @Test
    void failedScheduleIsListedForAWeekAndItsDraftReady() {
        store.create(1);
        Schedule schedule = store.set(1, 1, 60);
        store.schedules.begin(store.schedules.of(subject(1)).orElseThrow(), OptionalInt.empty());
        Instant failed = NOW.plusSeconds(61);
        store.schedules.fail(schedule, "The slug is taken.", failed);
        store.schedules.fail(schedule, "The slug is taken.", failed);
        assertEquals(DraftStatus.READY, store.status(1));
        assertEquals(Optional.empty(), store.schedules.of(subject(1)));
        assertEquals(List.of(new FailedSchedule(schedule, failed, "The slug is taken.")), store.schedules.failed(NOW));
        assertEquals(List.of(), store.schedules.failed(failed.plusSeconds(1)));
        assertEquals(List.of(), store.schedules.due(NOW.plusSeconds(600), 10));
    }

    @Test
    void articlesScheduleIsSetChangedAndCancelled() {
        Schedule schedule = store.schedules.set(id(1), ARTICLE, TIDE, "A tide", in(60), EDITOR, NOW);
        assertEquals(new Schedule(id(1), ARTICLE, 0, in(60), "A tide", EDITOR, Optional.of(TIDE)), schedule);
        assertEquals(schedule, store.schedules.set(id(2), ARTICLE, TIDE, "A tide", in(60), EDITOR, NOW));
        Schedule changed = store.schedules.set(id(3), ARTICLE, TIDE, "A tide", in(90), EDITOR, NOW);
        assertEquals(List.of(changed), store.schedules.due(NOW.plusSeconds(100), 10));
        store.schedules.begin(store.schedules.of(ARTICLE).orElseThrow(), OptionalInt.of(4));
        assertEquals(
                OptionalInt.of(4), store.schedules.of(ARTICLE).orElseThrow().revision());
        Instant done = NOW.plusSeconds(95);
        store.schedules.done(changed, Optional.of(TIDE), done);
        store.schedules.done(changed, Optional.of(TIDE), done.plusSeconds(1));
        assertEquals(List.of(), store.schedules.due(NOW.plusSeconds(100), 10));
        assertEquals(
                List.of(new DoneSchedule(changed, done, Optional.of(TIDE))),
                store.schedules.done(NOW.plusSeconds(90), NOW.plusSeconds(91), 10));
        assertEquals(List.of(), store.schedules.done(NOW, NOW.plusSeconds(90), 10));
        assertEquals(List.of(), store.schedules.done(NOW.plusSeconds(90), NOW, 10));
    }

    @Test
    void endOfAScheduleThatHasBeenChangedLeavesTheNewOne() {
        store.create(1);
        Schedule before = store.set(1, 1, 60);
        Schedule after = store.schedules.set(id(2), draft(1), version(2), in(90), EDITOR, NOW);
        store.schedules.done(before, Optional.empty(), NOW);
        store.schedules.fail(before, "Too late.", NOW);
        assertEquals(Optional.of(PendingSchedule.of(after)), store.schedules.of(subject(1)));
        assertEquals(List.of(), store.schedules.failed(NOW.minusSeconds(1)));
    }

    @Test
    void ofCancellingAndBeginningAtOnceOneWins() throws Exception {
        for (int round = 1; round <= 20; round++) {
            int number = round;
            store.create(number);
            store.set(number, 1, 60);
            PendingSchedule pending = store.schedules.of(subject(number)).orElseThrow();
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                Callable<Boolean> begin = () -> store.schedules.begin(pending, OptionalInt.empty());
                Callable<Boolean> cancel = () -> {
                    try {
                        store.schedules.cancel(subject(number), EDITOR, NOW);
                        return true;
                    } catch (ScheduleBegun begun) {
                        return false;
                    }
                };
                List<Future<Boolean>> both = pool.invokeAll(List.of(begin, cancel));
                boolean isBegun = both.get(0).get();
                assertEquals(!isBegun, both.get(1).get(), "round " + number);
                assertEquals(isBegun ? DraftStatus.SCHEDULED : DraftStatus.READY, store.status(number));
            }
        }
    }

    @Test
    void oneOfConcurrentSchedulingsWinsAndOthersAreStale() throws Exception {
        store.create(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> calls = IntStream.rangeClosed(1, 4)
                    .<Callable<Boolean>>mapToObj(number -> () -> {
                        try {
                            store.schedules.set(id(number), draft(1), version(1), in(60 + number), EDITOR, NOW);
                            return true;
                        } catch (StaleDraft late) {
                            return false;
                        }
                    })
                    .toList();
            int won = 0;
            for (Future<Boolean> call : pool.invokeAll(calls)) {
                won += call.get() ? 1 : 0;
            }
            assertEquals(1, won);
        }
        assertEquals(1, store.schedules.due(NOW.plusSeconds(600), 10).size());
    }
}
