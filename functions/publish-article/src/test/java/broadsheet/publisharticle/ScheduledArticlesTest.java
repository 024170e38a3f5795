package broadsheet.publisharticle;

import static broadsheet.publisharticle.DraftsFixture.EDITOR;
import static broadsheet.publisharticle.DraftsFixture.NOW;
import static broadsheet.publisharticle.DraftsFixture.id;
import static broadsheet.publisharticle.DraftsFixture.publication;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.draft.DraftStatus;
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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Documents that are dated ahead wait as drafts for their date. */
final class ScheduledArticlesTest {
    private Instant now = NOW;

    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture(() -> now).withSite();

    private final DraftsFixture drafts = new DraftsFixture(publishing);

    @Test
    void documentWaitsAsADraftThatSaysAllThatTheRequestSaid() {
        Answer answer = publishing.sendNamed("202-dated-ahead");
        assertEquals("2999-01-01T00:00:00Z", answer.at("at"));
        assertEquals("/api/drafts/" + answer.at("draft"), answer.header("location"));
        WorkingDraft.Contents draft = drafts.read(answer);
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
        assertEquals(List.of(), List.copyOf(publishing.articles()));
    }

    @Test
    void documentWhosePublicationWouldBeRefusedIsNotScheduled() {
        publishing.sendNamed("201-article");
        var items = publishing.items();
        String event = Events.read("publish-article/202-dated-ahead");
        Answer answer = publishing.send(Events.withBody(event, """
            ---
            title: Another
            section: science
            date: 2999-01-01
            formerly: how-a-tide-table-knows
            ---

            Text.
            """));
        assertEquals(409, answer.status(), answer.body());
        assertEquals(items, publishing.items());
    }

    @Test
    void repeatChangesNothingAlsoByAnotherEditor() {
        Answer first = publishing.sendNamed("202-dated-ahead");
        var items = publishing.items();
        assertEquals(first.json(), publishing.sendNamed("202-dated-ahead-again").json());
        String another = Events.read("publish-article/202-dated-ahead-again")
                .replace("7d0c1f6a-6f0e-4a5e-9b57-2f1f8f0b1c2d", "another-editor");
        assertEquals(first.json(), publishing.send(another).json());
        assertEquals(items, publishing.items());
    }

    @Test
    void laterDocumentForTheSlugBecomesNextVersionOfTheDraft() {
        Answer first = publishing.sendNamed("202-dated-ahead");
        Answer second = publishing.sendNamed("202-dated-ahead-another-text");
        assertEquals(first.at("draft"), second.at("draft"));
        assertEquals("2999-02-01T00:00:00Z", second.at("at"));
        assertTrue(drafts.read(second).document().contains("and a light"));
        assertEquals(1, drafts.waiting().size());
        assertTrue(drafts.waiting().iterator().next().startsWith("SCHEDULE#PENDING 2999-02-01T00:00:00Z#"));
    }

    @Test
    void interruptedCallIsCompletedByItsRepeat() {
        Answer first = publishing.sendNamed("202-dated-ahead");
        publishing.schedules.cancel(new ScheduleSubject.OfDraft(id(first)), EDITOR.user(), NOW);
        assertEquals(DraftStatus.READY, drafts.read(first).draft().status());
        assertEquals(first.json(), publishing.sendNamed("202-dated-ahead-again").json());
        assertEquals(DraftStatus.SCHEDULED, drafts.read(first).draft().status());
    }

    @Test
    void draftThatWasDeletedIsFollowedByAnother() {
        Answer first = publishing.sendNamed("202-dated-ahead");
        publishing.schedules.cancel(new ScheduleSubject.OfDraft(id(first)), EDITOR.user(), NOW);
        publishing.drafts.delete(id(first), EDITOR, NOW);
        Answer second = publishing.sendNamed("202-dated-ahead");
        assertNotEquals(first.at("draft"), second.at("draft"));
        assertEquals(
                second.json(), publishing.sendNamed("202-dated-ahead-again").json());
    }

    @Test
    void documentOfAPublishedArticleWaitsAsItsNextRevision() {
        publishing.sendNamed("201-article");
        String ahead = Events.withBody(
                Events.read("publish-article/201-article"),
                "---\ntitle: Corrected\nsection: science\ndate: 2999-01-01\n---\n\nText.\n");
        Answer first = publishing.send(ahead);
        assertEquals(202, first.status(), first::json);
        assertEquals(1, drafts.read(first).draft().base().orElseThrow().revision());
        publishing.send(Events.withBody(
                Events.read("publish-article/201-article"), "---\ntitle: Faster\nsection: science\n---\n\nText.\n"));
        Answer second = publishing.send(ahead);
        assertEquals(2, drafts.read(second).draft().base().orElseThrow().revision());
        assertTrue(publishing.drafts.find(id(first)).isEmpty());
        assertEquals(1, drafts.waiting().size());
    }

