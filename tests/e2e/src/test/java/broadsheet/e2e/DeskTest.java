package broadsheet.e2e;

import static broadsheet.e2e.ModeratedComments.ARTICLE;
import static broadsheet.e2e.ModeratedComments.PUBLICATION;
import static broadsheet.e2e.ModeratedComments.named;
import static broadsheet.e2e.ModeratedComments.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who comes to the desk, by which keys, and on which screens. */
class DeskTest {
    @RegisterExtension
    final ModeratedComments desk = new ModeratedComments();

    @Test
    void theKeyboardIsEnough() {
        desk.hold(4);
        desk.at(1440, page -> {
            assertThat(desk.card(page, 4)).isVisible();
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            page.keyboard().press("Escape");
            page.keyboard().press("j");
            assertThat(desk.card(page, 1).locator("article")).isFocused();
            page.keyboard().press("a");
            assertThat(desk.card(page, 2).locator("article")).isFocused();
            assertThat(desk.card(page, 1).locator(".stamp")).containsText("Approved");
            page.keyboard().press("r");
            assertThat(page.locator("#undo")).containsText("Rejected.");
            page.keyboard().press("u");
            assertThat(desk.card(page, 2).locator("article")).isFocused();
            page.keyboard().press("j");
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.locator("#selected")).containsText("2 selected");
            page.keyboard().press("r");
            assertThat(page.locator("#undo")).containsText("Rejected 2 of 2.");
            page.keyboard().press("k");
            assertThat(desk.card(page, 2).locator("article")).isFocused();
            // In a field they are letters.
            page.locator("#to-published").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#search")).isVisible();
            page.locator("#text").focus();
            page.keyboard().type("jar");
            assertThat(page.locator("#text")).hasValue("jar");
        });
        assertEquals(List.of(desk.text(2)), desk.texts());
    }

    @Test
    void keysCanBeTurnedOff() {
        desk.hold(1);
        desk.at(1440, page -> {
            assertThat(desk.card(page, 1)).isVisible();
            page.keyboard().press("?");
            page.getByLabel("Use these keys on this device").uncheck();
            page.keyboard().press("Escape");
            page.reload();
            assertThat(desk.card(page, 1)).isVisible();
            page.keyboard().press("j");
            page.keyboard().press("a");
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isHidden();
            assertThat(desk.card(page, 1).locator("article")).not().isFocused();
        });
        assertEquals(List.of(desk.text(1)), desk.texts());
    }

    @Test
    void signInReturnsToTheDesk() {
        desk.hold(1);
        Chromium.visit(Screen.of(360), page -> {
            page.navigate("/desk/");
            page.getByRole(AriaRole.LINK, named("Sign in")).click();
            desk.moderator.signIn(page);
            assertThat(desk.card(page, 1)).isVisible();
            assertThat(page.locator(".account")).containsText(desk.moderator.name());
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            assertThat(page.getByRole(AriaRole.LINK, named("Sign in"))).isVisible();
            assertThat(page.locator("#desk")).isHidden();
        });
    }

    @Test
    void readerIsRefusedAtTheDeskWithAnExplanation() {
        desk.reader.visit(Screen.of(360), "/desk/", page -> {
            assertThat(page.locator("#outsider"))
                    .containsText(desk.reader.name() + ", who is no author, moderator or editor");
            assertThat(page.locator("#desk")).isHidden();
        });
    }

    @Test
    void signInAfterExpiryReturnsToTheComment() {
        desk.hold(2);
        desk.at(1440, page -> {
            assertThat(desk.card(page, 2)).isVisible();
            page.keyboard().press("j");
            page.context().clearCookies();
            press(desk.card(page, 1), "Approve");
            assertThat(page.locator("#expired")).isVisible();
            assertEquals(2, desk.waiting().size());
            page.locator("#expired a").click();
            desk.moderator.signIn(page);
            assertThat(desk.card(page, 2).locator("article")).isFocused();
        });
    }

    @Test
    void commentsAreShownAsTextAtTheDesk() {
        String hostile =
                "<img src=x onerror=document.title='taken'>\n\n</article><script>document.title='taken'</script> "
                        + desk.text(1);
        desk.reader.writes(ARTICLE, hostile);
        desk.at(1440, page -> {
            assertThat(desk.card(page, 1).locator(".said p").first())
                    .hasText("<img src=x onerror=document.title='taken'>");
            assertEquals(0, page.locator(".said img, .said script").count());
            assertEquals("The desk", page.title().replaceFirst(" – .*", ""));
        });
    }

    @Test
    void nothingScrollsSidewaysOnAPhone() {
        desk.reader.writes(ARTICLE, List.of(desk.text(1) + " " + "unbreakable".repeat(60), desk.text(2)));
        for (int width : new int[] {320, 360, 768}) {
            desk.at(width, page -> {
                assertThat(desk.card(page, 2)).isVisible();
                page.getByLabel("Select all").check();
                press(desk.card(page, 2), "Reject");
                assertThat(page.locator("#undo")).isVisible();
                page.locator("#undo").getByText("Undo").click();
                assertEquals(width, page.evaluate("() => document.documentElement.scrollWidth"));
            });
        }
    }

    @Test
    void noSearchEngineKeepsTheDesk() {
        assertTrue(PUBLICATION.get("/desk/").body().contains("<meta name=\"robots\" content=\"noindex\">"));
        assertFalse(PUBLICATION.get("/sitemap.xml").body().contains("desk"));
    }
}
