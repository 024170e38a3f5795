package broadsheet.dynamodb.schedule;

import static broadsheet.dynamodb.schedule.ScheduleFixture.ARTICLE;
import static broadsheet.dynamodb.schedule.ScheduleFixture.EDITOR;
import static broadsheet.dynamodb.schedule.ScheduleFixture.NOW;
import static broadsheet.dynamodb.schedule.ScheduleFixture.TIDE;
import static broadsheet.dynamodb.schedule.ScheduleFixture.draft;
import static broadsheet.dynamodb.schedule.ScheduleFixture.id;
import static broadsheet.dynamodb.schedule.ScheduleFixture.in;
import static broadsheet.dynamodb.schedule.ScheduleFixture.subject;
import static broadsheet.dynamodb.schedule.ScheduleFixture.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.dynamodb.table.Crasher;
import broadsheet.schedule.Schedule;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The process stops before and after the write of each act, and the client repeats it: all is as if nothing had happened. */
final class ScheduleCrashTest {
    private record Case(String name, Consumer<ScheduleFixture> act) {}

    private static final Schedule SCHEDULE = new Schedule(id(1), subject(1), 2, in(60), "Draft 1", EDITOR);

    private static final Stream<Case> CASES = Stream.of(
            new Case("schedule", store -> store.set(2, 1, 60)),
            new Case("change", store -> store.schedules.set(id(9), draft(1), version(2), in(90), EDITOR, NOW)),
            new Case("cancel", store -> store.schedules.cancel(subject(1), EDITOR, NOW)),
            new Case("end", store -> store.schedules.done(SCHEDULE, Optional.empty(), NOW)),
            new Case("fail", store -> store.schedules.fail(SCHEDULE, "Why.", NOW)),
            new Case(
                    "schedule an article",
                    store -> store.schedules.set(id(8), ARTICLE, TIDE, "A tide", in(60), EDITOR, NOW)));

    @TestFactory
    Stream<DynamicTest> repeatAfterACrashLeavesTheTableAsWithoutOne() {
        return CASES.flatMap(each -> Stream.of(Crasher.When.values())
                .map(when -> DynamicTest.dynamicTest(each.name + ", stopped " + when, () -> check(each, when))));
    }

    private static void check(Case each, Crasher.When when) {
        ScheduleFixture undisturbed = prepared(new ScheduleFixture());
        each.act.accept(undisturbed);
        var crasher = new Crasher(when);
        ScheduleFixture interrupted = prepared(new ScheduleFixture(crasher));
        crasher.stopAt(1);
        assertThrows(Crasher.Stopped.class, () -> each.act.accept(interrupted));
        each.act.accept(interrupted);
        each.act.accept(interrupted);
        assertEquals(undisturbed.items(), interrupted.items());
    }

    private static ScheduleFixture prepared(ScheduleFixture store) {
        store.create(1);
        store.create(2);
        store.set(1, 1, 60);
        return store;
    }
}
