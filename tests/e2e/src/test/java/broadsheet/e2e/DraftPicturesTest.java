package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody who opens a draft sees its pictures, wherever they were sent from. */
@ExtendWith(AtTheDesk.class)
class DraftPicturesTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final Pattern STORED = Pattern.compile("/images/.*\\.webp");

    private final String token = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void uploadedPicturesAreShownToEditorAndInTheNextDraft() {
        var draft = new AtomicReference<String>();
        Person.author().visit(Screen.of(1440), "/desk/", page -> {
            Manuscript manuscript = Manuscript.begin(page)
                    .title("A gate with two keys " + token, "")
                    .type("The gate has two keys.")
                    .picture("Gate.png", png(), "A gate of iron.", "");
            page.locator("#field-section").selectOption("science");
            draft.set(manuscript.awaitSaved().id());
        });
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + draft.get(), page -> {
            assertThat(picture(page)).hasAttribute("src", STORED);
            page.locator("#to-publish").click();
            page.locator("#publish-now").click();
            assertThat(page.locator("#articles-news")).containsText("It is published.");
        });
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            page.locator("#articles-text").fill("two keys " + token);
            page.locator(".row").getByText("Change").click();
            assertThat(picture(page)).hasAttribute("src", STORED);
        });
    }

    @Test
    void picturesFollowNewArticleWhenEditorChangesItsAddress() {
        var draft = new AtomicReference<String>();
        Person.author().visit(Screen.of(1440), "/desk/", page -> {
            Manuscript manuscript = Manuscript.begin(page)
                    .title("A gate that moves " + token, "")
                    .type("The gate moves.")
                    .picture("Gate.png", png(), "A gate of iron.", "");
            page.locator("#field-section").selectOption("science");
            draft.set(manuscript.awaitSaved().id());
        });
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + draft.get(), page -> {
            assertThat(picture(page)).hasAttribute("src", STORED);
            page.locator("#field-slug").fill("gate-moved-" + token);
            page.locator("#field-slug").blur();
            new Manuscript(page).awaitSaved();
            page.locator("#to-publish").click();
            assertThat(page.locator("#publish-facts")).containsText("/articles/gate-moved-" + token);
            page.locator("#publish-now").click();
            assertThat(page.locator("#articles-news")).containsText("It is published.");
        });
        PUBLICATION.await(
                "/articles/gate-moved-" + token,
                answer -> answer.statusCode() == 200 && answer.body().contains("alt=\"A gate of iron.\""));
    }

    @Test
    void filmGetsPosterAndCaptionsInItsDialogAndTheNextDialogHasThem() {
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            Manuscript manuscript = Manuscript.begin(page).title("A lock on film " + token, "");
            page.locator("#field-section").selectOption("science");
            page.locator("#field-slug").fill("film-" + token);
            page.locator("#field-slug").blur();
            manuscript.awaitSaved();
            manuscript.text().click();
            manuscript.type("The lock opens.");
            FileChooser chooser = page.waitForFileChooser(() -> manuscript.tool("picture"));
            chooser.setFiles(
                    new FilePayload("Lock.mp4", "video/mp4", ("\0\0\0 ftypisom" + token).getBytes(ISO_8859_1)));
            page.locator("#picture-alt").fill("The lock opens.");
            Locator captions = page.locator("#picture-captions-now");
            choose(page, "captions", "notes.pdf", "%PDF-1.7");
            assertThat(captions).hasText("Captions are a file in WebVTT. Its name ends in .vtt.");
            choose(page, "captions", "lock.en.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n" + token);
            assertThat(captions).hasText(Pattern.compile("lock-[0-9a-f]{16}\\.en\\.vtt"));
            page.locator("#picture-poster").setInputFiles(new FilePayload("Lock.png", "image/png", png()));
            page.locator("#picture-dialog .button").click();
            assertThat(manuscript.text().locator("video")).hasAttribute("poster", STORED);
            manuscript.text().locator(".picture .edit").click();
            assertThat(page.locator("#picture-poster-now")).hasText(Pattern.compile("lock-[0-9a-f]{16}\\.png"));
            assertThat(captions).hasText(Pattern.compile("lock-[0-9a-f]{16}\\.en\\.vtt"));
            page.locator("#picture-dialog .button").click();
            manuscript.awaitSaved();
            page.locator("#to-publish").click();
            page.locator("#publish-now").click();
            assertThat(page.locator("#articles-news")).containsText("It is published.");
        });
        Element film = Jsoup.parse(PUBLICATION
                        .await("/articles/film-" + token, answer -> answer.statusCode() == 200)
                        .body())
                .expectFirst("figure.media video");
        assertTrue(STORED.matcher(film.attr("poster")).matches(), film::outerHtml);
        assertEquals("en", film.expectFirst("track").attr("srclang"));
    }

    @Test
    void editorChoosesFocusOfTheLeadPicture() {
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            Manuscript manuscript = Manuscript.begin(page)
                    .title("A gate in focus " + token, "")
                    .dropLead("Gate.png", png(), "A gate of iron.", "A. Maker");
            page.locator("#field-focus").selectOption("50% 0%");
            manuscript.awaitSaved();
            page.reload();
            assertThat(page.locator("#field-focus")).hasValue("50% 0%");
        });
    }

    private static void choose(Page page, String part, String name, String text) {
        page.locator("#picture-" + part).setInputFiles(new FilePayload(name, "", text.getBytes(ISO_8859_1)));
    }

    private static Locator picture(Page page) {
        return new Manuscript(page)
                .text()
                .getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("A gate of iron."));
    }

    /** A picture that no other test has sent. */
    private static byte[] png() {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, ThreadLocalRandom.current().nextInt(1 << 24));
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
