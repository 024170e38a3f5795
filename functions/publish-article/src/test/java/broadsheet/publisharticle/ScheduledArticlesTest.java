package broadsheet.publisharticle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents that are dated ahead wait as drafts for their date. */
final class ScheduledArticlesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final DraftPermissions EDITOR = new DraftPermissions(new DraftUser("ed", "Ed"), true);

    private final PublishingFixture newsroom = new PublishingFixture(InstantSource.fixed(NOW));

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
