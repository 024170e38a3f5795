package broadsheet.resolvepage;

import static broadsheet.resolvepage.ResolvePageFixture.TIDE;
import static broadsheet.resolvepage.ResolvePageFixture.path;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.redirect.Target;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a table that holds what the events of publish-article sent, and a bucket that holds nothing yet. */
final class ResolvePageTest {
    @AutoClose
    private final ResolvePageFixture site = new ResolvePageFixture();

    private final PagesBucket bucket = site.bucket;
    private final SeededSite archive = site.archive;
    private final TestContext context = site.context;
    private final ResolvePage function = site.function;

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("resolve-page").stream()
                .map(name -> dynamicTest(name, () -> {
                    String event = name.replaceFirst("resolve-page/", "");
                    assertEquals(event.substring(0, 3), site.answer(event, "statusCode"));
                }));
    }

    @Test
    void aPageThatIsNotThereYetIsServedAndStored() {
        assertTrue(site.text("200-article").contains("<h1>How a tide table knows</h1>"));
        assertEquals(site.text("200-article"), bucket.text(TIDE));
        assertEquals("text/html; charset=utf-8", site.answer("200-article", "headers.content-type"));
    }

    @Test
    void aLivePageThatIsNotThereYetIsServedAndStoredToo() {
        String page = Policy.of("ResolvePage").during(() -> site.text("200-live"));
        assertTrue(page.contains("<h1>The eclipse over the harbour, as it happens</h1>"), page);
        assertEquals(page, bucket.text("live/eclipse-over-the-harbour"));
    }

    @Test
    void staticPageThatIsNotStoredYetIsServedAndStored() {
        String page = Policy.of("ResolvePage").during(() -> site.text("200-static-page"));
        assertTrue(page.contains("<h1>About The Fair Copy</h1>"), page);
        assertEquals(page, bucket.text("about"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"about/", "About", "ABOUT/", "about?utm_source=a", "about/?a=b&c"})
    void anotherSpellingOfAStaticPageLeadsToIt(String path) {
        assertEquals("/about", Policy.of("ResolvePage").during(() -> site.location(path)));
        assertTrue(bucket.keys().isEmpty());
    }

    @Test
    void removedStaticPageIsGoneUnlessItIsRedirected() {
        assertEquals("410", Policy.of("ResolvePage").during(() -> site.status("privacy")));
        assertEquals("410", site.status("Privacy/"));
        assertEquals("404", site.status("imprint"));
        archive.redirects()
                .change(Map.of(
                        path("/privacy"), Optional.of(new Target.OfPage("/about")),
                        path("/about"), Optional.of(new Target.OfPage("/tags/tides/")),
                        path("/shop"), Optional.of(new Target.OfPage("/tags/tides/"))));
        assertEquals("/about", site.location("privacy"));
        assertEquals("/tags/tides/", site.location("shop"));
        assertEquals("200", site.status("about"));
    }

    @Test
    void aCardIsServedAsTheBytesThatAreStored() {
        byte[] served = Base64.getDecoder().decode(site.text("200-card"));
        assertArrayEquals(bucket.get("cards/how-a-tide-table-knows.png").asByteArray(), served);
        assertEquals("true", site.answer("200-card", "isBase64Encoded"));
        assertEquals("image/png", site.answer("200-card", "headers.content-type"));
    }

    @Test
    void theHomePageIsAskedForByTheRootObjectsName() {
        site.text("200-home");
        assertTrue(bucket.keys().contains("index.html"));
    }

    @Test
    void aPathWithoutItsLastSlashLeadsToThePage() {
        assertEquals("/sections/science/", site.answer("301-no-slash", "headers.location"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags/ΘΆΛΑΣΣΑ/",
                "tags/θα\u0301λασσα/",
                "tags/θάλασ\u200Bσα/",
                "tags/%CE%98%CE%AC%CE%BB%CE%B1%CF%83%CF%83%CE%B1/"
            })
    void anotherSpellingOfAPathLeadsToThePage(String path) {
        assertEquals("/tags/%CE%B8%CE%AC%CE%BB%CE%B1%CF%83%CF%83%CE%B1/", site.location(path));
        assertTrue(bucket.keys().isEmpty());
    }

    /** Many such paths cost no rendering: whether there is a page is looked up where they lead. */
    @Test
    void pathWithoutItsLastSlashLeadsThereThoughThereMayBeNoPage() {
        assertEquals("301", site.status("sections/none"));
        assertEquals("404", site.status("sections/none/"));
    }

    /** What API Gateway leaves in the route's variable may lack it. */
    @Test
    void pathWithTrailingSlashIsServedDespiteTheRoutesVariable() {
        assertEquals("200", site.answer("200-slash-at-the-end", "statusCode"));
        assertTrue(bucket.keys().contains("sections/science/"));
    }

    @Test
    void missingAndGonePagesAreRenderedButNotStored() {
        assertTrue(site.text("404-unknown").contains("Nothing is published at this address."));
        assertTrue(site.text("410-withdrawn").contains("has been taken back"));
        for (String name : List.of("404-unknown", "410-withdrawn")) {
            assertTrue(site.text(name).contains("<meta name=\"robots\" content=\"noindex\">"), name);
            assertFalse(site.text(name).contains("canonical"), name);
        }
        assertFalse(bucket.keys().stream().anyMatch(key -> key.startsWith("articles/")));
    }

    @Test
    void theLastMonthThatADateCanHaveIsAMonthAsOthers() {
        List<String> paths = List.of("9999-12/", "9999/", "sections/science/9999-12/");
        for (String path : paths) {
            assertEquals("404", site.status(path), path);
        }
        archive.publishDocument(
                "the-last-day",
                "---\ntitle: The last day\nsection: science\ntags: [tides]\ndate: 9999-12-31T23:59:59Z\n---\nText.\n");
        for (String path : paths) {
            assertEquals("200", site.status(path), path);
        }
        for (String path :
                List.of("articles/the-last-day", "archive/", "sitemap.xml", "sitemap-newest.xml", "feed.xml")) {
            assertEquals("200", site.status(path), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sitemap-40000.xml",
                "sitemap-999999.xml",
                "archive/999999/",
                "sections/science/archive/999999/",
                "tags/tides/999999/"
            })
    void pageBehindTheLastIsNone(String path) {
        assertEquals("404", site.status(path));
    }

    @Test
    void unknownApiPathIsAProblem() {
        assertEquals("application/problem+json", site.answer("404-api", "headers.content-type"));
        assertEquals("There is nothing at /api/nothing-here.", Events.at(site.text("404-api"), "detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "POST", "PUT"})
    void wrongMethodIsAnsweredByAProblemThatNamesTheOperation(String method) {
        String event = Events.read("resolve-page/404-no-operation").replace("DELETE", method);
        Answer answer = Events.send(function, event, context);
        assertEquals(404, answer.status());
        assertEquals("application/problem+json", answer.header("content-type"));
        assertEquals("There is no operation \"" + method + " /api/articles\".", answer.at("detail"));
    }
}
