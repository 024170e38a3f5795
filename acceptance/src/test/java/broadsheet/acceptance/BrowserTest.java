package broadsheet.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader sees, in Debian's Chromium or the browser that CHROMIUM names; without JavaScript. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final String ARTICLE = "/articles/open-weights-changed-the-race";
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Publication publication = Publication.get();
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                    .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-background-networking")));

    @BeforeAll
    void awaitThePages() {
        for (String path : List.of("/", "/sections/ai-research/", "/kinds/editorial/", ARTICLE)) {
            publication.await(path, answer -> answer.statusCode() == 200);
        }
        publication.await(
                "/", answer -> answer.body().contains(ARTICLE) || answer.body().contains("class=\"entry"));
    }

    @AfterAll
    void close() {
        playwright.close();
    }

    @Test
    void aReaderFindsTheWayFromTheFrontPageToASource() {
        onDesktop((page, requests) -> {
            page.navigate(url("/"));
            page.locator(".sections a", new Page.LocatorOptions().setHasText("AI & Research"))
                    .click();
            assertEquals("AI & Research", page.locator("h1").textContent());
            page.locator(".entry h2 a[href='" + ARTICLE + "']").click();
            assertEquals(1, page.locator("h1").count());
            assertEquals(3, page.locator(".contents li").count());
            page.locator(".contents a").nth(1).click();
            String anchor = page.url().substring(page.url().indexOf('#') + 1);
            assertTrue(page.locator(".text h2[id='" + anchor + "']").isVisible());
            assertTrue(page.locator(".sources h2").textContent().contains("Sources analyzed (5)"));
            page.locator(".text a.citation").first().click();
            assertTrue(page.url().contains("#source_"));
            assertTrue(page.locator("li[id='" + page.url().replaceAll(".*#", "") + "']")
                    .isVisible());
            page.locator(".trail a").nth(1).click();
            assertEquals("AI & Research", page.locator("h1").textContent());
        });
    }

    @Test
    void nothingIsFetchedFromAnywhereElse() {
        onDesktop((page, requests) -> {
            page.navigate(url(ARTICLE));
            assertEquals(2, requests.size(), requests::toString);
            assertTrue(requests.stream().allMatch(request -> request.startsWith(url("/"))), requests::toString);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "home, /",
        "section, /sections/ai-research/",
        "kind, /kinds/editorial/",
        "article, /articles/open-weights-changed-the-race",
        "long, /articles/protein-structure-after-alphafold",
        "code, /articles/has-it-changed-since-i-looked",
        "table, /articles/what-the-cape-ratio-knows"
    })
    void aPageFitsEveryScreenInLightAndInDark(String name, String path) {
        publication.await(path, answer -> answer.statusCode() == 200);
        for (int width : new int[] {360, 768, 1440}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                on(width, scheme, (page, requests) -> {
                    page.navigate(url(path));
                    Object overflow = page.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    assertEquals(0, overflow, name + " at " + width);
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(SCREENSHOTS.resolve("%s-%d-%s.png"
                                    .formatted(name, width, scheme.name().toLowerCase(java.util.Locale.ROOT))))
                            .setFullPage(true));
                });
            }
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(404, publication.get("/articles/no-such-article").statusCode());
        assertFalse(publication.get("/articles/no-such-article").body().contains("Exception"));
    }

    private void onDesktop(BiConsumer<Page, List<String>> visit) {
        on(1440, ColorScheme.LIGHT, visit);
    }

    private void on(int width, ColorScheme scheme, BiConsumer<Page, List<String>> visit) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(false))) {
            List<String> requests = new ArrayList<>();
            Page page = context.newPage();
            page.onRequest(request -> requests.add(request.url()));
            visit.accept(page, requests);
        }
    }

    private String url(String path) {
        return publication.site().resolve(path).toString();
    }
}
