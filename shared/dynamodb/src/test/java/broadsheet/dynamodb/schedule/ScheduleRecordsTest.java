package broadsheet.dynamodb.schedule;

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
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.draft.DraftRefusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the record of staff says about schedules. */
final class ScheduleRecordsTest {
    private final ScheduleFixture store = new ScheduleFixture();

    @Test
    void repeatedScheduleChangesAreRecordedOnceWithTheirActor() {
        store.create(1);
        for (int time = 0; time < 2; time++) {
            store.set(1, 1, 60);
        }
        for (int time = 0; time < 2; time++) {
            store.schedules.set(id(2), draft(1), version(2), in(90), OTHER, NOW);
        }
        for (int time = 0; time < 2; time++) {
            store.schedules.cancel(subject(1), EDITOR, NOW);
        }
        String draft = draft(1).value();
        assertEquals(
                List.of(
                        "publication-cancelled " + draft + " It was for 2026-03-10 10:01:30 +01:00, Europe/Berlin",
                        "publication-rescheduled " + draft
                                + " For 2026-03-10 10:01:30 +01:00, Europe/Berlin; before, for "
                                + "2026-03-10 10:01 +01:00, Europe/Berlin",
                        "publication-scheduled " + draft + " For 2026-03-10 10:01 +01:00, Europe/Berlin"),
                store.records());
    }

    @Test
    void recordsOfWithdrawalsNameTheArticle() {
        store.schedules.set(id(1), ARTICLE, TIDE, "A tide", in(60), EDITOR, NOW);
        store.schedules.set(id(2), ARTICLE, TIDE, "A tide", in(120), OTHER, NOW);
        store.schedules.cancel(ARTICLE, EDITOR, NOW);
        assertEquals(
                List.of(
                        "withdrawal-cancelled " + TIDE + " It was for 2026-03-10 10:02 +01:00, Europe/Berlin",
                        "withdrawal-rescheduled " + TIDE + " For 2026-03-10 10:02 +01:00, Europe/Berlin; before, for "
                                + "2026-03-10 10:01 +01:00, Europe/Berlin",
                        "withdrawal-scheduled " + TIDE + " For 2026-03-10 10:01 +01:00, Europe/Berlin"),
                store.records());
    }

    @Test
    void refusedAndRepeatedActsLeaveNoRecord() {
        assertThrows(DraftRefusal.class, () -> store.set(1, 1, 60));
        store.schedules.cancel(subject(1), EDITOR, NOW);
        assertEquals(List.of(), store.records());
    }
}
