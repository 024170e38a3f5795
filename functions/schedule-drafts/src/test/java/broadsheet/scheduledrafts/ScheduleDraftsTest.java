package broadsheet.scheduledrafts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Picture;
import broadsheet.article.Slug;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.draft.PublishedDraft;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Desk;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.Tasks;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ScheduleDraftsTest {
    private static final String TIDE = "how-a-tide-table-knows";

    private static final Picture PICTURE = new Picture("a".repeat(64), 640, 480, List.of(320, 640));

    private final SeededSite site = SeededSite.filled();
    private final Desk desk = Desk.open();
    private final Tasks queue = new Tasks("schedules");
    private final TestContext context = new TestContext();
    private final ScheduleDrafts function = new ScheduleDrafts(SeededSite.CLOCK);

    ScheduleDraftsTest() {
        create(1, "---\ntitle: A harbour bell at night\nsection: science\n---\n\nIt rings twice.\n", Optional.empty());
        create(2, "---\nsection: gardening\n---\n", Optional.empty());
        create(
                3,
                "---\ntitle: How a tide table knows\nsection: science\n---\n\nNew.\n",
                Optional.of(new DraftBase(site.id(TIDE), new Slug(TIDE), 7)));
        create(
                4,
                "---\ntitle: Another tide\nslug: how-a-tide-table-knows\nsection: science\n---\n\nText.\n",
                Optional.empty());
        create(
                7,
                "---\ntitle: Another tide\nslug: a-tide-for-later\nsection: science\n---\n\nText.\n",
                Optional.empty());
        create(
                10,
                "---\ntitle: Fog\nslug: a-harbour-bell-in-fog\nsection: science\n---\n\n![A bell](photos/bell.jpg)\n",
                Optional.empty());
        site.storePicture("a-harbour-bell-in-fog", "photos/bell.jpg", PICTURE);
        site.publishDocument("a-harbour-bell-at-night", "---\ntitle: A bell\nsection: science\n---\n\nText.\n");
    }

    @AfterEach
    void close() {
        queue.close();
        site.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsNameAndRefusalsWriteNothing() {
        return Events.of("schedule-drafts").stream()
                .map(name -> dynamicTest(name, () -> {
                    List<String> before = items();
                    Answer answer = Events.send(function, Events.read(name), context);
                    assertEquals(
                            name.replaceFirst("schedule-drafts/(\\d+)-.*", "$1"),
                            String.valueOf(answer.status()),
                            answer::json);
                    if (answer.status() >= 400) {
                        assertEquals("application/problem+json", answer.header("content-type"));
                        assertEquals(before, items());
                    }
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void scheduleIsAnsweredWithItsMomentAndTheDraftsNewVersion() {
        Answer answer = send("200-scheduled");
        assertEquals("2999-10-27T01:30:00Z", answer.at("at"));
        assertEquals("2999-10-27T02:30:00+01:00", answer.at("local"));
        assertEquals("Europe/Berlin", answer.at("zone"));
        assertEquals("A harbour bell at night", answer.at("title"));
        assertEquals("publish", answer.at("act"));
        assertEquals(2, answer.at("version"));
        assertEquals("\"2\"", answer.header("etag"));
        assertEquals(DraftStatus.SCHEDULED, status(1));
        assertEquals(answer.at("id"), send("200-scheduled-again").at("id"));
        send("204-cancelled");
        assertEquals(DraftStatus.READY, status(1));
    }

    @Test
    void errorsOfTimeAndDocumentAreNamedTogether() {
        Answer answer = send("422-many-errors");
        List<String> places = new ArrayList<>();
        for (int i = 0; answer.at("errors." + i) != null; i++) {
            places.add((String) answer.at("errors." + i + ".at"));
        }
        assertTrue(places.containsAll(List.of("by", "zone", "title", "section", "text")), places::toString);
    }

    @Test
    void takenAddressIsRefusedAndNamedAsPublicationDoes() {
        Answer answer = send("409-slug-taken");
        assertEquals(TIDE + " has had an article: PUT that, or write another slug.", answer.at("detail"), answer::json);
        assertEquals(DraftStatus.DRAFT, status(4));
    }

    @Test
    void authorReadsTheScheduleOfTheirOwnDraftOnly() {
        send("200-scheduled");
        String another = Events.read("schedule-drafts/404-schedule-of-anothers-draft");
        assertEquals(404, Events.send(function, another, context).status());
        String own = another.replace("7d0c1f6a-6f0e-4a5e-9b57-2f1f8f0b1c2d", "ann");
        Answer answer = Events.send(function, own, context);
        assertEquals(200, answer.status(), answer::json);
        assertEquals("2999-10-27T02:30:00+01:00", answer.at("local"));
    }

    @Test
    void bothMomentsOfATimeThatHappensTwiceAreNamed() {
        assertEquals(
                "2999-10-27T02:30 happens twice in Europe/Berlin, because clocks go back then:"
                        + " write 2999-10-27T02:30+02:00 or 2999-10-27T02:30+01:00",
                send("422-time-that-happens-twice").at("errors.0.detail"));
    }

    @Test
    void messageIsSentAtOnceOnlyIfTheTimeIsNear() {
        send("200-scheduled");
        assertEquals(List.of(), queue.next());
        String soon = Events.withBody(
                Events.read("schedule-drafts/200-in-the-sites-zone"), "{\"at\":\"2026-04-01T12:00:01Z\"}");
        Answer answer = Events.send(function, soon, context);
        assertEquals(200, answer.status(), answer::json);
        assertEquals(List.of("{\"schedule\":\"%s\",\"draft\":\"%s\"}".formatted(answer.at("id"), id(7))), delivered());
    }

    @Test
    void scheduleThatIsBeingDoneCannotBeCancelled() {
        send("200-scheduled");
        var subject = new ScheduleSubject.OfDraft(id(1));
        desk.schedules().begin(desk.schedules().of(subject).orElseThrow(), OptionalInt.empty());
        assertEquals(409, send("204-cancelled").status());
        assertEquals(409, send("200-changed").status());
        assertEquals(DraftStatus.SCHEDULED, status(1));
    }

    @Test
    void publishedDraftIsNotFoundWhenItsScheduleIsCancelled() {
        var article = new ArticleId(id(1).value());
        var publication = new Publication(article, new Slug("a-harbour-bell-at-night"), 1, Outcome.CREATED);
        desk.drafts().retire(id(1), new PublishedDraft(1, publication, List.of()), Instant.EPOCH);
        assertEquals(404, send("204-cancelled").status());
    }

    @Test
    void calendarHasScheduledAndFailedEntries() {
        send("200-scheduled");
        send("200-in-the-sites-zone");
        send("200-withdrawal");
        var subject = new ScheduleSubject.OfDraft(id(7));
        desk.schedules()
                .fail(
                        desk.schedules().of(subject).orElseThrow().schedule(),
                        "The slug is taken.",
                        SeededSite.CLOCK.instant().minusSeconds(60));
        Answer calendar = send("200-calendar");
        assertEquals(List.of("withdraw", "publish"), calendar.at("schedules.*.act"));
        assertEquals(List.of("The slug is taken."), calendar.at("failed.*.reason"));
        assertEquals(List.of(id(7).value()), calendar.at("failed.*.draft"));
        Answer month = send("200-calendar-of-a-month");
        assertEquals(List.of("withdraw"), month.at("schedules.*.act"));
        assertEquals(List.of(TIDE), month.at("schedules.*.slug"));
    }

    @Test
    void calendarHasCompletedEntriesOfThePeriod() {
        Schedule schedule = scheduled("200-withdrawal");
        desk.schedules()
                .done(
                        schedule,
                        Optional.of(new Slug(TIDE)),
                        schedule.time().at().plusSeconds(90));
        Answer month = send("200-calendar-of-a-month");
        assertEquals(List.of(), month.at("schedules.*.act"));
        assertEquals(List.of(TIDE), month.at("done.*.address"));
        assertEquals(List.of(schedule.time().at().plusSeconds(90).toString()), month.at("done.*.done"));
    }

    @Test
    void failureIsListedUntilItsDraftIsScheduledAgain() {
        send("200-in-the-sites-zone");
        var subject = new ScheduleSubject.OfDraft(id(7));
        desk.schedules()
                .fail(
                        desk.schedules().of(subject).orElseThrow().schedule(),
                        "The slug is taken.",
                        SeededSite.CLOCK.instant());
        assertEquals(List.of(id(7).value()), send("200-calendar").at("failed.*.draft"));
        String again = Events.read("schedule-drafts/200-in-the-sites-zone").replace("\\\"1\\\"", "\\\"3\\\"");
        assertEquals(200, Events.send(function, again, context).status());
        assertEquals(List.of(), send("200-calendar").at("failed.*.draft"));
    }

    @Test
    void scheduleChangesAreRecordedOnceWithinThePolicy() {
        Policy.of("ScheduleDrafts").during(() -> {
            List.of("200-scheduled", "200-scheduled-again", "200-changed", "204-cancelled", "204-cancelled-again")
                    .forEach(this::send);
            List.of("200-withdrawal", "200-withdrawal", "204-withdrawal-cancelled", "204-withdrawal-cancelled-again")
                    .forEach(this::send);
            return "";
        });
        assertEquals(
                List.of(
                        "publication-cancelled",
                        "publication-rescheduled",
                        "publication-scheduled",
                        "withdrawal-cancelled",
                        "withdrawal-scheduled"),
                site.items().stream()
                        .filter(item -> item.contains("AUDIT#") && item.contains("#SCHEDULE#"))
                        .map(item -> item.replaceFirst("(?s).*#SCHEDULE#\\w+#([a-z-]+).*", "$1"))
                        .sorted()
                        .toList());
    }

    private Schedule scheduled(String event) {
        assertEquals(200, send(event).status());
        var subject = new ScheduleSubject.OfArticle(site.id(TIDE));
        return desk.schedules().of(subject).orElseThrow().schedule();
    }

    /** The characters of every item. Attributes have no order, so neither have these. */
    private List<String> items() {
        return site.items().stream()
                .map(item -> item.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining()))
                .sorted()
                .toList();
    }

    private List<String> delivered() {
        List<String> bodies = new ArrayList<>();
        // SQS delays by whole seconds: the message comes within a second.
        for (Instant end = Instant.now().plusSeconds(10);
                bodies.isEmpty() && Instant.now().isBefore(end); ) {
            queue.next().forEach(message -> bodies.add(message.body()));
        }
        return bodies;
    }

    private Answer send(String event) {
        return Events.send(function, Events.read("schedule-drafts/" + event), context);
    }

    private DraftStatus status(int draft) {
        return desk.drafts().find(id(draft)).orElseThrow().status();
    }

    private void create(int number, String document, Optional<DraftBase> base) {
        desk.drafts().create(id(number), document, base, new DraftUser("ann", "Ann"), SeededSite.CLOCK.instant());
    }

    private static DraftId id(int number) {
        return new DraftId("01JQSD%020d".formatted(number));
    }
}
