package broadsheet.publishscheduled;

import static broadsheet.publishscheduled.ScheduleDesk.NONE_FAILED;
import static broadsheet.publishscheduled.ScheduleDesk.NOW;
import static broadsheet.publishscheduled.ScheduleDesk.TIDE;
import static broadsheet.publishscheduled.ScheduleDesk.document;
import static broadsheet.publishscheduled.ScheduleDesk.id;
import static broadsheet.publishscheduled.ScheduleDesk.subject;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Documents;
import broadsheet.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attempts that follow one that stopped, and attempts at once. */
final class RepeatedAttemptsTest {
    private final ScheduleDesk desk = new ScheduleDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void repeatedWithdrawalKeepsArticleRepublishedSince() {
        Schedule schedule = desk.withdrawal(TIDE, 60);
        desk.at(60);
        // The function stopped after the withdrawal, before it could end the schedule.
        desk.desk.schedules().begin(desk.desk.schedules().of(schedule.subject()).orElseThrow(), OptionalInt.of(1));
        desk.site.withdraw(TIDE);
        desk.site.publishDocument(TIDE, document("title: Back"));
        desk.deliver(schedule);
        assertTrue(desk.isPublished(TIDE));
        assertEquals(Optional.empty(), desk.desk.schedules().of(schedule.subject()));
    }

    @Test
    void articleCorrectedBetweenAttemptsIsStillWithdrawn() {
        Schedule schedule = desk.withdrawal(TIDE, 60);
        desk.at(60);
        desk.desk.schedules().begin(desk.desk.schedules().of(schedule.subject()).orElseThrow(), OptionalInt.of(1));
        desk.site.publishDocument(TIDE, document("title: Corrected"));
        desk.deliver(schedule);
        assertFalse(desk.isPublished(TIDE));
    }

    @Test
    void repeatedPublicationKeepsArticleWithdrawnSince() {
        desk.create(1, "A bell");
        Schedule schedule = desk.schedule(1, 60);
        desk.at(60);
        // The function stopped after the publication, before it could end the draft.
        desk.desk.schedules().begin(desk.desk.schedules().of(subject(1)).orElseThrow(), OptionalInt.empty());
        Documents documents = desk.site.documents();
        var own = new ArticleId(id(1).value());
        documents.publish("a-bell", documents.draft("a-bell", document("title: A bell"), own), NOW);
        desk.site.withdraw("a-bell");
        desk.deliver(schedule);
        assertTrue(desk.site.find("a-bell") instanceof ArticleStatus.Withdrawn);
        assertTrue(desk.site.find("a-bell-2") instanceof ArticleStatus.Unknown);
        assertEquals(Optional.empty(), desk.desk.schedules().of(subject(1)));
    }

    @Test
    void failureOfOneMessageLeavesTheOthersDone() {
        desk.create(1, "A bell");
        desk.create(2, "Another bell");
        Schedule one = desk.schedule(1, 60);
        Schedule other = desk.schedule(2, 60);
        desk.at(60);
        SimulatedCalls.observe(Optional.of(new FirstCallsFail(3)));
        String answer = desk.deliver(one, other);
        SimulatedCalls.observe(Optional.empty());
        assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}", answer);
        assertTrue(desk.isPublished("another-bell"));
        assertEquals(1, desk.context.said("NewsroomFailures"));
    }

    @Test
    void failedCallIsRetriedAtOnce() {
        desk.create(1, "A bell");
        Schedule schedule = desk.schedule(1, 60);
        desk.at(60);
        SimulatedCalls.observe(Optional.of(new FirstCallsFail(2)));
        String answer = desk.deliver(schedule);
        SimulatedCalls.observe(Optional.empty());
        assertEquals(NONE_FAILED, answer);
        assertTrue(desk.isPublished("a-bell"));
    }

    @Test
    void ofTwoConsumersAtOnceOnePublishes() throws Exception {
        for (int i = 1; i <= 10; i++) {
            desk.create(i, "Bell " + i);
            Schedule schedule = desk.schedule(i, 60);
            desk.at(60);
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                Callable<String> consumer =
                        () -> Events.run(desk.fresh(), ScheduleDesk.event(schedule), new TestContext());
                for (Future<String> answer : pool.invokeAll(List.of(consumer, consumer))) {
                    assertEquals(NONE_FAILED, answer.get());
                }
            }
            // One that was behind the other leaves the rest to the clock.
            desk.deliver(schedule);
            assertTrue(desk.isPublished("bell-" + i));
            assertEquals(Optional.empty(), desk.desk.schedules().of(subject(i)));
            assertTrue(desk.site.find("bell-" + i + "-2") instanceof ArticleStatus.Unknown);
        }
    }

    /** The first calls of the table fail. */
    private static final class FirstCallsFail implements SimulatedCalls.Observer {
        private int left;

        FirstCallsFail(int left) {
            this.left = left;
        }

        @Override
        public void before(boolean writes) {
            if (left-- > 0) {
                throw new IllegalStateException("a call failed");
            }
        }

        @Override
        public void after(boolean writes, Optional<String> published) {}
    }
}
