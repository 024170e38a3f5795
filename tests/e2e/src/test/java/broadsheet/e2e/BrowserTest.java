package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader sees, without scripts. */
class BrowserTest {
    private static final String ARTICLE = "/articles/open-weights-changed-the-race";
    private static final String PICTURES = "/articles/why-webb-lives-where-it-does";
    private static final List<Integer> WIDTHS = List.of(360, 768, 1440);

    /** {@code -Dscreenshots=FOLDER} keeps a picture of each page, for people to look at. */
    static final Optional<Path> SCREENSHOTS =
            Optional.ofNullable(System.getProperty("screenshots")).map(Path::of);

    private static final Publication PUBLICATION = Publication.get();

    @BeforeAll
    static void awaitThePages() {
        PUBLICATION.settle();
        for (String path : List.of("/", "/sections/ai-research/", "/kinds/editorial/", ARTICLE)) {
            PUBLICATION.await(path, answer -> answer.statusCode() == 200);
        }
    }

    @Test
    void aReaderFindsTheWayFromTheHomePageToAnArticle() {
        Chromium.visit(Screen.of(1440).withScripts(false), page -> {
            page.navigate("/");
            page.locator(".sections a", new Page.LocatorOptions().setHasText("AI & Research"))
                    .click();
            assertEquals("AI & Research", page.locator("h1").textContent());
            page.locator(".entry h2 a[href='" + ARTICLE + "']").click();
            assertEquals(
                    "Open weights changed the race, not the prize",
                    page.locator("h1").textContent());
        });
    }

    @Test
    void browserTakesPicturesAsAvifAndShowsThemAsWideAsTheirFigures() {
        // store-picture finds an encoder there alone.
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        PUBLICATION.await(PICTURES, answer -> answer.statusCode() == 200);
        Chromium.visit(Screen.of(1440).withScripts(false), page -> {
            page.navigate(PICTURES);
            for (String shown : List.of(".lead-picture img", ".text > figure img")) {
                Locator image = page.locator(shown).first();
                image.scrollIntoViewIfNeeded();
                page.waitForCondition(() -> (int) image.evaluate("img => img.naturalWidth") > 0);
                String source = (String) image.evaluate("img => img.currentSrc");
                assertTrue(source.endsWith(".avif"), source);
                assertEquals(0, image.evaluate("img => img.offsetWidth - img.closest('figure').offsetWidth"), shown);
            }
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
        "table, /articles/what-the-cape-ratio-knows",
        "everything, /articles/sample-of-every-element",
        "nothing, /articles/sample-of-next-to-nothing",
        "missing, /nothing/here"
    })
    void noPageIsWiderThanItsScreen(String name, String path) {
        List<ColorScheme> schemes =
                SCREENSHOTS.isPresent() ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.LIGHT);
        for (ColorScheme scheme : schemes) {
            Chromium.visit(new Screen(WIDTHS.getFirst(), scheme, false, ""), page -> {
                page.navigate(path);
                for (int width : WIDTHS) {
                    page.setViewportSize(width, Screen.HEIGHT);
                    Object overflow = page.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    assertEquals(0, overflow, name + " at " + width);
                    SCREENSHOTS.ifPresent(folder -> page.screenshot(new Page.ScreenshotOptions()
                            .setPath(folder.resolve("%s-%d-%s.png"
                                    .formatted(name, width, scheme.name().toLowerCase(Locale.ROOT))))
                            .setFullPage(true)));
                }
            });
        }
    }
}
