package broadsheet.publisharticle;

import static broadsheet.publisharticle.DraftsFixture.EDITOR;
import static broadsheet.publisharticle.DraftsFixture.NOW;
import static broadsheet.publisharticle.DraftsFixture.id;
import static broadsheet.publisharticle.DraftsFixture.publication;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.draft.DraftStatus;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.schedule.ScheduleSubject;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** New documents that are dated ahead: each waits as a draft, and has no slug before it is published. */
final class NewArticlesAheadTest {
    private Instant now = NOW;

    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture(() -> now).withSite();

    private final DraftsFixture drafts = new DraftsFixture(publishing);

    @Test
    void newDocumentWaitsAndItsRepeatChangesNothing() {
        Answer first = publishing.sendNamed("202-new-article-ahead");
        assertEquals(202, first.status(), first::json);
        assertEquals("2999-01-01T00:00:00Z", first.at("at"));
        assertEquals("/api/drafts/" + first.at("draft"), first.header("location"));
        assertEquals(DraftStatus.SCHEDULED, drafts.read(first).draft().status());
        assertTrue(drafts.read(first).document().startsWith("---\ntitle:"), drafts.read(first)::document);
        var items = publishing.items();
        assertEquals(
                first.json(),
                publishing.sendNamed("202-new-article-ahead-again").json());
        String another = Events.read("publish-article/202-new-article-ahead-again")
                .replace("7d0c1f6a-6f0e-4a5e-9b57-2f1f8f0b1c2d", "another-editor");
        assertEquals(first.json(), publishing.send(another).json());
        assertEquals(items, publishing.items());
        assertEquals(Set.of(), publishing.articles());
    }

    @Test
    void newDocumentsOfOneTitleWaitEachForItself() {
        Answer one = publishing.sendNamed("202-new-article-ahead");
        Answer other = publishing.send(newAhead("Another text."));
        assertNotEquals(one.at("draft"), other.at("draft"));
        assertEquals(2, drafts.waiting().size());
    }

    @Test
    void repeatedNewDocumentSchedulesDraftOfInterruptedCall() {
        Answer first = publishing.sendNamed("202-new-article-ahead");
        publishing.schedules.cancel(new ScheduleSubject.OfDraft(id(first)), EDITOR.user(), NOW);
        assertEquals(
                first.json(),
                publishing.sendNamed("202-new-article-ahead-again").json());
        assertEquals(DraftStatus.SCHEDULED, drafts.read(first).draft().status());
    }

    @Test
    void repeatedNewDocumentKeepsLaterEdits() {
        Answer first = publishing.sendNamed("202-new-article-ahead");
        publishing.schedules.cancel(new ScheduleSubject.OfDraft(id(first)), EDITOR.user(), NOW);
        publishing.drafts.save(id(first), "---\ntitle: Better\n---\nText.\n", any -> true, EDITOR, NOW);
        Answer again = publishing.sendNamed("202-new-article-ahead-again");
        assertEquals(409, again.status(), again::json);
        assertTrue(drafts.read(first).document().contains("Better"));
    }

    @Test
    void dueDocumentWaitsForItsScheduleWithoutASecondArticle() {
        String soon = newAhead("Text.").replace("2999-01-01", "2026-04-01T13:00:00Z");
        Answer first = publishing.send(soon);
        assertEquals(first.json(), at(NOW.plusSeconds(3601), soon).json());
        assertEquals(Set.of(), publishing.articles());
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
        Answer first = publishing.send(soon);
        assertEquals(202, first.status(), first::json);
        publishing.schedules.cancel(new ScheduleSubject.OfDraft(id(first)), EDITOR.user(), NOW);
        Answer published = at(NOW.plusSeconds(3601), publication(first));
        assertEquals(201, published.status(), published::json);
        Answer again = publishing.send(soon);
        assertEquals("unchanged", again.at("outcome"), again::json);
        assertEquals(published.at("id"), again.at("id"));
        assertEquals(published.at("id"), at(NOW, soon).at("id"), "also before the date");
    }

    private Answer at(Instant time, String event) {
        now = time;
        return publishing.send(event);
    }

    private static String newAhead(String text) {
        return Events.withBody(
                Events.read("publish-article/202-new-article-ahead"),
                "---\ntitle: A lamp for the breakwater\nsection: science\ndate: 2999-01-01\n---\n\n" + text + "\n");
    }
}
