package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void closedCoverageIsFoundByReadersAndByEditorsWhoOpenItAgain() {
        String title = "Over and done " + token;
        open(coverage, title, "closed");
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
            assertThat(line).containsText("closed just now");
            assertThat(line.locator(".slug")).hasText(coverage);
            line.locator("a").click();
            assertThat(page.locator("#coverage-closed")).isVisible();
            page.getByText("Open it again").click();
            assertThat(page.locator("#post")).isVisible();
        });
        PUBLICATION.await("/", answer -> answer.body().contains(title));
    }

    @Test
    void whatWasWrittenSurvivesAClosedTabAndIsPostedOnce() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "Half written", "The rest comes");
            page.reload();
            assertThat(page.locator("#post-title")).hasValue("Half written");
            assertThat(page.locator("#post-text")).hasValue("The rest comes");
            postAndLoseTheAnswer(page);
            // The attempt that follows is the same update.
            post(page);
            assertThat(page.locator("#post-title")).hasValue("");
            assertThat(lines(page)).hasCount(1);
        });
    }

    @Test
    void whatIsChangedAfterALostAnswerIsACorrectionOfWhatArrived() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "It has began.");
            postAndLoseTheAnswer(page);
            write(page, "A headline", "It has begun.");
            post(page);
            assertThat(page.locator("#live-news")).containsText("posted already");
            assertThat(page.locator("#post-title")).hasValue("");
            assertThat(mine(page)).hasValue(Pattern.compile("It has begun\\."));
            assertThat(mine(page)).isFocused();
            save(page);
            assertThat(mine(page)).hasCount(0);
            assertThat(lines(page)).hasCount(1);
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("It has begun."));
    }

    @Test
    void aColleaguesCorrectionOfWhatArrivedUnansweredIsNotOverwritten() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "What was known at noon.");
            postAndLoseTheAnswer(page);
            aColleagueCorrects();
            write(page, "Mine", "What I knew.");
            post(page);
            assertThat(mine(page)).hasValue(Pattern.compile("What I knew\\."));
            save(page);
            assertThat(page.locator(".theirs pre")).containsText("What the other knew.");
            assertThat(mine(page)).hasValue(Pattern.compile("What I knew\\."));
        });
    }

    @Test
    void whatArrivedUnansweredAndWasWithdrawnIsPostedAnewWhenItsEditorSaysSo() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "Text.");
            postAndLoseTheAnswer(page);
            page.reload();
            withdraw(page);
            post(page);
            assertThat(page.locator("#live-news")).containsText("has been withdrawn since");
            assertThat(page.locator("#post-title")).hasValue("A headline");
            post(page);
            assertThat(page.locator("#post-title")).hasValue("");
            assertThat(lines(page)).hasCount(2);
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("A headline"));
    }

    @Test
    void coveragesOfOneTitleInAnyScriptHaveAddressesOfTheirOwn() {
        for (String name : List.of("παλίρροια-" + token, "παλίρροια-" + token + "-2")) {
            at("/desk/#live", page -> {
                page.getByLabel("Headline").first().fill("Παλίρροια " + token);
                page.getByLabel("What it is about").fill(name);
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
    void whatIsWrittenWhileAnUpdateIsSentIsACorrectionOfIt() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "It has began.");
            Route sent = postAndHold(page);
            write(page, "A headline", "It has begun.");
            sent.resume();
            assertThat(mine(page)).hasValue(Pattern.compile("It has begun\\."));
            assertThat(page.locator("#post-title")).hasValue("");
            save(page);
            assertThat(mine(page)).hasCount(0);
            assertThat(lines(page)).hasCount(1);
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("It has begun."));
    }

    @Test
    void anUpdateThatIsAnsweredLateLeavesTheDraftOfAnotherCoverage() {
        open();
        String another = coverage + "-another";
        open(another, "Another");
        at("/desk/#live/" + another, page -> {
            write(page, "Of the other", "Half written");
            page.navigate("/desk/#live/" + coverage);
            assertThat(page.locator("#post-title")).hasValue("");
            write(page, "Of this one", "Sent.");
            Route sent = postAndHold(page);
            page.navigate("/desk/#live/" + another);
            assertThat(page.locator("#post-title")).hasValue("Of the other");
            sent.resume();
            assertThat(page.locator("#announcement")).containsText("Posted.");
            assertThat(page.locator("#post-title")).hasValue("Of the other");
            page.reload();
            assertThat(page.locator("#post-text")).hasValue("Half written");
            page.navigate("/desk/#live/" + coverage);
            assertThat(lines(page)).hasCount(1);
            assertThat(page.locator("#post-title")).hasValue("");
        });
    }

    @Test
    void dashesInAHeadlineEndNoFrontMatter() {
        open(coverage, "Fees --- and who pays them");
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
    void theSecondOfTwoEditorsSeesBothVersionsAndLosesNeither() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "What was known at noon.");
            post(page);
            correct(page);
            Locator mine = mine(page);
            assertThat(mine).hasValue(Pattern.compile("What was known at noon\\."));
            aColleagueCorrects();
            mine.fill("---\ntitle: Mine\n---\nWhat I knew.\n");
            save(page);
            assertThat(page.locator(".theirs pre")).containsText("What the other knew.");
            assertThat(mine).hasValue("---\ntitle: Mine\n---\nWhat I knew.\n");
            mine.fill("---\ntitle: Both\n---\nWhat the other knew, and I.\n");
            save(page);
            assertThat(lines(page)).containsText("Both");
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("What the other knew, and I."));
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
    void theChartOfAnArticleIsShownAndSaidInWords() {
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
            assertThat(found.locator(".slug")).hasText("the-last-leap-seconds");
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

    private void open() {
        open(coverage, "Coverage");
    }

    private static void open(String coverage, String title) {
        open(coverage, title, "open");
    }

    private static void open(String coverage, String title, String status) {
        String document = "---\ntitle: %s\nsection: science\nstatus: %s\n---\n".formatted(title, status);
        assertEquals(
                201,
                PUBLICATION
                        .put("/api/live/" + coverage, "text/markdown", document)
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

    private static void post(Page page) {
        page.locator("#post [type=submit]").click();
    }

    private static void postAndLoseTheAnswer(Page page) {
        Route sent = postAndHold(page);
        assertEquals(201, sent.fetch().status());
        sent.abort();
        assertThat(page.locator("#live-news")).containsText("What you wrote is kept");
    }

    private static Route postAndHold(Page page) {
        List<Route> held = Chromium.holdFirst(page, "**/api/live/*/updates/*");
        post(page);
        page.waitForCondition(() -> !held.isEmpty());
        return held.getFirst();
    }

    private void aColleagueCorrects() {
        at("/desk/#live/" + coverage, other -> {
            correct(other);
            mine(other).fill("---\ntitle: Theirs\n---\nWhat the other knew.\n");
            save(other);
            assertThat(lines(other)).containsText("Theirs");
        });
    }

    private static void press(Page page, String button) {
        lines(page)
                .getByText(button, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static void withdraw(Page page) {
        press(page, "Withdraw");
        press(page, "Withdraw for good");
        assertThat(lines(page)).hasText(Pattern.compile("Withdrawn.*"));
    }

    private static Locator mine(Page page) {
        return page.locator(".editor textarea");
    }

    private static void save(Page page) {
        page.locator(".editor [type=submit]").click();
    }

    private static void correct(Page page) {
        lines(page).getByText("Correct").click();
        assertThat(mine(page)).isFocused();
    }

    private static Locator show(Page page) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show").setExact(true));
    }

    private static Locator lines(Page page) {
        return page.locator(".update-line");
    }
}
