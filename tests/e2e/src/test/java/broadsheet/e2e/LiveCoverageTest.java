package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What editors cover live is on its page, in other pages, and told to who asks again. */
class LiveCoverageTest {
    private static final Publication PUBLICATION = Publication.get();

    /** More than its page and its list of changes hold (20 and 30): each one after these costs what the one before it did. */
    private static final int UPDATES = 60;

    private final Newsdesk desk = Newsdesk.open("science");

    /** Other pages hold only so many that are open. */
    @AfterEach
    void end() {
        desk.close("science", "It is over.");
    }

    @Test
    void pinnedUpdatesStandFirstThenTheNewest() {
        desk.post("The first");
        desk.post("The important one", "pinned: true\n");
        desk.post("The third");
        assertEquals(List.of("The important one", "The third", "The first"), headlines(settled(desk.page())));
    }

    @Test
    void concurrentPostsLoseNothing() {
        Newsdesk colleague = desk.colleague();
        List<CompletableFuture<List<String>>> posts = List.of(
                CompletableFuture.supplyAsync(() -> desk.post(10)),
                CompletableFuture.supplyAsync(() -> colleague.post(10)));
        List<String> posted =
                posts.stream().flatMap(post -> post.join().stream()).sorted().toList();
        List<String> shown = settled(desk.page()).select(".update").eachAttr("id").stream()
                .map(id -> id.substring("update-".length()))
                .sorted()
                .toList();
        assertEquals(20, shown.size());
        assertEquals(posted, shown);
    }

    @Test
    void conflictingCorrectionShowsBothVersions() {
        String id = desk.post("What both saw");
        HttpResponse<String> quicker =
                desk.colleague().put(id, Newsdesk.update("What the colleague says", ""), "if-match", "\"1\"");
        assertEquals(200, quicker.statusCode(), quicker::body);
        String mine = Newsdesk.update("What I say", "");
        HttpResponse<String> refused = desk.put(id, mine, "if-match", "\"1\"");
        assertEquals(412, refused.statusCode(), refused::body);
        JsonNode current = JsonMapper.shared().readTree(refused.body()).path("current");
        assertTrue(current.path("document").asString().contains("What the colleague says"), refused::body);
        int revision = current.path("revision").asInt();
        assertEquals(2, revision);
        assertEquals(200, desk.put(id, mine, "if-match", "\"" + revision + "\"").statusCode());
        assertEquals(List.of("What I say"), headlines(settled(desk.page())));
    }

    @Test
    void unchangedPageIsAnsweredNotModified() {
        desk.post("Said once");
        desk.await("Said once");
        PUBLICATION.settle();
        for (String path : List.of(desk.fragment(), desk.page(), "/data/site.json", "/data/sections/science.json")) {
            String tag = PUBLICATION.get(path).headers().firstValue("etag").orElseThrow();
            HttpResponse<String> again = PUBLICATION.get(path, "if-none-match", tag);
            assertEquals(304, again.statusCode(), path);
            assertEquals("", again.body());
        }
    }

    @Test
    void aCoverageIsCompleteWithoutAScript() {
        desk.post(45);
        String id = desk.post("With a source", """
            sources:
              - publisher: A journal
                title: What it found
                url: https://example.org/found
            """);
        desk.awaitAll();
        Chromium.visit(Screen.of(360).withScripts(false), page -> {
            page.navigate(desk.page());
            assertThat(page.locator(".key-points li")).hasText("The first point");
            Locator newest = page.locator(".update").first();
            assertThat(newest).hasAttribute("id", "update-" + id);
            assertThat(newest.locator(".text")).containsText("which says a little more");
            assertThat(newest.locator(".update-sources a")).hasAttribute("href", "https://example.org/found");
            assertThat(newest.locator(".when a")).hasAttribute("href", desk.page() + "/updates/3#update-" + id);
            List<String> all = new ArrayList<>(updates(page));
            page.locator(".turn a[rel=next]").click();
            page.waitForURL("**/updates/1");
            all.addAll(updates(page));
            assertEquals(46, all.stream().distinct().count());
        });
        desk.close("science", "It ended well.");
        PUBLICATION.await(desk.page(), answer -> answer.body().contains("It ended well."));
        Chromium.visit(Screen.of(360).withScripts(false), page -> {
            page.navigate(desk.page());
            assertThat(page.locator(".ending")).containsText("It ended well.");
            assertThat(page.locator(".live-head .badge")).hasText("Closed");
            assertThat(page.locator(".update").first()).hasAttribute("id", "update-" + id);
        });
    }

