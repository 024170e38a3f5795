package broadsheet.e2e;

import static broadsheet.e2e.LiveDeskPage.PUBLICATION;
import static broadsheet.e2e.LiveDeskPage.at;
import static broadsheet.e2e.LiveDeskPage.correct;
import static broadsheet.e2e.LiveDeskPage.lines;
import static broadsheet.e2e.LiveDeskPage.post;
import static broadsheet.e2e.LiveDeskPage.save;
import static broadsheet.e2e.LiveDeskPage.text;
import static broadsheet.e2e.LiveDeskPage.write;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An editor writes live updates without knowing Markdown, and sees them before readers do. */
@ExtendWith(AtTheDesk.class)
final class UpdateEditorTest {
    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String coverage = "coverage-" + token;

    @BeforeEach
    void open() {
        LiveDeskPage.open(coverage, "Coverage " + token);
    }

    @Test
    void updateIsPreviewedAndSignedByItsAuthor() {
        Person editor = Person.editor();
        editor.visit(Screen.of(1440), "/desk/#live/" + coverage, page -> {
            page.locator("#post-title").fill("First contact");
            page.keyboard().press("Enter");
            assertThat(text(page)).isFocused();
            page.locator("#update-tools [data-do=bold]").click();
            page.keyboard().type("It has begun.");
            Locator preview = page.locator("#update-stage .update");
            assertThat(preview.locator("h2")).hasText("First contact");
            assertThat(preview.locator("strong")).hasText("It has begun.");
            assertThat(preview.locator(".meta")).containsText(editor.name());
            assertThat(page.locator("#post-signed li")).containsText(editor.name());
            post(page);
            assertThat(lines(page)).containsText("by " + editor.name());
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("It has begun."));
        Element update =
                Jsoup.parse(PUBLICATION.get("/live/" + coverage).body()).expectFirst(".update");
        assertEquals("It has begun.", update.expectFirst("strong").text());
        assertEquals(editor.name(), update.expectFirst(".meta span").text());
    }

    @Test
    void signatureIsChangedAndStaysForTheNextUpdate() {
        at("/desk/#live/" + coverage, page -> {
            page.locator("#post-signed li button").first().click();
            page.locator("#post-authors").fill("Science Desk");
            page.keyboard().press("Enter");
            write(page, "One", "Text.");
            post(page);
            assertThat(lines(page)).containsText("by Science Desk");
            assertThat(page.locator("#post-title")).hasValue("");
            assertThat(page.locator("#post-signed li")).containsText("Science Desk");
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("/authors/science-desk"));
    }

    @Test
    void pictureIsSentDescribedAndShown() throws IOException {
        byte[] picture = Files.readAllBytes(Publication.ROOT.resolve("docs/live.png"));
        at("/desk/#live/" + coverage, page -> {
            write(page, "With a picture", "Look at this.");
            FileChooser chooser = page.waitForFileChooser(
                    () -> page.locator("#update-tools [data-do=picture]").click());
            chooser.setFiles(new FilePayload("pier.png", "image/png", picture));
            page.locator("#picture-alt").fill("The pier");
            page.locator("#picture-dialog").getByText("Done").click();
            assertThat(page.locator("#announcement")).containsText("is on the site");
            assertThat(page.locator("#update-stage .update img")).hasAttribute("alt", "The pier");
            post(page);
            assertThat(lines(page)).containsText("With a picture");
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("alt=\"The pier\""));
    }

    @Test
    void correctionHasANoteAndTheUpdateThatIsWrittenMeanwhileStays() {
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "Noon.");
            post(page);
            assertThat(lines(page)).hasCount(1);
            write(page, "The next one", "Half written");
            correct(page);
            assertThat(text(page)).hasText("Noon.");
            text(page).fill("One o’clock.");
            page.locator("#post-correction").fill("It was an hour later.");
            assertThat(page.locator("#update-stage .correction")).containsText("It was an hour later.");
            save(page);
            assertThat(page.locator("#post-title")).hasValue("The next one");
            assertThat(text(page)).hasText("Half written");
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("It was an hour later."));
    }

    @Test
    void headlineAndKeyPointsOfTheCoverageAreChangedInAForm() {
        at("/desk/#live/" + coverage, page -> {
            page.locator("#edit-coverage").click();
            assertThat(page.locator("#coverage-headline")).hasValue("Coverage " + token);
            page.locator("#coverage-headline").fill("High water " + token);
            page.locator("#coverage-points").fill("One point\nAnother: point");
            page.locator("#coverage-form [type=submit]").click();
            assertThat(page.locator("#coverage-title")).hasText("High water " + token);
            assertThat(page.locator("#coverage-form")).isHidden();
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("<li>Another: point</li>"));
    }

    @Test
    void errorIsNamedAndNothingScrollsSideways() {
        for (int width : new int[] {360, 390, 768}) {
            Person.editor().visit(Screen.of(width), "/desk/#live/" + coverage, page -> {
                page.locator("#post-title").fill("A headline without a text");
                assertThat(page.locator("#update-preview-words")).hasText(Pattern.compile(".*text is missing.*"));
                assertEquals(width, page.evaluate("() => document.documentElement.scrollWidth"));
                post(page);
                assertThat(page.locator("#live-news")).containsText("text is missing");
            });
        }
    }
}
