package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notes to a text are read, followed there and back, printed, and written without knowing Markdown. */
class FootnotesTest {
    private static final Publication PUBLICATION = Publication.get();

    private final String slug = "noted-" + UUID.randomUUID().toString().substring(0, 8);

    private void publish() {
        PUBLICATION.publish(slug, """
            ---
            title: What the margin says
            section: science
            sources:
              - publisher: Harbour Office
                title: Tide tables for 2026
                url: https://www.example.org/tides/2026
            ---

            The table is printed a year ahead,[^1] and twice so.[^a] It is read every day.[^b] And again.[^a]

            [^a]: In the harbour office, and in the pilots' house, where it hangs beside the door.
            [^b]: By the *pilots*.

                They read it aloud.
            """);
        PUBLICATION.await("/articles/" + slug, answer -> answer.statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource({"390, DARK", "768, LIGHT", "1440, LIGHT"})
    void readerFollowsANoteThereAndBackWithoutAScript(int width, ColorScheme scheme) {
        publish();
        var screen = new Screen(width, scheme, true, "");
        Chromium.visit(screen.withScripts(false), page -> {
            page.navigate("/articles/" + slug);
            assertThat(page.locator(".footnotes > ol > li")).hasCount(2);
            assertThat(page.locator("#note_1 .back")).hasCount(2);
            page.locator("#noted_1_2").click();
            assertThat(page).hasURL(Pattern.compile("#note_1$"));
            assertThat(page.locator("#note_1")).isInViewport();
            page.locator("#note_1 .back").last().click();
            assertThat(page).hasURL(Pattern.compile("#noted_1_2$"));
            assertThat(page.locator("#cited_1")).hasText("1");
        });
        Chromium.visit(screen, page -> {
            page.navigate("/articles/" + slug);
            assertTrue((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"));
            BrowserTest.SCREENSHOTS.ifPresent(folder -> page.screenshot(new Page.ScreenshotOptions()
                    .setPath(folder.resolve("notes-%d-%s.png".formatted(width, scheme)))
                    .setFullPage(true)));
            // Last, because it looks at other widths and schemes.
            Axe.check(page, "an article with notes");
        });
    }

    @Test
    void notesArePrintedWithoutTheWayBack() {
        publish();
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate("/articles/" + slug);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("#note_2")).containsText("They read it aloud.");
            assertThat(page.locator("#note_2 .back")).isHidden();
        });
    }

    @Test
    void pageAndFeedWithNotesAreValid(@TempDir Path folder) throws IOException {
        publish();
        Files.writeString(
                folder.resolve("noted.html"),
                PUBLICATION.get("/articles/" + slug).body());
        Vnu.assertValid(folder);
        PUBLICATION.await("/sections/science/feed.xml", answer -> answer.body().contains(slug + "#note_1"));
        assertEquals(200, PUBLICATION.get("/api/articles/" + slug).statusCode());
        assertTrue(
                PUBLICATION.get("/api/articles/" + slug).body().contains("\"footnotes\":[\"<p>In the harbour office"));
    }

    @Test
    void reporterAddsANoteByAButtonAndSeesItInThePreview() {
        AtTheDesk.await();
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            Manuscript manuscript = Manuscript.begin(page)
                    .title("Noted " + slug, "")
                    .type("Ships come in twice.")
                    .tool("note")
                    .type("Once by day, once by night.")
                    .awaitSaved();
            page.locator("#field-section").selectOption("science");
            manuscript.awaitSaved();
            assertEquals(
                    "Ships come in twice.[^n1]\n\n[^n1]: Once by day, once by night.",
                    Drafts.document(manuscript.id())
                            .replaceFirst("(?s)^---.*?\n---\n", "")
                            .strip());
            page.locator("#to-preview").click();
            FrameLocator preview = page.frameLocator("#preview-frame");
            assertThat(preview.locator("#note_1")).containsText("Once by day, once by night.");
            manuscript
                    .text()
                    .getByText("n1", new Locator.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            manuscript.type(" Always.").awaitSaved();
            assertTrue(Drafts.document(manuscript.id()).contains("twice.[^n1] Always."));
        });
    }
}