    @Test
    void homeAndSectionHoldTheLatestUpdateAndFollowIt() {
        desk.post("The latest of " + desk.coverage());
        PUBLICATION.settle();
        for (String path : List.of("/", "/sections/science/")) {
            Chromium.visit(Screen.of(1440).withScripts(false), page -> {
                page.navigate(path);
                assertThat(own(page).locator(".coverage")).hasText(desk.title());
                assertThat(own(page).locator(".latest")).containsText("The latest of");
            });
        }
        Chromium.visit(Screen.of(1440), page -> {
            page.clock().install();
            page.navigate("/");
            page.evaluate("() => globalThis.here = true");
            desk.post("The one after it");
            PUBLICATION.await("/data/site.json", answer -> answer.body().contains("The one after it"));
            page.clock().runFor(30_000);
            assertThat(own(page).locator(".latest")).containsText("The one after it");
            assertEquals(true, page.evaluate("() => here"));
        });
    }

    @Test
    void articleShowsOpenCoverageOfItsSectionWithoutRewrite() {
        String slug = "acceptance-beside-live";
        String article = "/articles/" + slug;
        PUBLICATION.publish(slug, "---\ntitle: Beside it\nsection: science\ndate: 2014-01-08\n---\nAn article.\n");
        PUBLICATION.await(article, answer -> answer.statusCode() == 200);
        PUBLICATION.settle();
        String before = PUBLICATION.get(article).headers().firstValue("etag").orElseThrow();
        Newsdesk another = Newsdesk.open("science");
        another.post("Beside the article");
        PUBLICATION.settle();
        assertEquals(
                before, PUBLICATION.get(article).headers().firstValue("etag").orElseThrow());
        assertFalse(PUBLICATION.get(article).body().contains(another.coverage()));
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(article);
            page.keyboard().press("End");
            Locator now = page.locator(".live-now [data-coverage='" + another.coverage() + "']");
            assertThat(now.locator(".coverage")).hasText(another.title());
            assertThat(now.locator(".latest")).containsText("Beside the article");
            assertThat(now).isVisible();
        });
        another.close("science", "It is over.");
        PUBLICATION.settle();
        assertFalse(PUBLICATION.get("/data/sections/science.json").body().contains(another.coverage()));
    }

    @Test
    void manyUpdatesAppearWithinFiveSeconds() {
        List<Duration> taken = IntStream.rangeClosed(1, UPDATES)
                .mapToObj(i -> {
                    long start = System.nanoTime();
                    String id = desk.post("Measured update " + i);
                    PUBLICATION.await(desk.fragment(), answer -> answer.body().contains(id));
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .sorted()
                .toList();
        Duration p95 = taken.get(UPDATES * 95 / 100 - 1);
        System.out.printf(
                "From PUT to the fragment, of %d updates: p50 %d ms, p95 %d ms, max %d ms%n",
                UPDATES,
                taken.get(UPDATES / 2 - 1).toMillis(),
                p95.toMillis(),
                taken.getLast().toMillis());
        assertTrue(p95.compareTo(Duration.ofSeconds(5)) < 0, p95::toString);
    }

    private Locator own(Page page) {
        return page.locator(".live-now [data-coverage='" + desk.coverage() + "']");
    }

    private static List<String> updates(Page page) {
        return page.locator(".update").all().stream()
                .map(update -> update.getAttribute("id"))
                .toList();
    }

    private static Document settled(String path) {
        PUBLICATION.settle();
        return Jsoup.parse(PUBLICATION.get(path).body());
    }

    private static List<String> headlines(Document page) {
        return page.select(".update > h2").eachText();
    }
}
