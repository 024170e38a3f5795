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
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.ArticleStatus;
import broadsheet.draft.DraftStatus;
import broadsheet.emulators.Events;
import broadsheet.schedule.DoneSchedule;
import broadsheet.schedule.FailedSchedule;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class PublishScheduledTest {
    private final ScheduleDesk desk = new ScheduleDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("publish-scheduled").stream()
                .map(name -> dynamicTest(
                        name,
                        () -> assertEquals(NONE_FAILED, Events.run(desk.function, Events.read(name), desk.context))));
    }

    @Test
    void draftIsPublishedAtItsTimeWithTheTimeAsItsDate() {
        desk.create(1, "A harbour bell at night");
        Schedule schedule = desk.schedule(1, 60);
        desk.at(60);
        assertEquals(NONE_FAILED, desk.deliver(schedule));
        var article = (ArticleStatus.Published) desk.site.find("a-harbour-bell-at-night");
        assertEquals(NOW.plusSeconds(60), article.article().published());
        assertEquals(
                "ed",
                desk.desk
                        .revisions()
                        .find(article.article().id(), 1)
                        .orElseThrow()
                        .revision()
                        .editor()
                        .id());
        assertEquals(Optional.empty(), desk.desk.drafts().find(id(1)));
        assertEquals(Optional.empty(), desk.desk.schedules().of(subject(1)));
        assertEquals(0, desk.context.said("ScheduleLateness"));
        assertEquals(NONE_FAILED, desk.deliver(schedule));
        assertEquals(
                List.of(new DoneSchedule(
                        schedule,
                        NOW.plusSeconds(60),
                        Optional.of(article.article().slug()))),
                desk.desk.schedules().done(NOW, NOW.plusSeconds(61), 10));
    }

    @Test
    void articleKeepsItsDateWhenItsDraftIsPublished() {
        Instant before = published(TIDE).article().published();
        desk.create(1, document("title: How a tide table knows, again"), Optional.of(desk.base(TIDE)));
        Schedule schedule = desk.schedule(1, 60);
        desk.at(61);
        desk.deliver(schedule);
        assertEquals(
                "How a tide table knows, again",
                published(TIDE).article().front().title());
        assertEquals(before, published(TIDE).article().published());
        assertEquals(1000, desk.context.said("ScheduleLateness"));
    }

    @Test
    void messageWithinTheSecondBeforeIsWaitedFor() {
        desk.create(1, "A bell");
        Schedule schedule = desk.schedule(1, 60);
        desk.at(59.25);
        desk.deliver(schedule);
        assertEquals(List.of(Duration.ofMillis(750)), desk.waits);
        assertTrue(desk.isPublished("a-bell"));
    }

    @Test
    void earlierMessageGoesBackIntoTheQueueAndPublishesNothing() {
        desk.create(1, "A bell");
        Schedule schedule = desk.schedule(1, 60);
        desk.at(58.9);
        assertEquals(NONE_FAILED, desk.deliver(schedule));
        assertFalse(desk.isPublished("a-bell"));
        assertEquals(List.of(), desk.waits);
        assertEquals(1, delivered().size());
    }

    @Test
    void scheduleThatIsCancelledInTheLastMomentIsNotDone() {
        desk.create(1, "A bell");
        Schedule schedule = desk.schedule(1, 60);
        desk.at(59.5);
        desk.whileWaiting(() -> desk.desk.schedules().cancel(subject(1), ScheduleDesk.EDITOR, NOW));
        assertEquals(NONE_FAILED, desk.deliver(schedule));
        assertFalse(desk.isPublished("a-bell"));
        assertEquals(DraftStatus.READY, desk.status(1));
    }

    @Test
    void messageOfAScheduleThatWasChangedIsForNothing() {
        desk.create(1, "A bell");
        Schedule before = desk.schedule(1, 60);
        desk.desk
                .schedules()
                .set(ScheduleDesk.scheduleId(5), id(1), any -> true, ScheduleDesk.in(90), ScheduleDesk.EDITOR, NOW);
        desk.at(61);
        desk.deliver(before);
        assertFalse(desk.isPublished("a-bell"));
        assertEquals(DraftStatus.SCHEDULED, desk.status(1));
    }

    @Test
    void clockQueuesSchedulesDueSoonAndMissedOnes() {
        for (int i = 1; i <= 4; i++) {
            desk.create(i, "Bell " + i);
        }
        Schedule missed = desk.schedule(1, -86_400 * 3);
        Schedule now = desk.schedule(2, 0);
        desk.schedule(3, 119);
        desk.schedule(4, 120);
        assertEquals(NONE_FAILED, desk.tick());
        assertEquals(3, desk.context.said("due"));
        List<String> bodies = delivered();
        assertEquals(2, bodies.size());
        assertTrue(bodies.stream().anyMatch(body -> body.contains(missed.id().value())));
        assertTrue(bodies.stream().anyMatch(body -> body.contains(now.id().value())));
    }

    @Test
    void missedScheduleIsDoneWhenItIsNoticed() {
        desk.create(1, "A bell");
        Schedule schedule = desk.schedule(1, 60);
        desk.at(3660);
        desk.deliver(schedule);
        assertEquals(NOW.plusSeconds(60), published("a-bell").article().published());
        assertEquals(3_600_000, desk.context.said("ScheduleLateness"));
    }

    @Test
    void draftWhoseArticleHasMovedOnIsReadyAgainAndItsScheduleFailed() {
        desk.create(1, document("title: A correction"), Optional.of(desk.base(TIDE)));
        Schedule schedule = desk.schedule(1, 60);
        desk.site.publishDocument(TIDE, document("title: Somebody was faster"));
        desk.at(60);
        assertEquals(NONE_FAILED, desk.deliver(schedule));
        assertEquals("Somebody was faster", published(TIDE).article().front().title());
        assertFailed(1, "The article is at revision 2, and the draft began from revision 1.");
    }

    @Test
    void draftWhoseSlugIsTakenIsReadyAgainAndItsScheduleFailed() {
        desk.create(1, document("title: A bell\nslug: " + TIDE), Optional.empty());
        Schedule schedule = desk.schedule(1, 60);
        desk.at(60);
        desk.deliver(schedule);
        assertFailed(1, TIDE + " has had an article: PUT that, or write another slug.");
    }

    @Test
    void draftWhoseSectionIsGoneIsReadyAgainAndItsScheduleFailed() {
        desk.create(1, "---\ntitle: A bell\nsection: gardening\n---\n\nText.\n", Optional.empty());
        Schedule schedule = desk.schedule(1, 60);
        desk.at(60);
        desk.deliver(schedule);
        assertTrue(failed().getFirst().reason().startsWith("section: "), failed()::toString);
        assertEquals(DraftStatus.READY, desk.status(1));
    }

    @Test
    void scheduleFailsAfterThirtyAttemptsInHalfAnHour() {
        Schedule schedule = attempted(30);
        desk.at(60 + 30 * 60 + 1);
        desk.deliver(schedule);
        assertFalse(desk.isPublished("a-bell"));
        assertFailed(1, "Each of 30 attempts failed.");
    }

    @Test
    void manyAttemptsInAnOutageOfMinutesDoNotEndASchedule() {
        Schedule schedule = attempted(80);
        desk.at(60 + 12 * 60);
        assertEquals(NONE_FAILED, desk.deliver(schedule));
        assertTrue(desk.isPublished("a-bell"));
    }

    private Schedule attempted(int times) {
        desk.create(1, "A bell");
        Schedule schedule = desk.schedule(1, 60);
        for (int i = 0; i < times; i++) {
            PendingSchedule pending = desk.desk.schedules().of(subject(1)).orElseThrow();
            desk.desk.schedules().begin(pending, OptionalInt.empty());
        }
        return schedule;
    }

    @Test
    void renamedArticleIsWithdrawnAtItsTime() {
        Schedule schedule = desk.withdrawal(TIDE, 60);
        desk.site.publishDocument(TIDE, document("title: Renamed\nslug: renamed"));
        desk.at(60);
        assertEquals(NONE_FAILED, desk.deliver(schedule));
        assertTrue(desk.site.find("renamed") instanceof ArticleStatus.Withdrawn);
        assertEquals(Optional.empty(), desk.desk.schedules().of(schedule.subject()));
        assertEquals(NONE_FAILED, desk.deliver(schedule));
    }

    private ArticleStatus.Published published(String slug) {
        return (ArticleStatus.Published) desk.site.find(slug);
    }

    private List<FailedSchedule> failed() {
        return desk.desk.schedules().failed(NOW.minusSeconds(1));
    }

    private void assertFailed(int draft, String reason) {
        assertEquals(
                List.of(reason), failed().stream().map(FailedSchedule::reason).toList());
        assertEquals(DraftStatus.READY, desk.status(draft));
        assertEquals(Optional.empty(), desk.desk.schedules().of(subject(draft)));
        assertEquals(1, desk.context.said("SchedulesFailed"));
    }

    /** The bodies of messages that are delivered within some seconds. */
    private List<String> delivered() {
        List<String> bodies = new ArrayList<>();
        Instant end = Instant.now().plusSeconds(3);
        do {
            desk.queue.next().forEach(message -> bodies.add(message.body()));
        } while (bodies.isEmpty() && Instant.now().isBefore(end));
        return bodies;
    }
}
