package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Administrators see at the desk what staff did. */
@ExtendWith(AtTheDesk.class)
class AuditTest {
    private static final Publication PUBLICATION = Publication.get();

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String title = "What the lock keeper saw " + token;
    private final String slug = "what-the-lock-keeper-saw-" + token;
    private final Person editor = Person.editor();

    @Test
    void administratorFiltersAuditByPersonAndAct() {
        editor.visit(Screen.of(1440), "/desk/", page -> {
            Manuscript manuscript =
                    Manuscript.begin(page).title(title, "Who counts boats?").type("Three boats.");
            page.locator("#field-section").selectOption("science");
            manuscript.awaitSaved();
            page.locator("#to-publish").click();
            page.locator("#publish-now").click();
            assertThat(page.locator("#articles-news")).containsText("It is published.");
        });
        correct();
        PUBLICATION.withdraw(slug + "?reason=An%20injunction");
        Person.administrator().visit(Screen.of(1440), "/desk/", page -> {
            page.locator("#to-audit").click();
            assertThat(mine(page)).hasCount(3);
            assertThat(mine(page).nth(0).locator(".audit-act")).hasText("Took down");
            assertThat(mine(page).nth(0).locator(".audit-note")).hasText("An injunction");
            assertThat(mine(page).nth(1).locator(".audit-act")).hasText("Corrected");
            assertThat(mine(page).nth(1).locator(".audit-note")).hasText("There were four boats.");
            assertThat(mine(page).nth(2).locator(".audit-act")).hasText("Published");
            assertThat(mine(page).nth(2).locator(".audit-who")).hasText(editor.name());
            page.locator("#audit-by").selectOption(editor.name());
            assertThat(page.locator(".audit-row")).hasCount(1);
            assertThat(mine(page)).hasCount(1);
            page.locator("#audit-all").click();
            assertThat(mine(page)).hasCount(3);
            page.locator("#audit-act").selectOption("Corrected");
            assertThat(mine(page)).hasCount(1);
            page.locator("#audit-to").fill("2020-01-01");
            assertThat(page.locator("#audit-empty")).hasText("Nothing of that kind was done then.");
            page.locator("#audit-all").click();
            mine(page).first().locator("a").click();
            assertThat(page.locator("#revision-title")).hasText("Taken down, revision 3");
        });
    }

    private void correct() {
        PUBLICATION.publish(
                slug,
                "---\ntitle: " + title + "\nsection: science\ncorrection: There were four boats.\n---\nFour boats.\n");
    }

    @Test
    void anEditorIsOfferedNoAudit() {
        editor.visit(Screen.of(1440), "/desk/#audit", page -> {
            assertThat(page.locator("#to-articles")).hasAttribute("aria-current", "page");
            assertThat(page.locator("#to-audit")).isHidden();
            assertThat(page.locator("#audit-view")).isHidden();
        });
    }

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "1440, DARK"})
    void auditIsAccessible(int width, ColorScheme scheme) {
        correct();
        Person.administrator().visit(new Screen(width, scheme, true, ""), "/desk/#audit", page -> {
            assertThat(mine(page)).hasCount(1);
            Axe.check(page, "what staff did");
            assertTrue((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"));
        });
    }

    private Locator mine(Page page) {
        return page.locator(".audit-row").filter(new Locator.FilterOptions().setHasText(title));
    }
}
