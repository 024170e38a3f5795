package broadsheet.resolvepage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.PageBoundaries.Around;
import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Target;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a table that holds what the events of publish-article sent, and a bucket that holds nothing yet. */
final class ResolvePageTest {
    private static final String TIDE = "articles/how-a-tide-table-knows";

    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = SeededSite.filled();
    private final TestContext context = new TestContext();
    private final ResolvePage function = new ResolvePage();

    @BeforeEach
    void cover() {
        String opening = Events.read("cover-live/201-coverage");
        archive.coverages().cover("eclipse-over-the-harbour", String.valueOf(Events.at(opening, "body")));
    }

    @AfterEach
    void close() {
        archive.close();
        bucket.close();
        assertEquals(List.of(), context.log());
    }

    @BeforeEach
    void redirect() {
        Target tide = new Target.OfArticle(archive.id("how-a-tide-table-knows"));
        archive.redirects()
                .change(Map.of(
                        path("/2016/04/08/tides/"), Optional.of(tide),
                        path("/?p=123"), Optional.of(tide),
                        path("/blog/tides.html"), Optional.of(new Target.OfPage("/tags/tides/")),
                        path("/blog/tides.html?shop=1"),
                                Optional.of(new Target.OfUrl(URI.create("https://shop.example.org/x?a=1"))),
                        path("/блог/приливы"), Optional.of(new Target.OfPage("/sections/science/")),
                        path("/2015/12/pilots/"),
                                Optional.of(new Target.OfArticle(archive.id("the-price-of-a-harbour-pilot")))));
    }

    private static OldPath path(String text) {
        return OldPath.parse(text).orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> everyEventIsAnsweredAsItsNameSays() {
        return Events.of("resolve-page").stream()
                .map(name -> dynamicTest(name, () -> {
                    String event = name.replaceFirst("resolve-page/", "");
                    assertEquals(event.substring(0, 3), answer(event, "statusCode"));
                }));
    }

    @Test
    void aPageThatIsNotThereYetIsServedAndStored() {
        assertTrue(text("200-article").contains("<h1>How a tide table knows</h1>"));
        assertEquals(text("200-article"), bucket.text(TIDE));
        assertEquals("text/html; charset=utf-8", answer("200-article", "headers.content-type"));
    }

    @Test
    void aLivePageThatIsNotThereYetIsServedAndStoredToo() {
        String page = Policy.of("ResolvePage").during(() -> text("200-live"));
        assertTrue(page.contains("<h1>The eclipse over the harbour, as it happens</h1>"), page);
        assertEquals(page, bucket.text("live/eclipse-over-the-harbour"));
    }

    @Test
    void aCardIsServedAsTheBytesThatAreStored() {
        byte[] served = Base64.getDecoder().decode(text("200-card"));
        assertArrayEquals(bucket.get("cards/how-a-tide-table-knows.png").asByteArray(), served);
        assertEquals("true", answer("200-card", "isBase64Encoded"));
        assertEquals("image/png", answer("200-card", "headers.content-type"));
    }

    @Test
    void theHomePageIsAskedForByTheRootObjectsName() {
        text("200-home");
        assertTrue(bucket.keys().contains("index.html"));
    }

    @Test
    void aFormerSlugLeadsToTheArticle() {
        assertEquals("/articles/what-a-lighthouse-costs", answer("301-former-slug", "headers.location"));
    }

    @Test
    void everyPageAtAFormerAddressLeadsToTheSamePageOfTheArticle() {
        assertEquals(
                "/articles/what-a-lighthouse-costs/comments/2",
                location("articles/what-does-a-lighthouse-cost/comments/2"));
        assertEquals("/cards/what-a-lighthouse-costs.png", location("cards/what-does-a-lighthouse-cost.png"));
        assertEquals(
                "/data/articles/what-a-lighthouse-costs.json",
                location("data/articles/what-does-a-lighthouse-cost.json"));
    }

    @Test
    void pageOfAFormerSectionAuthorOrKindLeadsToThePresentOne() {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("id: science-desk\\n", "id: science-desk\\n    formerly: [newsroom]\\n")
                .replace(
                        "desk: editorial-desk\\n",
                        "desk: editorial-desk\\nkinds:\\n  - name: Essay\\n    formerly: [Study]\\n"));
        for (String page : List.of("", "archive/", "2026/", "2026-03/", "feed.xml", "feed.json", "explainer/")) {
            assertEquals("/sections/technology/" + page, location("sections/computing/" + page), page);
        }
        assertEquals("/data/sections/technology.json", location("data/sections/computing.json"));
        assertEquals("/sections/technology/essay/", location("sections/computing/study/"));
        assertEquals("/sections/science/essay/", location("sections/science/study/"));
        assertEquals("/kinds/essay/", location("kinds/study/"));
        assertEquals("/kinds/essay/", location("kinds/study/2/"));
        assertEquals("/kinds/essay/", location("kinds/study/archive/"));
        assertEquals("/kinds/essay/", location("kinds/study/2026-03/"));
        assertEquals("/authors/science-desk/", location("authors/newsroom/"));
        assertEquals("404", status("sections/never/"));
        assertEquals("404", status("tags/study/"));
    }

