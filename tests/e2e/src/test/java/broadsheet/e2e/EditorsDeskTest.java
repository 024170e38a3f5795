package broadsheet.e2e;

import static broadsheet.e2e.LiveDeskPage.PUBLICATION;
import static broadsheet.e2e.LiveDeskPage.at;
import static broadsheet.e2e.LiveDeskPage.lines;
import static broadsheet.e2e.LiveDeskPage.post;
import static broadsheet.e2e.LiveDeskPage.press;
import static broadsheet.e2e.LiveDeskPage.withdraw;
import static broadsheet.e2e.LiveDeskPage.write;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors cover live at the desk, and see how an article is read. */
@ExtendWith(AtTheDesk.class)
class EditorsDeskTest {
    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String coverage = "coverage-" + token;

    @Test
    void aCoverageIsOpenedFollowedAndClosed() {
        at("/desk/#live", page -> {
            page.locator("#cover-title").fill("Coverage " + token);
            page.locator("#cover-dek").fill("A day: with \"quotes\" and a colon.");
            page.locator("#cover-section").selectOption("science");
            page.locator("#cover-points").fill("One point\nAnother: point");
            page.getByText("Open it", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("#coverage-title")).hasText("Coverage " + token);
            write(page, "The first update", "It has **begun**.");
            page.keyboard().press("Control+Enter");
            assertThat(lines(page)).hasText(Pattern.compile("The first update \\d\\d:\\d\\d, just now.*"));
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
    void closedCoverageIsFoundByReadersAndByEditorsWhoOpenItAgain() {
        String title = "Over and done " + token;
        LiveDeskPage.open(coverage, title, "closed");
        PUBLICATION.await("/live/", answer -> answer.body().contains(title));
        Chromium.visit(Screen.of(360), page -> {
            page.navigate("/");
            page.locator(".colophon").getByText("Live coverage").click();
            Locator link = page.locator(".coverage-list").getByText(title);
            assertThat(link).hasAttribute("href", "/live/" + coverage);
            link.click();
            page.getByText("All live coverage").click();
            assertThat(page.locator("h1")).hasText("Live coverage");
        });
        at("/desk/#live", page -> {
            Locator line = page.locator("#closed-coverages li").filter(new Locator.FilterOptions().setHasText(title));
            assertThat(line).containsText("closed ");
            assertThat(line.locator(".slug")).hasText(coverage);
            line.locator("a").click();
            assertThat(page.locator("#coverage-closed")).isVisible();
            page.getByText("Open it again").click();
            assertThat(page.locator("#post")).isVisible();
        });
        PUBLICATION.await("/", answer -> answer.body().contains(title));
    }

    @Test
    void coveragesOfOneTitleInAnyScriptHaveAddressesOfTheirOwn() {
        for (String name : List.of("παλίρροια-" + token, "παλίρροια-" + token + "-2")) {
            at("/desk/#live", page -> {
                page.locator("#cover-title").fill("Παλίρροια " + token);
                page.locator("#cover-dek").fill(name);
                page.getByText("Open it", new Page.GetByTextOptions().setExact(true))
                        .click();
                assertThat(page.locator("#coverage-title")).hasText("Παλίρροια " + token);
                page.reload();
                assertThat(page.locator("#coverage-title")).hasText("Παλίρροια " + token);
                write(page, "Μια είδηση", "Κείμενο.");
                post(page);
                assertThat(lines(page)).hasCount(1);
            });
            PUBLICATION.await(
                    "/live/" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                    answer -> answer.body().contains("Μια είδηση")
                            && answer.body().contains(name));
        }
    }

    @Test
    void dashesInAHeadlineEndNoFrontMatter() {
        LiveDeskPage.open(coverage, "Fees --- and who pays them");
        at("/desk/#live/" + coverage, page -> {
            write(page, "Fees --- again", "Text.");
            post(page);
            press(page, "Pin");
            assertThat(lines(page)).containsText("pinned");
            press(page, "Unpin");
            assertThat(lines(page)).not().containsText("pinned");
            page.getByText("Close the coverage").click();
            assertThat(page.locator("#coverage-closed")).isVisible();
        });
    }

    @Test
    void anUpdateIsPinnedAndWithdrawnWithASecondPress() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "Text.");
            post(page);
            press(page, "Pin");
            assertThat(lines(page)).containsText("pinned");
            withdraw(page);
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("This update has been withdrawn."));
    }

