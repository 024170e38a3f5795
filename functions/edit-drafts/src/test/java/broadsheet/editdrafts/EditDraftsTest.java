package broadsheet.editdrafts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.ArticleStatus;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class EditDraftsTest {
    private static final String ID = "01K5T3V2Q8ZC4J7M9X1B6N0RDE";

    private final SeededSite archive = SeededSite.filled();
    private final EditDrafts function = new EditDrafts(() -> Instant.parse("2026-03-10T09:20:16.789Z"));

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("edit-drafts").stream()
                .map(name -> dynamicTest(name, () -> {
                    var context = new TestContext();
                    Answer answer =
                            Policy.of("EditDrafts").during(() -> Events.send(function, Events.read(name), context));
                    assertEquals(name.replaceFirst("edit-drafts/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals("no-store", answer.header("cache-control"));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void draftIsReadAsItWasWrittenWithItsTagAndNotes() {
        Answer created = send("201-create");
        assertEquals("/api/drafts/" + ID, created.header("location"));
        assertEquals("\"1\"", created.header("etag"));
        send("201-note");
        Answer saved = send("200-save");
        assertEquals(2, saved.at("version"));
        assertEquals("2026-03-10T09:20:16Z", saved.at("saved"));
        assertEquals("What the harbour dredges", saved.at("title"));
        Answer read = send("200-read");
        assertTrue(String.valueOf(read.header("etag")).startsWith("\"2."));
        assertTrue(String.valueOf(read.at("document")).endsWith("Then the dredgers come.\n"));
        assertEquals("Ann Author", read.at("author.name"));
        assertEquals("draft", read.at("status"));
        assertEquals(List.of("Who says that it fills every spring?"), read.at("notes.*.text"));
        assertEquals(List.of("Ada Editor"), read.at("notes.*.by.name"));
    }

    @Test
    void noteAndAssigneeChangeTheTagThatASaveAcceptsAll() {
        send("201-create");
        String tag = String.valueOf(send("200-read").header("etag"));
        assertEquals(304, readUnless(tag).status());
        send("201-note");
        Answer noted = readUnless(tag);
        assertEquals(200, noted.status());
        send("200-assign");
        assertEquals(200, readUnless(String.valueOf(noted.header("etag"))).status());
        assertEquals(
                200,
                send(Events.read("edit-drafts/200-save").replace("\\\"1\\\"", escaped(tag)))
                        .status());
    }

    private Answer readUnless(String tag) {
        return send(Events.read("edit-drafts/200-read")
                .replaceFirst(
                        "\"headers\": \\{",
                        "\"headers\": {\"if-none-match\": \"" + escaped(tag).replace("\\", "\\\\") + "\","));
    }

    private static String escaped(String tag) {
        return tag.replace("\"", "\\\"");
    }

    @Test
    void draftSaysWhetherTheCallerMayGiveItToSomebody() {
        send("201-create");
        send("200-assign");
        String author = Events.read("edit-drafts/200-read");
        assertEquals(true, send(author).at("mayAssign"));
        assertEquals(
                false,
                send(author.replace("a11ce000-0000-4000-8000-0000000000a1", "be000000-0000-4000-8000-0000000000b2"))
                        .at("mayAssign"));
        assertEquals(
                true,
                send(author.replace("[authors]", "[editors]").replace("a11ce000", "eeeee000"))
                        .at("mayAssign"));
    }

    @Test
    void refusedSaveSaysWhoMadeWhichVersionInstead() {
        send("201-create");
        send("200-save");
        Answer stale = send("412-save");
        assertEquals(2, stale.at("current.version"));
        assertEquals("Ann Author", stale.at("current.savedBy.name"));
    }

    @Test
    void draftOfAnArticleBeginsWithItsNewestDocument() {
        Answer created = send("201-create-of-article");
        assertEquals("how-a-tide-table-knows", created.at("article.slug"));
        assertEquals(1, created.at("article.revision"));
        Answer read = send(Events.read("edit-drafts/200-read")
                .replace(ID, String.valueOf(created.at("id")))
                .replace("[authors]", "[editors]"));
        assertTrue(String.valueOf(read.at("document")).startsWith("---\ntitle: How a tide table knows"), read.body());
        assertEquals(created.at("title"), read.at("title"));
    }

    @Test
    void draftOfAnEarlierRevisionHasItsDocumentAndChangesTheNewest() {
        archive.publish(Events.read("publish-article/200-revised"));
        Answer created = send("201-create-of-revision");
        assertEquals(2, created.at("article.revision"));
        assertEquals(created.body(), send("201-create-of-revision").body());
        Answer read = send(Events.read("edit-drafts/200-read")
                .replace(ID, String.valueOf(created.at("id")))
                .replace("[authors]", "[editors]"));
        assertEquals(Events.at(Events.read("publish-article/201-article"), "body"), read.at("document"));
    }

    @Test
    void draftOfAWithdrawnArticlesRevisionBringsItBack() {
        archive.withdraw("how-a-tide-table-knows");
        assertEquals(404, send("201-create-of-article").status());
        Answer created = send("201-create-of-revision");
        assertEquals(201, created.status());
        assertEquals(2, created.at("article.revision"));
        assertEquals("how-a-tide-table-knows", created.at("article.slug"));
    }

    @Test
    void revisionWithoutADocumentBeginsNoDraft() {
        archive.withdraw("how-a-tide-table-knows");
        archive.publish(Events.read("publish-article/201-article"));
        Answer refused = send(Events.read("edit-drafts/201-create-of-revision")
                .replace("\"revision\": \"1\"", "\"revision\": \"2\""));
        assertEquals(404, refused.status());
    }

    @Test
    void repeatedCreationReturnsSameDraftAfterArticleWasRevised() {
        send("201-create-of-article");
        archive.publish(Events.read("publish-article/200-revised"));
        Answer again = send("201-create-of-article");
        assertEquals(201, again.status());
        assertEquals(1, again.at("article.revision"));
    }

    @Test
    void withoutAnIdEachCallBeginsADraftOfItsOwn() {
        String event = Events.read("edit-drafts/201-create").replace("\"id\": \"" + ID + "\"", "\"unread\": \"x\"");
        assertNotEquals(send(event).at("id"), send(event).at("id"));
        assertEquals(
                List.of("What the harbour dredges", "What the harbour dredges"),
                send("200-list").at("drafts.*.title"));
    }

    @Test
    void draftWithTheIdOfAnArticleIsAlwaysRefused() {
        var tide = (ArticleStatus.Published) archive.find("how-a-tide-table-knows");
        String event = Events.read("edit-drafts/201-create")
                .replace(ID, tide.article().id().value());
        assertEquals(409, send(event).status());
        assertEquals(409, send(byAnEditor(event)).status());
    }

    @Test
    void predictableIdIsRefusedForAuthorsAndAcceptedFromEditors() {
        String event = Events.read("edit-drafts/201-create").replace(ID, "0000000000" + ID.substring(10));
        assertEquals(409, send(event).status());
        assertEquals(201, send(byAnEditor(event)).status());
    }

    private static String byAnEditor(String event) {
        return event.replace("[authors]", "[editors]");
    }

    @Test
    void emptyDocumentIsADraftWithoutATitle() {
        Answer created =
                send(Events.read("edit-drafts/201-create").replaceFirst("\"body\": \".*\",", "\"body\": \"\","));
        assertEquals(201, created.status());
        assertEquals("", created.at("title"));
    }

    @Test
    void documentBeyondTheLimitIsRefused() {
        String large = "x".repeat(350 * 1024 + 1);
        for (String name : List.of("201-create", "200-save")) {
            Answer answer = send(Events.read("edit-drafts/" + name)
                    .replaceFirst("\"body\": \".*\",", "\"body\": \"" + large + "\","));
            assertEquals(413, answer.status());
        }
    }

    @Test
    void invisibleDraftIsAnsweredLikeAnUnknownOne() {
        send("201-create");
        Answer unseen = send("404-read-of-another");
        Answer nothing = send(Events.read("edit-drafts/404-read-of-another").replace(ID, "01K5T3V2Q8ZC4J7M9X1B6N0RDY"));
        assertEquals(nothing.body().replace("01K5T3V2Q8ZC4J7M9X1B6N0RDY", ID), unseen.body());
        assertNull(unseen.header("etag"));
    }

    @Test
    void everyErrorOfANoteIsNamed() {
        send("201-create");
        assertEquals(List.of("text", "colour"), send("422-note").at("errors.*.at"));
    }

    @Test
    void everyErrorOfALinkIsNamed() {
        send("201-create");
        assertEquals(List.of("label", "days", "colour"), send("422-link").at("errors.*.at"));
    }

    @Test
    void linkWorksForItsDaysAndForAWeekIfNothingElseIsSaid() {
        send("201-create");
        Answer link = send("201-link");
        assertEquals("2026-03-13T09:20:16Z", link.at("expires"));
        assertEquals("Ann Author", link.at("by.name"));
        assertEquals(0, link.at("opened"));
        assertNull(link.at("lastOpened"));
        assertEquals("2026-03-17T09:20:16Z", send("201-link-for-a-week").at("expires"));
    }

    @Test
    void repeatedLinkHasTheSameTokenAndSoHasTheList() {
        send("201-create");
        Answer link = send("201-link");
        assertEquals(link.body(), send("201-link-repeated").body());
        assertEquals(
                List.of(String.valueOf(link.at("token"))), send("200-links").at("links.*.token"));
        assertEquals(List.of("The lawyer"), send("200-links").at("links.*.label"));
    }

    @Test
    void revokedLinkIsNotListed() {
        send("201-create");
        send("201-link");
        assertEquals(204, send("204-revoke-link").status());
        assertEquals(List.of(), send("200-links").at("links.*.id"));
    }

    @Test
    void othersWhoHaveTheDraftOpenAreNamedUntilTheyLeave() {
        send("201-create");
        assertEquals(List.of(), send("200-presence").at("others.*.name"));
        assertEquals(List.of("Ann Author"), send("200-presence-of-an-editor").at("others.*.name"));
        assertEquals(204, send("204-leave").status());
        assertEquals(List.of(), send("200-presence-of-an-editor").at("others.*.name"));
    }

    @Test
    void pagesOfTheListLeadToEachOther() {
        send("201-create");
        send("201-create-of-article");
        Answer first = send("200-list-page");
        Answer second = send(Events.read("edit-drafts/200-list-page")
                .replace("\"limit\": \"1\"", "\"limit\": \"1\", \"cursor\": \"" + first.at("next") + "\""));
        assertEquals(List.of("01K5T3V2Q8ZC4J7M9X1B6N0RDF"), first.at("drafts.*.id"));
        assertEquals(List.of(ID), second.at("drafts.*.id"));
        assertNull(second.at("next"));
    }

    @Test
    void authorsListHasTheirOwnDraftsAlone() {
        send("201-create");
        send("201-create-of-article");
        assertEquals(List.of(ID), send("200-list-own").at("drafts.*.id"));
    }

    private Answer send(String event) {
        return Events.send(
                function, event.startsWith("{") ? event : Events.read("edit-drafts/" + event), new TestContext());
    }
}
