package broadsheet.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Editors cover live at the desk, and see how an article is read. */
class EditorsDeskTest {
    private static final Publication PUBLICATION = Publication.get();

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String coverage = "coverage-" + token;

    @BeforeAll
    static void awaitTheDesk() {
        assumeTrue(System.getProperty("site", "").isEmpty(), "another issuer lets nobody in like that");
        PUBLICATION.await("/desk/", answer -> answer.statusCode() == 200);
    }

    @Test
    void aCoverageIsOpenedFollowedAndClosed() {
        at("/desk/#live", page -> {
            page.getByLabel("Headline").first().fill("Coverage " + token);
            page.getByLabel("What it is about").fill("A day: with \"quotes\" and a colon.");
            page.locator("#cover-section").selectOption("science");
            page.getByLabel("Key points, one a line").fill("One point\nAnother: point");
            page.getByText("Open it", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("#coverage-title")).hasText("Coverage " + token);
            write(page, "The first update", "It has **begun**.");
            page.keyboard().press("Control+Enter");
            assertThat(lines(page)).hasText(Pattern.compile("The first update just now.*"));
            assertThat(page.locator("#post-title")).hasValue("");
            assertThat(page.locator("#post-title")).isFocused();
            PUBLICATION.await(
                    "/live/" + coverage,
                    answer -> answer.body().contains("It has <strong>begun</strong>.")
                            && answer.body().contains("<li>Another: point</li>"));
            page.locator("#ending textarea").fill("It went well.");
            page.getByText("Close the coverage").click();
            assertThat(page.locator("#coverage-closed")).isVisible();
            assertThat(page.locator("#post")).isHidden();
            PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("It went well."));
            page.getByText("Open it again").click();
            assertThat(page.locator("#post")).isVisible();
        });
    }

    @Test
    void whatWasWrittenSurvivesAClosedTabAndIsPostedOnce() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "Half written", "The rest comes");
            page.reload();
            assertThat(page.locator("#post-title")).hasValue("Half written");
            assertThat(page.locator("#post-text")).hasValue("The rest comes");
            // The answer is lost; the attempt that follows is the same update.
            page.route(
                    "**/api/live/**",
                    route -> {
                        if (route.request().method().equals("PUT")) {
                            route.fetch();
                            route.abort();
                        } else {
                            route.resume();
                        }
                    },
                    new Page.RouteOptions().setTimes(1));
            page.locator("#post [type=submit]").click();
            assertThat(page.locator("#live-news")).containsText("What you wrote is kept");
            page.locator("#post [type=submit]").click();
            assertThat(page.locator("#post-title")).hasValue("");
            assertThat(lines(page)).hasCount(1);
        });
    }

    @Test
    void theSecondOfTwoEditorsSeesBothVersionsAndLosesNeither() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "What was known at noon.");
            page.locator("#post [type=submit]").click();
            correct(page);
            Locator mine = page.locator(".editor textarea");
            assertThat(mine).hasValue(Pattern.compile("What was known at noon\\."));
            at("/desk/#live/" + coverage, other -> {
                correct(other);
                other.locator(".editor textarea").fill("---\ntitle: Theirs\n---\nWhat the other knew.\n");
                other.locator(".editor [type=submit]").click();
                assertThat(lines(other)).containsText("Theirs");
            });
            mine.fill("---\ntitle: Mine\n---\nWhat I knew.\n");
            page.locator(".editor [type=submit]").click();
            assertThat(page.locator(".theirs pre")).containsText("What the other knew.");
            assertThat(mine).hasValue("---\ntitle: Mine\n---\nWhat I knew.\n");
            mine.fill("---\ntitle: Both\n---\nWhat the other knew, and I.\n");
            page.locator(".editor [type=submit]").click();
            assertThat(lines(page)).containsText("Both");
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("What the other knew, and I."));
    }

    @Test
    void anUpdateIsPinnedAndWithdrawnWithASecondPress() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "Text.");
            page.locator("#post [type=submit]").click();
            lines(page)
                    .getByText("Pin", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(lines(page)).containsText("pinned");
            lines(page).getByText("Withdraw").click();
            lines(page).getByText("Withdraw for good").click();
            assertThat(lines(page)).hasText(Pattern.compile("Withdrawn.*"));
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("This update has been withdrawn."));
    }

    @Test
    void theChartOfAnArticleIsShownAndSaidInWords() {
        at("/desk/#readers", page -> {
            page.getByLabel("Article").last().fill("/articles/the-last-leap-seconds");
            page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("#chart img")).hasAttribute("alt", Pattern.compile(".+"));
            assertThat(page.locator("#chart a")).hasAttribute("href", "/articles/the-last-leap-seconds");
            page.waitForCondition(() -> (int) page.locator("#chart img").evaluate("img => img.naturalWidth") == 720);
            page.getByLabel("Article").last().fill("no-such-article");
            page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("#chart-empty")).hasText("No article has this address.");
        });
    }

    @Test
    void aModeratorIsOfferedNoneOfThis() {
        Person.moderator().visit(Screen.of(360), "/desk/", page -> {
            assertThat(page.locator("#to-published")).isVisible();
            assertThat(page.locator("#to-live")).isHidden();
            assertThat(page.locator("#to-readers")).isHidden();
        });
    }

    private void open() {
        assertEquals(
                201,
                PUBLICATION
                        .put("/api/live/" + coverage, "text/markdown", "---\ntitle: Coverage\nsection: science\n---\n")
                        .statusCode());
    }

    private static void at(String path, Consumer<Page> visit) {
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            page.navigate(path);
            assertThat(page.locator("#desk")).isVisible();
            visit.accept(page);
        });
    }

    private static void write(Page page, String title, String text) {
        page.locator("#post-title").fill(title);
        page.locator("#post-text").fill(text);
    }

    private static void correct(Page page) {
        lines(page).getByText("Correct").click();
        assertThat(page.locator(".editor textarea")).isFocused();
    }

    private static Locator lines(Page page) {
        return page.locator(".update-line");
    }
}