    @Test
    void readershipChartIsShownWithATextAlternative() {
        at("/desk/#readers", page -> {
            page.getByLabel("Article").last().fill("/articles/the-last-leap-seconds");
            show(page).click();
            assertThat(page.locator("#chart img")).hasAttribute("alt", Pattern.compile(".+"));
            assertThat(page.locator("#chart a")).hasAttribute("href", "/articles/the-last-leap-seconds");
            page.waitForCondition(() -> (int) page.locator("#chart img").evaluate("img => img.naturalWidth") == 720);
            assertThat(page.locator("#chart .slug")).hasText("the-last-leap-seconds");
            page.getByLabel("Article").last().fill("no-such-article");
            show(page).click();
            assertThat(page.locator("#chart-empty")).hasText("No article has this title or address.");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The last leap seconds",
                "the LAST leap",
                "  leap  seconds ",
                "the-last-leap-seconds",
                "https://news.example.org/articles/the-last-leap-seconds?a=b#c"
            })
    void searchesTakeTitlesAsWellAsAddresses(String written) {
        Comments.post("/articles/the-last-leap-seconds", "A reader", "Leap " + token);
        at("/desk/#readers", page -> {
            page.getByLabel("Article").last().fill(written);
            show(page).click();
            assertThat(page.locator("#chart .slug")).hasText("the-last-leap-seconds");
            page.reload();
            assertThat(page.locator("#chart .slug")).hasText("the-last-leap-seconds");
            assertThat(page.locator("#chart-article")).hasValue(written.strip());
            page.navigate("/desk/#published");
            page.locator("#article").fill(written);
            page.locator("#text").fill(token);
            page.locator("#search button").click();
            Locator found = page.locator("#published-cards .where");
            assertThat(found).hasCount(1);
            assertThat(found.locator("a").first())
                    .hasText(Pattern.compile("The last leap seconds.*", Pattern.CASE_INSENSITIVE));
            assertThat(found.locator("a").first())
                    .hasAttribute("href", Pattern.compile("/articles/the-last-leap-seconds.*"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nothing has this title", "100 % of \u00fc/../?#", "\"", "\u4e2d\u6587"})
    void titleOfNoArticleIsNoError(String written) {
        at("/desk/#published", page -> {
            page.locator("#article").fill(written);
            page.locator("#search button").click();
            assertThat(page.locator("#published-empty")).hasText("Nothing is published that has all of this.");
            page.navigate("/desk/#readers");
            page.getByLabel("Article").last().fill(written);
            show(page).click();
            assertThat(page.locator("#chart-empty")).hasText("No article has this title or address.");
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

    @ParameterizedTest
    @ValueSource(ints = {1_040, 1_280})
    void buttonsOfAnArticleCoverNoDate(int width) {
        Person.editor().visit(Screen.of(width), "/desk/#articles", page -> {
            Locator row = page.locator(".row[data-status=published]").first();
            BoundingBox date = row.locator(".row-when").boundingBox();
            BoundingBox first = row.locator(".row-history").boundingBox();
            assertTrue(date.x + date.width <= first.x, () -> date.x + " + " + date.width + ", then " + first.x);
        });
    }

    /** The desk and articles have classes of one name. */
    @Test
    void mastheadOfTheDeskDoesNotFloat() {
        Person.editor().visit(Screen.of(360), "/desk/#articles", page -> {
            assertThat(page.locator(".masthead .bar")).hasCSS("box-shadow", "none");
            assertThat(page.locator("#rejected").locator("..")).hasCSS("padding", "0px");
        });
    }

    private void open() {
        LiveDeskPage.open(coverage, "Coverage " + token);
    }

    private static Locator show(Page page) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show").setExact(true));
    }
}
