package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has a draft open, who works on it, and whose drafts a list shows. */
@ExtendWith(AtTheDesk.class)
class PeopleOfDraftTest {
    private final String title = "Common " + UUID.randomUUID();

    @Test
    void otherEditorsOfADraftAreShownUntilTheyLeave() {
        String place = "/desk/#draft/" + Drafts.create("---\ntitle: " + title + "\n---\nText.\n");
        Person first = Person.editor();
        Person second = Person.editor();
        first.visit(Screen.of(1440), place, page -> {
            assertThat(page.locator("#draft-saved")).hasText("Saved");
            assertThat(page.locator("#draft-present")).isHidden();
            page.clock().install();
            second.visit(Screen.of(1440), place, another -> {
                assertThat(another.locator("#draft-present")).hasText(first.name() + " has this open");
                page.reload();
                assertThat(page.locator("#draft-present")).hasText(second.name() + " has this open");
                another.waitForResponse(
                        answer -> answer.request().method().equals("DELETE"),
                        () -> another.locator(".work-back").click());
            });
            page.clock().fastForward(31_000);
            assertThat(page.locator("#draft-present")).isHidden();
        });
    }

    @Test
    void assignedDraftIsListedForItsAssignee() {
        Person author = Person.author();
        author.visit(
                Screen.of(1440),
                "/desk/",
                page -> Manuscript.begin(page).title("Of their own", "").awaitSaved());
        String draft = Drafts.create("---\ntitle: " + title + "\n---\nText.\n");
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + draft, page -> {
            new Manuscript(page).awaitSaved();
            Locator field = page.locator("#field-assignee");
            field.focus();
            assertThat(field).containsText(author.name());
            field.selectOption(new SelectOption().setLabel(author.name()));
            assertThat(page.locator("#announcement")).containsText(author.name() + " works on it now");
            page.locator(".work-back").click();
            page.locator("#articles-author").selectOption(new SelectOption().setLabel(author.name()));
            assertThat(rows(page)).hasCount(2);
            assertThat(rows(page).filter(new Locator.FilterOptions().setHasText(title)))
                    .isVisible();
        });
        author.visit(Screen.of(1440), "/desk/", page -> {
            Locator given = rows(page).filter(new Locator.FilterOptions().setHasText(title));
            assertThat(given).isVisible();
            given.locator("a").first().click();
            new Manuscript(page).awaitSaved();
            assertThat(page.locator("#to-source")).isVisible();
            assertThat(page.locator("#field-assignee")).isHidden();
            assertThat(page.locator("#delete-draft")).isHidden();
            page.locator(".work-back").click();
            rows(page)
                    .filter(new Locator.FilterOptions().setHasText("Of their own"))
                    .locator("a")
                    .first()
                    .click();
            new Manuscript(page).awaitSaved();
            assertThat(page.locator("#field-assignee")).isVisible();
            assertThat(page.locator("#delete-draft")).isVisible();
        });
    }

    @Test
    void noteIsShownToLaterEditorsOfTheDraft() {
        String place = "/desk/#draft/" + Drafts.create("---\ntitle: " + title + "\n---\nText.\n");
        Person first = Person.editor();
        first.visit(Screen.of(1440), place, page -> {
            new Manuscript(page).awaitSaved();
            page.locator("#tab-notes").click();
            page.locator("#note-text").fill("Who says so?");
            page.locator("#note-form button").click();
            assertThat(page.locator("#note-list .note-text")).hasText("Who says so?");
            assertThat(page.locator("#note-count")).hasText("1");
        });
        Person.editor().visit(Screen.of(1440), place, page -> {
            assertThat(page.locator("#note-count")).hasText("1");
            page.locator("#tab-notes").click();
            assertThat(page.locator("#note-list .note-head")).containsText(first.name());
            assertThat(page.locator("#note-list .note-text")).hasText("Who says so?");
        });
    }

    private static Locator rows(Page page) {
        return page.locator("#articles-rows .row");
    }
}
