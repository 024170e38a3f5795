package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Editors see at the desk what became of an article, and get back what it said before. */
@ExtendWith(AtTheDesk.class)
class HistoryTest {
    private static final Publication PUBLICATION = Publication.get();

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String title = "How the weir was counted " + token;
    private final String slug = "how-the-weir-was-counted-" + token;

    @BeforeEach
    void publish() {
        publish("The weir holds nine gates.", "");
        publish("The weir holds eleven gates.", "correction: An earlier version said nine gates.\n");
        publish(
                "The weir holds eleven gates, and one is rusted shut.",
                "correction: An earlier version said nine gates.\n");
    }

    private void publish(String sentence, String more) {
        PUBLICATION.publish(
                slug,
                "---\ntitle: %s\nsection: science\n%s---\nIt stands above the town.\n\n%s\n\nNobody has counted since.\n"
                        .formatted(title, more, sentence));
    }

    @Test
    void anEditorReadsWhatChangedAndRestoresAnEarlierRevision() {
        PUBLICATION.await("/articles/" + slug, answer -> answer.body().contains("rusted shut"));
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            row(page).getByText("History").click();
            assertThat(page.locator("#history-title")).hasText(title);
            assertThat(page.locator("#revisions li")).hasCount(3);
            assertThat(page.locator("#revision-title")).hasText("Changed, revision 3");
            assertThat(page.locator("#compared-text ins")).hasText(", and one is rusted shut");
            assertThat(page.locator("#restore")).isHidden();
            page.keyboard().press("j");
            assertThat(page.locator("#revision-title")).hasText("Corrected, revision 2");
            assertThat(page.locator("#revision-note")).hasText("An earlier version said nine gates.");
            assertThat(page.locator("#compared-text del")).hasText("nine");
            assertThat(page.locator("#compared-text ins")).hasText("eleven");
            page.locator("#revisions a").last().click();
            assertThat(page.locator("#compare-empty")).hasText("This is how it began.");
            page.locator("#compare-with").selectOption("now");
            assertThat(page.locator("#compared-text del")).hasText("nine");
            page.getByLabel("Side by side").check();
            assertThat(page.locator("#compared-text .pair").first()).isVisible();
            page.locator("#restore").click();
            assertThat(page.locator("#draft-title")).hasValue(title);
            assertThat(page.locator("#draft-text")).containsText("nine gates");
            page.locator("#to-publish").click();
            assertThat(page.locator("#publish-difference ins").filter(new Locator.FilterOptions().setHasText("nine")))
                    .hasCount(1);
            page.locator("#publish-now").click();
            assertThat(page.locator("#articles-news")).containsText("It is published.");
            row(page).getByText("History").click();
            assertThat(page.locator("#revisions li")).hasCount(4);
            assertThat(page.locator("#revisions .revision-by").first()).hasText(Pattern.compile("Editor .*"));
        });
        PUBLICATION.await("/articles/" + slug, answer -> answer.body().contains("nine gates"));
    }

    @Test
    void aWithdrawalSaysWhyAndTheArticleComesBackByARestoredRevision() {
        PUBLICATION.withdraw(slug + "?reason=An%20injunction");
        Person.editor().visit(Screen.of(1440), "/desk/#history/" + slug, page -> {
            assertThat(page.locator("#revision-title")).hasText("Taken down, revision 4");
            assertThat(page.locator("#revision-note")).hasText("An injunction");
            assertThat(page.locator("#restore")).isHidden();
            assertThat(page.locator("#history-page")).isHidden();
            page.locator("#revisions a").last().click();
            assertThat(page.locator("#revision-title")).hasText("Published, revision 1");
            page.locator("#restore").click();
            assertThat(page.locator("#draft-title")).hasValue(title);
            page.locator("#to-publish").click();
            page.locator("#publish-now").click();
            assertThat(page.locator("#articles-news")).containsText("It is published.");
        });
        PUBLICATION.await("/articles/" + slug, answer -> answer.body().contains("nine gates"));
    }

    @Test
    void anAuthorIsOfferedNoHistory() {
        PUBLICATION.await("/articles/" + slug, answer -> answer.body().contains("rusted shut"));
        Person.author().visit(Screen.of(1440), "/desk/#history/" + slug, page -> {
            assertThat(row(page)).isVisible();
            assertThat(row(page).getByText("History")).isHidden();
            assertThat(page.locator("#history-view")).isHidden();
        });
    }

    @Test
    void aPhoneShowsTheRevisionsFirstAndThenOneOfThem() {
        Person.editor().visit(Screen.of(390), "/desk/#history/" + slug, page -> {
            assertThat(page.locator("#revision")).isHidden();
            page.locator("#revisions a").nth(1).click();
            assertThat(page.locator("#revisions")).isHidden();
            assertThat(page.locator("#compared-text del")).hasText("nine");
            assertTrue((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"));
            page.locator("#to-revisions").click();
            assertThat(page.locator("#revisions")).isVisible();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void historyIsAccessible(ColorScheme scheme) {
        Person.editor().visit(new Screen(1440, scheme, true, ""), "/desk/#history/" + slug + "/2", page -> {
            assertThat(page.locator("#compared-text ins")).hasText("eleven");
            Axe.check(page, "the history of an article");
            page.getByLabel("Side by side").check();
            assertThat(page.locator("#compared-text .pair").first()).isVisible();
            Axe.check(page, "two revisions side by side");
        });
    }

    private Locator row(Page page) {
        return page.locator("#articles-rows .row").filter(new Locator.FilterOptions().setHasText(title));
    }
}
