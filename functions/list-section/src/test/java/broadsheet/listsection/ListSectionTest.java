package broadsheet.listsection;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.SeededSite;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListSectionTest {
    private static final String TIDE = "how-a-tide-table-knows";
    private static final String LIGHT = "what-a-lighthouse-costs";
    private static final String PILOT = "the-price-of-a-harbour-pilot";

    private final SeededSite archive = SeededSite.filled();
    private final ListSection function = new ListSection();

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("list-section").stream()
                .map(name -> dynamicTest(name, () -> {
                    var context = new TestContext();
                    Answer answer = Events.send(function, Events.read(name), context);
                    assertEquals(name.replaceFirst("list-section/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals(List.of(), context.log());
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "200-all, " + PILOT + " " + TIDE + " " + LIGHT,
        "200-section, " + TIDE,
        "200-section-and-kind, " + TIDE,
        "200-kind, " + TIDE,
        "200-tag, " + TIDE,
        "200-author, " + TIDE,
        "200-nothing-yet, ''",
        "200-limit, " + PILOT,
        "200-cursor, " + LIGHT,
    })
    void aListingHoldsItsOwnArticlesNewestFirst(String event, String slugs) {
        archive.publish(Events.read("publish-article/201-ignored-field"));
        assertEquals(
                slugs.isEmpty() ? List.of() : List.of(slugs.split(" ")),
                list(event).at("articles.*.slug"));
    }

    @Test
    void listingIsFoundByFormerNamesToo() {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("id: science\\n", "id: science\\n    formerly: [physics]\\n")
                .replace("id: science-desk\\n", "id: science-desk\\n    formerly: [newsroom]\\n")
                .replace(
                        "desk: editorial-desk\\n",
                        "desk: editorial-desk\\nkinds:\\n  - name: Explainer\\n    formerly: [Study]\\n"));
        assertHasTheTide("200-section", "science", "physics");
        assertHasTheTide("200-section-and-kind", "explainer", "study");
        assertHasTheTide("200-kind", "explainer", "study");
        assertHasTheTide("200-author", "maud-ferris", "newsroom");
    }

    private void assertHasTheTide(String event, String name, String former) {
        String asked = Events.read("list-section/" + event).replace('"' + name + '"', '"' + former + '"');
        assertEquals(List.of(TIDE), Events.send(function, asked).at("articles.*.slug"), former);
    }

    @Test
    void anArticleIsSummedUpWithTheMembersThatTheApiNames() {
        assertEquals(
                Map.ofEntries(
                        entry("slug", TIDE),
                        entry("url", "https://news.example.org/articles/" + TIDE),
                        entry("title", "How a tide table knows"),
                        entry(
                                "dek",
                                "A harbour’s high waters can be printed a year ahead, to the minute."
                                        + " The sum behind them is older than the computer."),
                        entry("section", Map.of("id", "science", "name", "Science")),
                        entry("kind", "Explainer"),
                        entry("featured", true),
                        entry(
                                "authors",
                                List.of(
                                        Map.of("id", "science-desk", "name", "Science Desk"),
                                        Map.of("id", "maud-ferris", "name", "Maud Ferris"))),
                        entry("published", "2026-03-10T09:00:00Z"),
                        entry("updated", "2026-03-10T09:00:00Z"),
                        entry("readingMinutes", 1)),
                list("200-section").at("articles.0"));
    }

    @Test
    void fieldsMissingInADocumentComeFromTheSite() {
        Answer answer = list("200-cursor");
        assertEquals("Analysis", answer.at("articles.0.kind"));
        assertEquals(List.of("Editorial Desk"), answer.at("articles.0.authors.*.name"));
    }

    @Test
    void withdrawnArticleIsInNoListing() {
        assertEquals(List.of(TIDE, LIGHT), list("200-all").at("articles.*.slug"));
        String markets = Events.read("list-section/200-section").replace("science", "markets");
        assertEquals(List.of(), Events.send(function, markets).at("articles"));
    }

    @Test
    void correctionIsListedAtOnce() {
        String event = Events.read("publish-article/201-article");
        archive.publish(event.replace("title: How a tide table knows", "title: How tide tables know"));
        assertEquals("How tide tables know", list("200-section").at("articles.0.title"));
        assertEquals(List.of(TIDE, LIGHT), list("200-all").at("articles.*.slug"));
    }

    @Test
    void matchingEntityTagIsAnsweredNotModified() {
        String tag = String.valueOf(list("200-all").header("etag"));
        String conditional = Events.withHeader(Events.read("list-section/200-all"), "If-None-Match", tag);
        assertEquals(304, Events.send(function, conditional).status());
        archive.publish(Events.read("publish-article/201-ignored-field"));
        assertEquals(200, Events.send(function, conditional).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1e1", "9999999999", "all"})
    void invalidLimitIsRefusedWithItsParameter(String limit) {
        Answer answer =
                Events.send(function, Events.read("list-section/422-limit").replace("\"101\"", quoted(limit)));
        assertEquals(422, answer.status());
        assertEquals(List.of("limit"), answer.at("errors.*.at"));
        assertEquals(List.of("is \"" + limit + "\", not a number from 1 to 100"), answer.at("errors.*.detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page-2", "U0lURQ", "MjAyNg", "%%%"})
    void forgedCursorIsRefusedWithItsParameter(String cursor) {
        Answer answer =
                Events.send(function, Events.read("list-section/422-cursor").replace("\"page-2\"", quoted(cursor)));
        assertEquals(422, answer.status());
        assertEquals(List.of("cursor"), answer.at("errors.*.at"));
    }

    @Test
    void aBlankCursorAndABlankLimitAreNone() {
        String event = Events.read("list-section/200-cursor")
                .replaceFirst("\"cursor\": \".*\"", "\"cursor\": \"\"")
                .replaceFirst("\"limit\": \".*\"", "\"limit\": \"\"");
        Answer answer = Events.send(function, event);
        assertEquals(List.of(TIDE, LIGHT), answer.at("articles.*.slug"));
        assertNull(answer.at("next"));
    }

    @Test
    void unexpectedFailureIsLoggedAndNotDisclosed() {
        archive.loseTables();
        var context = new TestContext();
        Answer answer = Events.send(function, Events.read("list-section/200-all"), context);
        assertEquals(500, answer.status());
        assertEquals("Something went wrong here; it has been logged.", answer.at("detail"));
        assertTrue(context.log().getFirst().contains("ResourceNotFoundException"));
    }

    private Answer list(String name) {
        return Events.send(function, Events.read("list-section/" + name));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
