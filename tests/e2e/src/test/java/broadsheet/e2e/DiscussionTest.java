package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers write under an article; with scripts and without. */
@ParameterizedClass(name = "scripts: {0}")
@ValueSource(booleans = {true, false})
class DiscussionTest {
    private static final String ARTICLE =
            "/articles/" + URLEncoder.encode("η-θάλασσα-ανεβαίνει", StandardCharsets.UTF_8);
    private static final Publication PUBLICATION = Publication.get();

    private final String token = UUID.randomUUID().toString();
    private final String text = "A thought, <b>number</b> " + token;
    private final boolean scripts;

    DiscussionTest(boolean scripts) {
        this.scripts = scripts;
    }

    @BeforeAll
    static void awaitThePage() {
        PUBLICATION.await(ARTICLE, answer -> answer.statusCode() == 200);
    }

    @Test
    void anAnonymousCommentWaitsAndAppearsOnceItIsApproved() {
        Chromium.visit(Screen.of(360).withScripts(scripts), page -> {
            page.navigate(ARTICLE);
            assertEquals(0, page.locator(".told:visible").count());
            page.getByLabel("Your name, if you like").fill("A Passer-by");
            Comments.write(page, text);
            page.getByText("Your comment waits for a moderator")
                    .locator("visible=true")
                    .waitFor();
            assertEquals(scripts ? 1 : 0, page.locator(".waiting", hasText()).count());
        });
        assertFalse(PUBLICATION.get(ARTICLE).body().contains(token));

        Comments.approve(text, 1);
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(token));
        Chromium.visit(Screen.of(1440).withScripts(scripts), page -> {
            page.navigate(ARTICLE);
            assertTrue(page.locator(".comment", hasText()).isVisible());
            page.locator(".comment", hasText())
                    .locator(".comment-head a")
                    .first()
                    .click();
            assertTrue(page.url().contains(ARTICLE + "/comments/1#comment-"), page.url());
            assertTrue(page.locator(".comment:target", hasText()).isVisible());
        });
    }

    @Test
    void aSignedInReadersCommentIsThereAtOnceAndOnce() {
        Chromium.visit(Screen.of(1440).withScripts(scripts), page -> {
            if (scripts) {
                page.clock().install();
            }
            Person.signInAsAReader(page, ARTICLE);
            if (scripts) {
                page.clock().fastForward(10_000);
            }
            Comments.write(page, text);
            if (scripts) {
                page.locator(".comment", hasText()).waitFor();
            } else {
                page.waitForURL(url -> url.contains("#comment-"));
                // The page has it already, or says that it will.
                assertTrue(page.locator(".comment:target, .told:has(:target)").isVisible());
            }
        });
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(token));
        Chromium.visit(Screen.of(1440).withScripts(scripts), page -> {
            page.navigate(ARTICLE);
            var comment = page.locator(".comment", hasText());
            assertEquals(1, comment.count());
            assertEquals("One of the readers", comment.locator("b").first().textContent());
            assertEquals("Signed in", comment.locator(".badge").textContent());
        });
    }

    private Page.LocatorOptions hasText() {
        return new Page.LocatorOptions().setHasText(text);
    }
}
