package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An editor chooses at the desk which article leads the home page. */
class HomePageDeskTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final String OLD = "acceptance-lead-" + UUID.randomUUID();
    private static final String TITLE = "Why the lead is old " + OLD;

    @BeforeAll
    static void publish() {
        assumeTrue(System.getProperty("site", "").isEmpty(), "another issuer lets nobody in like that");
        assertEquals(
                201,
                PUBLICATION
                        .publish(
                                OLD,
                                "---\ntitle: %s\nsection: science\ndate: 2020-02-02\n---\nText.\n".formatted(TITLE))
                        .statusCode());
        PUBLICATION.await("/articles/" + OLD, answer -> answer.statusCode() == 200);
        PUBLICATION.await("/desk/", answer -> answer.statusCode() == 200);
    }

    @AfterEach
    void clear() {
        Comments.api("DELETE", "/api/lead", "");
    }

    @Test
    void chosenArticleLeadsUntilTheChoiceIsTakenBack() {
        Person.editor().visit(Screen.of(1440), "/desk/#front", page -> {
            assertThat(page.locator("#leading .because")).containsText(Pattern.compile("The newest"));
            page.locator("#lead-article").fill(PUBLICATION.site() + "/articles/" + OLD);
            page.getByLabel("3 days").check();
            page.getByRole(AriaRole.BUTTON, named("Let it lead")).click();
            assertThat(page.locator("#leading .headline")).hasText(TITLE);
            assertThat(page.locator("#leading .because")).containsText("Chosen by");
            assertThat(page.locator("#leading .because")).containsText("until");
            PUBLICATION.await("/", answer -> TITLE.equals(lead(answer.body())));
            page.locator("#undo").getByText("Undo").click();
            assertThat(page.locator("#leading .because")).containsText(Pattern.compile("The newest"));
            PUBLICATION.await("/", answer -> !TITLE.equals(lead(answer.body())));
        });
    }

    @Test
    void missingArticleAndPastEndAreExplained() {
        Person.editor().visit(Screen.of(390), "/desk/#front", page -> {
            page.locator("#lead-article").fill("a-slug-of-nothing-" + OLD);
            page.getByRole(AriaRole.BUTTON, named("Let it lead")).click();
            assertThat(page.locator("#lead-error")).containsText("is the slug of no published article");
            page.locator("#lead-article").fill(OLD);
            page.getByLabel("Until …").check();
            page.locator("#lead-until").fill("2020-01-01T09:00");
            page.getByRole(AriaRole.BUTTON, named("Let it lead")).click();
            assertThat(page.locator("#lead-error")).containsText("until");
            assertEquals(390, page.evaluate("() => document.documentElement.scrollWidth"));
        });
    }

    private static String lead(String home) {
        return Jsoup.parse(home).select(".front .lead h2").text();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
