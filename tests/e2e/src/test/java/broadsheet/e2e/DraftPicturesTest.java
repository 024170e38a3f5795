package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody who opens a draft sees its pictures, wherever they were sent from. */
@ExtendWith(AtTheDesk.class)
class DraftPicturesTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final Pattern STORED = Pattern.compile("/images/.*\\.webp");

    private final String token = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void picturesThatAnAuthorHasSentAreSeenByTheEditorAndInTheNextChangeOfTheArticle() {
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
    void picturesFollowANewArticleToAnotherAddressThatAnotherPersonGivesIt() {
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
