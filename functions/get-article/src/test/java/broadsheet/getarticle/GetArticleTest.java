package broadsheet.getarticle;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.Picture;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.SeededSite;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class GetArticleTest {
    private static final String TIDE = "how-a-tide-table-knows";
    private static final String LIGHT = "what-a-lighthouse-costs";
    private static final String PILOT = "the-price-of-a-harbour-pilot";
    private static final String REQUEST = Events.read("get-article/200-published");

    private final SeededSite archive = SeededSite.filled();
    private final GetArticle function = new GetArticle();

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("get-article").stream()
                .map(name -> dynamicTest(name, () -> {
                    var context = new TestContext();
                    Answer answer = Events.send(function, Events.read(name), context);
                    assertEquals(name.replaceFirst("get-article/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void anArticlesImageIsItsLeadPictureInItsLargestWidth() {
        archive.storePicture(TIDE, "a.jpg", new Picture("a".repeat(64), 1600, 1067, List.of(320, 1280)));
        archive.publishDocument(
                TIDE, "---\ntitle: T\nsection: science\nimage: a.jpg\nalt: A harbour\ncredit: A. B.\n---\nText.\n");
        assertEquals(
                Map.of(
                        "url",
                        "https://news.example.org/images/" + "a".repeat(64) + "/1280.webp",
                        "width",
                        1280,
                        "height",
                        854,
                        "alt",
                        "A harbour",
                        "credit",
                        "A. B."),
                Events.send(function, REQUEST).at("image"));
    }

    @Test
    void anArticleHasTheMembersThatTheApiNames() {
        Answer answer = Events.send(function, REQUEST);
        assertEquals("application/json", answer.header("content-type"));
        assertEquals(
                new TreeSet<>(Set.of(
                        "id",
                        "slug",
                        "url",
                        "title",
                        "dek",
                        "language",
                        "translations",
                        "section",
                        "kind",
                        "featured",
                        "authors",
                        "published",
                        "updated",
                        "readingMinutes",
                        "words",
                        "layout",
                        "contents",
                        "html",
                        "sources",
                        "tags",
                        "previous")),
                new TreeSet<>(((Map<?, ?>) requireNonNull(answer.at(""))).keySet()));
    }

    @Test
    void anArticleSaysWhatItsDocumentSays() {
        Answer answer = Events.send(function, REQUEST);
        assertEquals(TIDE, answer.at("slug"));
        assertEquals("https://news.example.org/articles/" + TIDE, answer.at("url"));
        assertEquals("How a tide table knows", answer.at("title"));
        assertEquals(Map.of("id", "science", "name", "Science"), answer.at("section"));
        assertEquals("Explainer", answer.at("kind"));
        assertEquals(true, answer.at("featured"));
        assertEquals(
                List.of(
                        Map.of("id", "science-desk", "name", "Science Desk"),
                        Map.of("id", "maud-ferris", "name", "Maud Ferris")),
                answer.at("authors"));
        assertEquals("2026-03-10T09:00:00Z", answer.at("published"));
        assertEquals("2026-03-10T09:00:00Z", answer.at("updated"));
        assertEquals(1, answer.at("readingMinutes"));
        assertEquals(List.of("tides", "prediction"), answer.at("tags.*.id"));
        assertEquals(
                Map.of(
                        "publisher",
                        "Maritime Museum",
                        "title",
                        "The machine that added the sea",
                        "url",
                        "https://www.example.org/museum/tide-machine"),
                answer.at("sources.1"));
        assertEquals(
                List.of(
                        Map.of("id", "a-sum-of-circles", "title", "A sum of circles"),
                        Map.of("id", "a-machine-that-added", "title", "A machine that added")),
                answer.at("contents"));
        String html = String.valueOf(answer.at("html"));
        assertTrue(html.contains("<h2 id=\"a-sum-of-circles\">"), html);
        assertTrue(html.contains("href=\"#source_2\""), html);
    }

    @Test
    void aCorrectionIsToldWithItsDay() {
        archive.publish(Events.read("publish-article/200-revised"));
        Answer answer = Events.send(function, REQUEST);
        assertTrue(String.valueOf(answer.at("correction")).startsWith("An earlier version said"));
        assertEquals("2026-03-10T09:00:00Z", answer.at("published"));
        assertEquals("2026-04-01T12:00:00Z", answer.at("updated"));
    }

    @Test
    void previousAndNextAreTheNeighboursInTimeAndTheEndsHaveNone() {
        archive.publish(Events.read("publish-article/201-ignored-field"));
        assertEquals(LIGHT, Events.send(function, REQUEST).at("previous.slug"));
        assertEquals(
                Map.of(
                        "slug",
                        PILOT,
                        "url",
                        "https://news.example.org/articles/" + PILOT,
                        "title",
                        "The price of a harbour pilot"),
                Events.send(function, REQUEST).at("next"));
        assertNull(get(LIGHT).at("previous"));
        assertEquals(TIDE, get(LIGHT).at("next.slug"));
        assertNull(get(PILOT).at("next"));
        assertEquals(TIDE, get(PILOT).at("previous.slug"));
    }

    @Test
    void unknownArticleIsNamedByTheProblem() {
        Answer answer = Events.send(function, Events.read("get-article/404-unknown"));
        assertEquals("application/problem+json", answer.header("content-type"));
        assertEquals("There is no article \"nothing-was-ever-here\".", answer.at("detail"));
    }

    @Test
    void aWithdrawnArticleIsGoneAndNoNeighbour() {
        assertEquals(410, get(PILOT).status());
        assertEquals("application/problem+json", get(PILOT).header("content-type"));
        assertEquals("Gone", get(PILOT).at("title"));
        assertNull(get(TIDE).at("next"));
    }

    @Test
    void aWithdrawnArticleThatIsPublishedAgainIsThereAgain() {
        archive.publish(Events.read("publish-article/201-ignored-field"));
        assertEquals(200, get(PILOT).status());
        assertTrue(tag(get(PILOT)).startsWith("\"3."), tag(get(PILOT)));
    }

    @Test
    void matchingEntityTagIsAnsweredNotModified() {
        Answer first = Events.send(function, REQUEST);
        for (String known : List.of(tag(first), "W/" + tag(first), "\"other\", " + tag(first), "*")) {
            Answer again = Events.send(function, Events.withHeader(REQUEST, "If-None-Match", known));
            assertEquals(304, again.status(), known);
            assertEquals("", again.body());
            assertEquals(tag(first), again.header("etag"));
            assertEquals("no-cache", again.header("cache-control"));
        }
        Answer other = Events.send(function, Events.withHeader(REQUEST, "If-None-Match", "\"1\""));
        assertEquals(200, other.status());
        assertEquals(first.body(), other.body());
    }

    @Test
    void theTagChangesWithTheArticleAndWithItsNeighbours() {
        String first = tag(get(TIDE));
        archive.publish(Events.read("publish-article/201-ignored-field"));
        String withNext = tag(get(TIDE));
        archive.publish(Events.read("publish-article/200-revised"));
        String revised = tag(get(TIDE));
        assertNotEquals(first, withNext);
        assertNotEquals(withNext, revised);
        assertTrue(first.startsWith("\"1.") && withNext.startsWith("\"1.") && revised.startsWith("\"2."));
    }

    @Test
    void theSiteSaysWhatSectionsAndAuthorsAreCalledToday() {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("name: Science Desk", "name: The Science Desk")
                .replace("name: Science\\n", "name: Sciences\\n"));
        Answer answer = get(TIDE);
        assertEquals("Sciences", answer.at("section.name"));
        assertEquals("The Science Desk", answer.at("authors.0.name"));
    }

    @Test
    void unexpectedFailureIsLoggedAndNotDisclosed() {
        archive.loseTables();
        var context = new TestContext();
        Answer answer = Events.send(function, REQUEST, context);
        assertEquals(500, answer.status());
        assertEquals("Something went wrong here; it has been logged.", answer.at("detail"));
        assertTrue(context.log().getFirst().contains("ResourceNotFoundException"));
    }

    private Answer get(String slug) {
        return Events.send(function, REQUEST.replace(TIDE, slug));
    }

    private static String tag(Answer answer) {
        return String.valueOf(answer.header("etag"));
    }
}
