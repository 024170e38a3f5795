package broadsheet.publisharticle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.draft.WorkingDraft;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.fixtures.Tasks;
import broadsheet.schedule.ScheduleSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents that are dated ahead wait as drafts for their date. */
final class ScheduledArticlesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final DraftPermissions EDITOR = new DraftPermissions(new DraftUser("ed", "Ed"), true);

    private Instant now = NOW;
    private final PublishingFixture newsroom = new PublishingFixture(() -> now);

    @BeforeEach
    void publishSite() {
        newsroom.sendNamed("200-site");
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void documentWaitsAsADraftThatSaysAllThatTheRequestSaid() {
        Answer answer = newsroom.sendNamed("202-dated-ahead");
        assertEquals("2999-01-01T00:00:00Z", answer.at("at"));
        assertEquals("/api/drafts/" + answer.at("draft"), answer.header("location"));
        WorkingDraft.Contents draft = draft(answer);
        assertEquals(DraftStatus.SCHEDULED, draft.draft().status());
        assertEquals("""
            ---
            slug: "the-new-breakwater"
            title: The new breakwater
            section: science
            date: 2999-01-01
            ---

            The harbour is to get another wall.
            """, draft.document());
        assertEquals(List.of(), List.copyOf(newsroom.articles()));
    }

    @Test
    void repeatChangesNothingAlsoByAnotherEditor() {
        Answer first = newsroom.sendNamed("202-dated-ahead");
        var items = newsroom.items();
        assertEquals(first.json(), newsroom.sendNamed("202-dated-ahead-again").json());
        String another = Events.read("publish-article/202-dated-ahead-again")
                .replace("7d0c1f6a-6f0e-4a5e-9b57-2f1f8f0b1c2d", "another-editor");
        assertEquals(first.json(), newsroom.send(another).json());
        assertEquals(items, newsroom.items());
    }

    @Test
    void anotherDocumentForTheSlugBecomesTheNextVersionOfWhatWaits() {
        Answer first = newsroom.sendNamed("202-dated-ahead");
        Answer second = newsroom.sendNamed("202-dated-ahead-another-text");
        assertEquals(first.at("draft"), second.at("draft"));
        assertEquals("2999-02-01T00:00:00Z", second.at("at"));
        assertTrue(draft(second).document().contains("and a light"));
        assertEquals(1, waiting().size());
        assertTrue(waiting().iterator().next().startsWith("SCHEDULE#PENDING 2999-02-01T00:00:00Z#"));
    }

    @Test
    void interruptedCallIsCompletedByItsRepeat() {
        Answer first = newsroom.sendNamed("202-dated-ahead");
        newsroom.schedules.cancel(new ScheduleSubject.OfDraft(id(first)), EDITOR.user(), NOW);
        assertEquals(DraftStatus.READY, draft(first).draft().status());
        assertEquals(first.json(), newsroom.sendNamed("202-dated-ahead-again").json());
        assertEquals(DraftStatus.SCHEDULED, draft(first).draft().status());
    }

    @Test
    void draftThatWasDeletedIsFollowedByAnother() {
        Answer first = newsroom.sendNamed("202-dated-ahead");
        newsroom.schedules.cancel(new ScheduleSubject.OfDraft(id(first)), EDITOR.user(), NOW);
        newsroom.drafts.delete(id(first), EDITOR, NOW);
        Answer second = newsroom.sendNamed("202-dated-ahead");
        assertNotEquals(first.at("draft"), second.at("draft"));
        assertEquals(second.json(), newsroom.sendNamed("202-dated-ahead-again").json());
    }

    @Test
    void documentOfAPublishedArticleWaitsAsItsNextRevision() {
        newsroom.sendNamed("201-article");
        String ahead = Events.withBody(
                Events.read("publish-article/201-article"),
                "---\ntitle: Corrected\nsection: science\ndate: 2999-01-01\n---\n\nText.\n");
        Answer first = newsroom.send(ahead);
        assertEquals(202, first.status(), first::json);
        assertEquals(1, draft(first).draft().base().orElseThrow().revision());
        newsroom.send(Events.withBody(
                Events.read("publish-article/201-article"), "---\ntitle: Faster\nsection: science\n---\n\nText.\n"));
        Answer second = newsroom.send(ahead);
        assertEquals(2, draft(second).draft().base().orElseThrow().revision());
        assertTrue(newsroom.drafts.find(id(first)).isEmpty());
        assertEquals(1, waiting().size());
    }

    @Test
    void documentThatIsPublishedAtOnceCancelsTheScheduleOfWhatWaitsAndLeavesItsDraft() {
        Answer waits = newsroom.sendNamed("202-dated-ahead");
        Answer answer = newsroom.sendNamed("201-replaces-what-waits");
        assertEquals(201, answer.status(), answer::json);
        assertEquals(waits.at("draft"), answer.at("superseded"));
        assertEquals(Set.of(), waiting());
        assertEquals(DraftStatus.READY, draft(waits).draft().status());
        Answer again = newsroom.sendNamed("201-replaces-what-waits");
        assertEquals("unchanged", again.at("outcome"));
        assertEquals(waits.at("draft"), again.at("superseded"));
    }

    @Test
    void repeatCancelsTheScheduleThatAnInterruptedCallLeft() {
        newsroom.sendNamed("201-replaces-what-waits");
        Answer waits = newsroom.sendNamed("202-dated-ahead");
        assertEquals(1, waiting().size());
        Answer again = newsroom.sendNamed("201-replaces-what-waits");
        assertEquals("unchanged", again.at("outcome"));
        assertEquals(waits.at("draft"), again.at("superseded"));
        assertEquals(Set.of(), waiting());
    }

    @Test
    void draftGoesThatSaysTheSameAsWhatIsPublishedWhenItsDateHasCome() {
        String soon = Events.withBody(Events.read("publish-article/202-dated-ahead"), """
            ---
            title: Soon
            slug: the-new-breakwater
            section: science
            date: 2026-04-01T13:00:00Z
            ---

            Text.
            """);
        Answer waits = newsroom.send(soon);
        assertEquals(202, waits.status(), waits::json);
        Answer published = at(NOW.plusSeconds(3600), soon);
        assertEquals(201, published.status(), published::json);
        assertNull(published.at("superseded"));
        assertTrue(newsroom.drafts.find(id(waits)).isEmpty());
        assertEquals(Set.of(), waiting());
    }

    @Test
    void scheduleThatIsBeingDoneIsLeftToFail() {
        Answer waits = newsroom.sendNamed("202-dated-ahead");
        var subject = new ScheduleSubject.OfDraft(id(waits));
        newsroom.schedules.begin(newsroom.schedules.of(subject).orElseThrow(), OptionalInt.empty());
        Answer answer = newsroom.sendNamed("201-replaces-what-waits");
        assertEquals(201, answer.status(), answer::json);
        assertNull(answer.at("superseded"));
        assertEquals(DraftStatus.SCHEDULED, draft(waits).draft().status());
    }

    @Test
    void documentOfAnotherSlugLeavesWhatWaits() {
        newsroom.sendNamed("202-dated-ahead");
        assertNull(newsroom.sendNamed("201-article").at("superseded"));
        assertEquals(1, waiting().size());
    }

    @Test
    void newDocumentWaitsAndItsRepeatChangesNothing() {
        Answer first = newsroom.sendNamed("202-new-article-ahead");
        assertEquals(202, first.status(), first::json);
        assertEquals("2999-01-01T00:00:00Z", first.at("at"));
        assertEquals("/api/drafts/" + first.at("draft"), first.header("location"));
        assertEquals(DraftStatus.SCHEDULED, draft(first).draft().status());
        assertTrue(draft(first).document().startsWith("---\ntitle:"), draft(first)::document);
        var items = newsroom.items();
        assertEquals(
                first.json(), newsroom.sendNamed("202-new-article-ahead-again").json());
        String another = Events.read("publish-article/202-new-article-ahead-again")
                .replace("7d0c1f6a-6f0e-4a5e-9b57-2f1f8f0b1c2d", "another-editor");
        assertEquals(first.json(), newsroom.send(another).json());
        assertEquals(items, newsroom.items());
        assertEquals(Set.of(), newsroom.articles());
    }

    @Test
    void newDocumentsOfOneTitleWaitEachForItself() {
        Answer one = newsroom.sendNamed("202-new-article-ahead");
        Answer other = newsroom.send(newAhead("Another text."));
        assertNotEquals(one.at("draft"), other.at("draft"));
        assertEquals(2, waiting().size());
    }

    @Test
    void repeatOfANewDocumentSchedulesADraftThatAnInterruptedCallLeft() {
        Answer first = newsroom.sendNamed("202-new-article-ahead");
        newsroom.schedules.cancel(new ScheduleSubject.OfDraft(id(first)), EDITOR.user(), NOW);
        assertEquals(
                first.json(), newsroom.sendNamed("202-new-article-ahead-again").json());
        assertEquals(DraftStatus.SCHEDULED, draft(first).draft().status());
    }

    @Test
    void repeatOfANewDocumentReplacesNothingThatPeopleWroteSince() {
        Answer first = newsroom.sendNamed("202-new-article-ahead");
        newsroom.schedules.cancel(new ScheduleSubject.OfDraft(id(first)), EDITOR.user(), NOW);
        newsroom.drafts.save(id(first), "---\ntitle: Better\n---\nText.\n", any -> true, EDITOR, NOW);
        Answer again = newsroom.sendNamed("202-new-article-ahead-again");
        assertEquals(409, again.status(), again::json);
        assertTrue(draft(first).document().contains("Better"));
    }

    @Test
    void newDocumentWhoseDateHasComeWaitsForItsScheduleAndMakesNoSecondArticle() {
        String soon = newAhead("Text.").replace("2999-01-01", "2026-04-01T13:00:00Z");
        Answer first = newsroom.send(soon);
        assertEquals(first.json(), at(NOW.plusSeconds(3601), soon).json());
        assertEquals(Set.of(), newsroom.articles());
    }

    @Test
    void newDocumentThatWasPublishedAtItsDateIsFoundByItsRepeat() {
        String soon = newAhead("Text.")
                .replace("2999-01-01", "2026-04-01T13:00:00Z")
                .replace("section: science\\n", "")
                .replace("\"rawQueryString\": \"\"", "\"rawQueryString\": \"section=science\"")
                .replace(
                        "\"requestContext\"",
                        "\"queryStringParameters\": {\"section\": \"science\"}, \"requestContext\"");
        Answer first = newsroom.send(soon);
        assertEquals(202, first.status(), first::json);
        newsroom.schedules.cancel(new ScheduleSubject.OfDraft(id(first)), EDITOR.user(), NOW);
        String publication = Events.read("publish-article/201-publish-draft")
                .replaceAll("/api/drafts/\\w+/", "/api/drafts/" + first.at("draft") + "/")
                .replaceAll("\"draft\": \"\\w+\"", "\"draft\": \"" + first.at("draft") + "\"")
                .replaceFirst("\"if-match\": \"[^,]*\"", "\"if-match\": \"*\"");
        Answer published = at(NOW.plusSeconds(3601), publication);
        assertEquals(201, published.status(), published::json);
        Answer again = newsroom.send(soon);
        assertEquals("unchanged", again.at("outcome"), again::json);
        assertEquals(published.at("id"), again.at("id"));
        assertEquals(published.at("id"), at(NOW, soon).at("id"), "also before the date");
    }

    private Answer at(Instant time, String event) {
        now = time;
        return newsroom.send(event);
    }

    private static String newAhead(String text) {
        return Events.withBody(
                Events.read("publish-article/202-new-article-ahead"),
                "---\ntitle: A lamp for the breakwater\nsection: science\ndate: 2999-01-01\n---\n\n" + text + "\n");
    }

    @Test
    void messageIsSentIfTheDateIsNear() {
        try (Tasks queue = new Tasks("schedules")) {
            newsroom.sendNamed("202-dated-ahead");
            assertEquals(List.of(), queue.next());
            Answer answer = newsroom.send(Events.withBody(
                    Events.read("publish-article/202-dated-ahead"),
                    "---\ntitle: Soon\nsection: science\ndate: 2026-04-01T12:00:01Z\n---\n\nText.\n"));
            assertEquals("2026-04-01T12:00:01Z", answer.at("at"), answer::json);
            List<String> bodies = new ArrayList<>();
            for (Instant end = Instant.now().plusSeconds(10);
                    bodies.isEmpty() && Instant.now().isBefore(end); ) {
                queue.next().forEach(message -> bodies.add(message.body()));
            }
            assertTrue(bodies.getFirst().contains(String.valueOf(answer.at("draft"))), bodies::toString);
        }
    }

    @Test
    void sectionAndDateOfTheRequestAreWrittenIntoTheDraft() {
        String event = Events.read("publish-article/201-defaults").replace("2026-02-20", "2999-02-20");
        Answer answer = newsroom.send(event);
        assertEquals(202, answer.status(), answer::json);
        assertTrue(draft(answer).document().startsWith("""
            ---
            slug: "what-a-lighthouse-costs"
            section: "technology"
            date: "2999-02-20T00:00:00Z"
            title: What a lighthouse costs
            """), () -> draft(answer).document());
    }

    private WorkingDraft.Contents draft(Answer answer) {
        return newsroom.drafts.read(id(answer)).orElseThrow();
    }

    private static DraftId id(Answer answer) {
        return new DraftId(String.valueOf(answer.at("draft")));
    }

    private Set<String> waiting() {
        return newsroom.items().keySet().stream()
                .filter(key -> key.startsWith("SCHEDULE#PENDING"))
                .collect(Collectors.toSet());
    }
}
