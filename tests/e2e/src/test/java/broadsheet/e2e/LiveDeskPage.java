package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What an editor does at the desk to cover live. */
final class LiveDeskPage {
    static final Publication PUBLICATION = Publication.get();

    private LiveDeskPage() {}

    static void open(String coverage, String title) {
        open(coverage, title, "open");
    }

    static void open(String coverage, String title, String status) {
        String document = "---\ntitle: %s\nsection: science\nstatus: %s\n---\n".formatted(title, status);
        assertEquals(
                201,
                PUBLICATION
                        .put("/api/live/" + coverage, "text/markdown", document)
                        .statusCode());
    }

    static void at(String path, Consumer<Page> visit) {
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            page.navigate(path);
            assertThat(page.locator("#desk")).isVisible();
            visit.accept(page);
        });
    }

    static void write(Page page, String title, String text) {
        page.locator("#post-title").fill(title);
        text(page).fill(text);
    }

    /** The text of the update that is written or corrected. */
    static Locator text(Page page) {
        return page.locator("#post-text .cm-content");
    }

    static void post(Page page) {
        page.locator("#post [type=submit]").click();
    }

    static void press(Page page, String button) {
        lines(page)
                .getByText(button, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    static void withdraw(Page page) {
        press(page, "Withdraw");
        press(page, "Withdraw for good");
        assertThat(lines(page)).hasText(Pattern.compile("Withdrawn.*"));
    }

    static void correct(Page page) {
        press(page, "Correct");
        assertThat(page.locator("#post-heading")).containsText("Correct “");
        assertThat(page.locator("#post-title")).isFocused();
    }

    /** Saves a correction. */
    static void save(Page page) {
        page.locator("#post")
                .getByText("Save", new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    static Locator lines(Page page) {
        return page.locator(".update-line");
    }
}