    @Test
    void documentForTheSlugOfAWithdrawnArticleWaitsToBringItBack() {
        Answer article = publishing.sendNamed("201-article");
        String withdrawal = Events.read("publish-article/204-withdraw")
                .replace("the-price-of-a-harbour-pilot", String.valueOf(article.at("slug")));
        assertEquals(204, publishing.send(withdrawal).status());
        Answer waits = publishing.send(Events.withBody(
                Events.read("publish-article/201-article"),
                "---\ntitle: Back again\nsection: science\ndate: 2026-04-01T13:00:00Z\n---\n\nText.\n"));
        assertEquals(202, waits.status(), waits::json);
        assertEquals(2, drafts.read(waits).draft().base().orElseThrow().revision());
        publishing.schedules.cancel(new ScheduleSubject.OfDraft(id(waits)), EDITOR.user(), NOW);
        Answer published = at(NOW.plusSeconds(3601), publication(waits));
        assertEquals(201, published.status(), published::json);
        assertEquals(article.at("id"), published.at("id"));
        assertEquals(3, published.at("revision"));
    }

    @Test
    void immediatePublicationCancelsScheduleAndKeepsItsDraft() {
        Answer waits = publishing.sendNamed("202-dated-ahead");
        Answer answer = publishing.sendNamed("201-replaces-what-waits");
        assertEquals(201, answer.status(), answer::json);
        assertEquals(waits.at("draft"), answer.at("superseded"));
        assertEquals(Set.of(), drafts.waiting());
        assertEquals(DraftStatus.READY, drafts.read(waits).draft().status());
        Answer again = publishing.sendNamed("201-replaces-what-waits");
        assertEquals("unchanged", again.at("outcome"));
        assertEquals(waits.at("draft"), again.at("superseded"));
    }

    @Test
    void repeatCancelsScheduleOfInterruptedCall() {
        publishing.sendNamed("201-replaces-what-waits");
        Answer waits = publishing.sendNamed("202-dated-ahead");
        assertEquals(1, drafts.waiting().size());
        Answer again = publishing.sendNamed("201-replaces-what-waits");
        assertEquals("unchanged", again.at("outcome"));
        assertEquals(waits.at("draft"), again.at("superseded"));
        assertEquals(Set.of(), drafts.waiting());
    }

    @Test
    void dueDraftEqualToThePublishedDocumentIsRemoved() {
        String soon = Events.withBody(Events.read("publish-article/202-dated-ahead"), """
            ---
            title: Soon
            slug: the-new-breakwater
            section: science
            date: 2026-04-01T13:00:00Z
            ---

            Text.
            """);
        Answer waits = publishing.send(soon);
        assertEquals(202, waits.status(), waits::json);
        Answer published = at(NOW.plusSeconds(3600), soon);
        assertEquals(201, published.status(), published::json);
        assertNull(published.at("superseded"));
        assertTrue(publishing.drafts.find(id(waits)).isEmpty());
        assertEquals(Set.of(), drafts.waiting());
    }

    @Test
    void scheduleThatIsBeingDoneIsLeftToFail() {
        Answer waits = publishing.sendNamed("202-dated-ahead");
        var subject = new ScheduleSubject.OfDraft(id(waits));
        publishing.schedules.begin(publishing.schedules.of(subject).orElseThrow(), OptionalInt.empty());
        Answer answer = publishing.sendNamed("201-replaces-what-waits");
        assertEquals(201, answer.status(), answer::json);
        assertNull(answer.at("superseded"));
        assertEquals(DraftStatus.SCHEDULED, drafts.read(waits).draft().status());
    }

    @Test
    void documentOfAnotherSlugKeepsScheduledDraft() {
        publishing.sendNamed("202-dated-ahead");
        assertNull(publishing.sendNamed("201-article").at("superseded"));
        assertEquals(1, drafts.waiting().size());
    }

    @Test
    void messageIsSentIfTheDateIsNear() {
        try (Tasks queue = new Tasks("schedules")) {
            publishing.sendNamed("202-dated-ahead");
            assertEquals(List.of(), queue.next());
            Answer answer = publishing.send(Events.withBody(
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
        Answer answer = publishing.send(event);
        assertEquals(202, answer.status(), answer::json);
        assertTrue(
                drafts.read(answer).document().startsWith("""
                    ---
                    slug: "what-a-lighthouse-costs"
                    section: "technology"
                    date: "2999-02-20T00:00:00Z"
                    title: What a lighthouse costs
                    """),
                () -> drafts.read(answer).document());
    }

    private Answer at(Instant time, String event) {
        now = time;
        return publishing.send(event);
    }
}