    /** An article may come in under a name that is dropped in the same moment. */
    @Test
    void pageOfAFormerNameIsServedWhileArticlesUseIt() {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("id: science-desk\\n", "id: science-desk\\n    formerly: [Maud Ferris]\\n"));
        assertEquals("200", status("authors/maud-ferris/"));
    }

    /** A slug may come back: who was sent on while it was away must not be sent in a circle then. */
    @Test
    void redirectionIsKeptByNoBrowser() {
        for (String name : List.of("301-former-slug", "301-former-section", "301-no-slash")) {
            assertEquals("public, max-age=0, s-maxage=60", answer(name, "headers.cache-control"), name);
        }
    }

    @Test
    void aPathWithoutItsLastSlashLeadsToThePage() {
        assertEquals("/sections/science/", answer("301-no-slash", "headers.location"));
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
        assertEquals("/tags/%CE%B8%CE%AC%CE%BB%CE%B1%CF%83%CF%83%CE%B1/", location(path));
        assertTrue(bucket.keys().isEmpty());
    }

    /** Many such paths cost no rendering: whether there is a page is looked up where they lead. */
    @Test
    void pathWithoutItsLastSlashLeadsThereThoughThereMayBeNoPage() {
        assertEquals("301", status("sections/none"));
        assertEquals("404", status("sections/none/"));
    }

    /** What API Gateway leaves in the route's variable may lack it. */
    @Test
    void pathWithItsLastSlashIsServedWhateverTheRoutesVariableSays() {
        assertEquals("200", answer("200-slash-at-the-end", "statusCode"));
        assertTrue(bucket.keys().contains("sections/science/"));
    }

    @Test
    void whatIsMissingOrGoneIsSaidInTheSitesVoiceAndNotStored() {
        assertTrue(text("404-unknown").contains("Nothing is published at this address."));
        assertTrue(text("410-withdrawn").contains("has been taken back"));
        for (String name : List.of("404-unknown", "410-withdrawn")) {
            assertTrue(text(name).contains("<meta name=\"robots\" content=\"noindex\">"), name);
            assertFalse(text(name).contains("canonical"), name);
        }
        assertFalse(bucket.keys().stream().anyMatch(key -> key.startsWith("articles/")));
    }

    @Test
    void theLastMonthThatADateCanHaveIsAMonthAsOthers() {
        List<String> paths = List.of("9999-12/", "9999/", "sections/science/9999-12/");
        for (String path : paths) {
            assertEquals("404", status(path), path);
        }
        archive.publishDocument(
                "the-last-day",
                "---\ntitle: The last day\nsection: science\ntags: [tides]\ndate: 9999-12-31T23:59:59Z\n---\nText.\n");
        for (String path : paths) {
            assertEquals("200", status(path), path);
        }
        for (String path :
                List.of("articles/the-last-day", "archive/", "sitemap.xml", "sitemap-newest.xml", "feed.xml")) {
            assertEquals("200", status(path), path);
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
        assertEquals("404", status(path));
    }

    @Test
    void formerMonthOfNumberedListingLeadsToThePageThatCoversIt() {
        Listing tides = new Listing.OfTag(new Slug("tides"));
        var end = new ListingPosition(Instant.parse("2026-02-10T00:00:00Z"), "an-article");
        archive.pageBoundaries()
                .set(tides, new Around(1, Optional.empty(), Optional.empty(), Optional.empty()), Optional.of(end));
        for (String month : List.of("tags/tides/2026-01/", "tags/tides/2025/", "tags/tides/2025-03/")) {
            assertEquals("/tags/tides/1/", location(month), month);
        }
        for (String month : List.of("tags/tides/2026-02/", "tags/tides/2026/", "tags/tides/archive/")) {
            assertEquals("/tags/tides/", location(month), month);
        }
        assertEquals("404", status("tags/tides/2/"));
    }

    private String location(String path) {
        String event = Events.read("resolve-page/404-no-page").replace("favicon.ico", path);
        String answer = Events.run(function, event, context);
        assertEquals("301", String.valueOf(Events.at(answer, "statusCode")));
        return String.valueOf(Events.at(answer, "headers.location"));
    }

    @Test
    void oldPathLeadsToItsTarget() {
        for (String path : List.of("2016/04/08/tides/", "2016/04/08/tides/?utm_source=a&b=c", "?p=123", "%3Fp%3D123")) {
            assertEquals("/articles/how-a-tide-table-knows", location(path), path);
        }
        assertEquals("/tags/tides/", location("blog/tides.html"));
        assertEquals("/tags/tides/", location("blog/tides.html?shop=2"));
        assertEquals("https://shop.example.org/x?a=1", location("blog/tides.html?shop=1"));
        assertEquals("/sections/science/", location("%D0%B1%D0%BB%D0%BE%D0%B3/приливы"));
        assertEquals("public, max-age=3600, s-maxage=86400", answer("301-old-path", "headers.cache-control"));
        assertEquals("404", status("2016/04/08/tides"));
        assertEquals("404", status("blog/../tides.html"));
        assertTrue(bucket.keys().isEmpty());
    }

    @Test
    void oldPathFollowsTheRenamesOfItsArticle() {
        String renamed = Events.read("publish-article/201-article").replace("how-a-tide-table-knows", "tide-tables");
        archive.publish(renamed.replace("tags: [", "formerly: [how-a-tide-table-knows]\\ntags: ["));
        assertEquals("/articles/tide-tables", location("?p=123"));
        archive.withdraw("tide-tables");
        assertEquals("410", status("?p=123"));
    }

    /** It served the home page before there were redirects, and a parameter may mean something to a reader's script. */
    @Test
    void homePageWithAQueryThatIsNoRedirectIsTheHomePage() {
        assertEquals("/", location("?p=124"));
        assertEquals("public, max-age=0, s-maxage=60", answer("301-query-of-nothing", "headers.cache-control"));
    }

    @Test
    void pageThatCouldBeIsNotLookedUpAmongOldPaths() {
        archive.redirects().change(Map.of(path("/tags/never/"), Optional.of(new Target.OfPage("/tags/tides/"))));
        assertEquals("404", status("tags/never/"));
        assertEquals("404", Policy.of("ResolvePage").during(() -> status("blog/never.html?a=b")));
    }

    @Test
    void whatTheApiLacksIsAProblem() {
        assertEquals("application/problem+json", answer("404-api", "headers.content-type"));
        assertEquals("There is nothing at /api/nothing-here.", Events.at(text("404-api"), "detail"));
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

    private String status(String path) {
        String event = Events.read("resolve-page/404-no-page").replace("favicon.ico", path);
        return String.valueOf(Events.at(Events.run(function, event, context), "statusCode"));
    }

    private String text(String name) {
        return String.valueOf(answer(name, "body"));
    }

    private Object answer(String name, String path) {
        return String.valueOf(Events.at(Events.run(function, Events.read("resolve-page/" + name), context), path));
    }
}
