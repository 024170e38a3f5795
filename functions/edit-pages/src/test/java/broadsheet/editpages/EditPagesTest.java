package broadsheet.editpages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.Picture;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.staticpage.StaticPageStore;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class EditPagesTest {
    private final SeededSite archive = SeededSite.filled();
    private final EditPages function = new EditPages();

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("edit-pages").stream()
                .map(name -> dynamicTest(name, () -> {
                    var context = new TestContext();
                    Answer answer =
                            Policy.of("EditPages").during(() -> Events.send(function, Events.read(name), context));
                    assertEquals(name.replaceFirst("edit-pages/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals("no-store", answer.header("cache-control"));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void publishedPageIsReadWithTheDocumentThatCanBeSentBack() {
        Answer published = send("201-page");
        assertEquals("created", published.at("outcome"));
        assertEquals("https://news.example.org/about", published.at("url"));
        Answer page = send("200-page");
        assertEquals("\"1\"", page.header("etag"));
        assertEquals("About The Fair Copy", page.at("title"));
        assertEquals("Who writes here, and by which rules.", page.at("description"));
        assertEquals(Events.at(Events.read("edit-pages/201-page"), "body"), page.at("document"));
        String html = String.valueOf(page.at("html"));
        assertTrue(html.contains("<h2 id=\"who-we-are\">Who we are</h2>"), html);
        assertTrue(html.contains("href=\"/contact\""), html);
        assertTrue(html.contains("href=\"#note_1\""), html);
        assertEquals(List.of("<p>Below the text, with its publisher.</p>"), page.at("footnotes"));
    }

    @Test
    void listHasThePagesByName() {
        send("201-second-page");
        send("201-page");
        Answer list = send("200-list");
        assertEquals(List.of("about", "privacy"), list.at("pages.*.slug"));
        assertEquals(List.of("About The Fair Copy", "Privacy"), list.at("pages.*.title"));
        send("204-removed");
        assertEquals(List.of("about"), send("200-list").at("pages.*.slug"));
    }

    @Test
    void picturesThatWereSentToThePagesNameAreShownAndOthersAreNamed() {
        assertEquals(
                List.of("picture photos/harbour.jpg: has not been uploaded"),
                send("201-page-with-picture").at("ignored"));
        archive.storePicture(
                "how-a-tide-table-knows", "photos/harbour.jpg", new Picture("0".repeat(64), 900, 600, List.of(320)));
        Answer shown = send("201-page-with-picture");
        assertNull(shown.at("ignored"));
        assertEquals(2, shown.at("revision"));
        String html = String.valueOf(send("200-page", "\"slug\": \"about\"", "\"slug\": \"how-a-tide-table-knows\"")
                .at("html"));
        assertTrue(html.contains("alt=\"The harbour\""), html);
    }

    @Test
    void unknownFieldsAreNamedAndLeftOut() {
        assertEquals(List.of("layout"), send("201-second-page").at("ignored"));
        assertNull(send("201-page").at("ignored"));
    }

    @Test
    void everyErrorIsNamedAtOnce() {
        Answer answer = send("422-many-errors");
        assertEquals(List.of("slug", "title", "draft", "text"), answer.at("errors.*.at"));
    }

    @Test
    void removedPageIsPublishedAgainAsItsNextRevision() {
        send("201-second-page");
        send("204-removed");
        Answer again = send("201-second-page");
        assertEquals("created", again.at("outcome"));
        assertEquals(3, again.at("revision"));
    }

    @Test
    void pageBeyondTheMostIsRefusedAndOthersCanBeChanged() {
        for (int i = 1; i <= StaticPageStore.MOST; i++) {
            assertEquals(201, put("page-" + i).status());
        }
        Answer refused = put("one-more");
        assertEquals(409, refused.status());
        assertEquals("The site has 100 pages, which is the most: remove one first.", refused.at("detail"));
        assertEquals(
                200,
                Events.send(
                                function,
                                event("page-7").replace("We keep no address.", "We keep nothing."),
                                new TestContext())
                        .status());
    }

    private Answer put(String slug) {
        return Events.send(function, event(slug), new TestContext());
    }

    private static String event(String slug) {
        return Events.read("edit-pages/201-second-page").replace("\"slug\": \"privacy\"", "\"slug\": \"" + slug + "\"");
    }

    private Answer send(String name) {
        return send(name, "", "");
    }

    private Answer send(String name, String part, String instead) {
        return Events.send(function, Events.read("edit-pages/" + name).replace(part, instead), new TestContext());
    }
}
