package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An article goes from its first word to its page, and nobody touches a mouse. */
@ExtendWith(AtTheDesk.class)
class DeskKeyboardTest {
    private static final Publication PUBLICATION = Publication.get();

    /** More stops than a view has. */
    private static final int STOPS = 80;

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String title = "Without a mouse " + token;

    @Test
    void articleIsWrittenHandedInAndPublishedByKeysAlone() {
        Person.author().visit(Screen.of(1440), "/desk/", page -> {
            assertThat(page.locator("#articles-view")).isVisible();
            page.keyboard().press("n");
            assertThat(page.locator("#draft-title")).isFocused();
            page.keyboard().type(title);
            page.keyboard().press("Enter");
            page.keyboard().type("All of it by keys.");
            page.keyboard().press("Enter");
            assertThat(page.locator("#draft-text .cm-content")).isFocused();
            page.keyboard().press("Control+b");
            page.keyboard().type("Every word");
            page.keyboard().press("Control+b");
            page.keyboard().type(" of it.");
            go(page, "Tab", "#field-section");
            page.keyboard().type("Science");
            assertThat(page.locator("#field-section")).hasValue("science");
            page.keyboard().press("Control+s");
            new Manuscript(page).awaitSaved();
            go(page, "Shift+Tab", "#hand-in");
            page.keyboard().press("Enter");
            assertThat(page.locator("#draft-status")).hasText("In review");
        });
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            assertThat(page.locator(".row").first()).isVisible();
            page.keyboard().press("/");
            assertThat(page.locator("#articles-text")).isFocused();
            page.keyboard().type(title);
            assertThat(page.locator(".row")).hasCount(1);
            go(page, "Tab", ".row-title");
            page.keyboard().press("Enter");
            assertThat(page.locator("#draft-title")).hasValue(title);
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#publish-dialog")).isVisible();
            go(page, "Tab", "#publish-now");
            page.keyboard().press("Enter");
            assertThat(page.locator("#articles-news")).containsText("It is published.");
        });
        Document article = Jsoup.parse(PUBLICATION
                .await("/articles/without-a-mouse-" + token, answer -> answer.statusCode() == 200)
                .body());
        assertEquals("Every word", article.expectFirst(".text strong").text());
        assertEquals("All of it by keys.", article.expectFirst(".dek").text());
    }

    @Test
    void everyViewIsReachedAndSeenToBeFocusedByTabs() {
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            for (String view : new String[] {"front", "live", "readers", "queue", "reported", "decided", "published"}) {
                go(page, "Tab", "#to-" + view);
                Object outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle");
                assertEquals("solid", outline, view);
                page.keyboard().press("Enter");
                assertThat(page.locator("#" + view + "-view")).isVisible();
                assertThat(page.locator("#to-" + view)).hasAttribute("aria-current", "page");
            }
        });
    }

    /** Presses a key until something has the focus. */
    private static void go(Page page, String key, String to) {
        for (int i = 0; i < STOPS; i++) {
            if ((boolean) page.evaluate("to => document.activeElement?.matches(to) ?? false", to)) {
                return;
            }
            page.keyboard().press(key);
        }
        fail(to + " is not reached by " + key);
    }
}
