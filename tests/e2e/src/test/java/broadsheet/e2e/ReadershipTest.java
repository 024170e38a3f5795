package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads an article is counted, and what they think of it. */
class ReadershipTest {
    private static final Publication PUBLICATION = Publication.get();

    private final String slug = "acceptance-read-" + UUID.randomUUID();
    private final String article = "/articles/" + slug;

    @BeforeEach
    void publish() {
        PUBLICATION.publish(slug, "---\ntitle: Read\nsection: science\ndate: 2014-01-07\n---\nRead it.\n");
        PUBLICATION.await(article, answer -> answer.statusCode() == 200);
    }

    @Test
    void twoBrowsersAreTwoReadersAndAReloadIsNone() {
        for (int reader = 1; reader <= 2; reader++) {
            String agent =
                    "Mozilla/5.0 (X11; Linux x86_64; rv:14%1$d.0) Gecko/20100101 Firefox/14%1$d.0".formatted(reader);
            Chromium.visit(Screen.of(1440).withAgent(agent), page -> {
                for (int visit = 0; visit < 2; visit++) {
                    page.waitForRequest("**/api" + article + "/views", () -> page.navigate(article));
                }
            });
        }
        awaitCounters("\"readers\":2}");
        Chromium.visit(Screen.of(360), page -> {
            page.navigate(article);
            assertThat(page.locator(".views")).hasText("2 views");
        });
        assertFalse(PUBLICATION.get(article).body().contains("2 views"));
    }

    @Test
    void mostReadArticlesAreOnEveryPage() {
        for (int reader = 3; reader <= 5; reader++) {
            String agent =
                    "Mozilla/5.0 (X11; Linux x86_64; rv:14%1$d.0) Gecko/20100101 Firefox/14%1$d.0".formatted(reader);
            Chromium.visit(
                    Screen.of(1440).withAgent(agent),
                    page -> page.waitForRequest("**/api" + article + "/views", () -> page.navigate(article)));
        }
        awaitCounters("\"readers\":3");
        for (String fragment : List.of("/data/site.json", "/data/sections/science.json")) {
            PUBLICATION.await(fragment, answer -> answer.body().contains(article));
        }
        for (String path : List.of("/", "/sections/science/", article)) {
            Chromium.visit(Screen.of(1440), page -> {
                page.navigate(path);
                page.keyboard().press("End");
                assertThat(page.locator(".most ol").first().locator("a[href='" + article + "']"))
                        .hasText("Read");
                assertThat(page.locator(".most ol").last().locator("a[href='" + article + "']"))
                        .isVisible();
            });
        }
    }

    @Test
    void rankingIsNotLoadedBeforeTheEndOfAnArticle() {
        Chromium.visit(Screen.of(360), page -> {
            List<String> calls = new ArrayList<>();
            page.onRequest(request -> calls.add(request.url()));
            page.waitForRequest("**/api" + article + "/views", () -> page.navigate(article));
            String fragment = "/data/sections/science.json";
            assertFalse(calls.stream().anyMatch(url -> url.endsWith(fragment)), calls::toString);
            page.waitForRequest("**" + fragment, () -> page.keyboard().press("End"));
        });
    }

    @Test
    void pageNotVisibleForTwoSecondsCountsNoReader() {
        Chromium.visit(Screen.of(1440), page -> {
            page.clock().install();
            List<String> calls = new ArrayList<>();
            page.onRequest(request -> calls.add(request.url()));
            page.addInitScript("Object.defineProperty(document, 'hidden', {configurable: true, get: () => true});");
            page.navigate(article);
            page.clock().runFor(10_000);
            assertFalse(calls.stream().anyMatch(url -> url.endsWith("/views")), calls::toString);
            page.waitForRequest("**/api" + article + "/views", () -> {
                page.evaluate("""
                    () => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }
                    """);
                page.clock().runFor(2_000);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRatingIsGivenChangedAndTakenBack(boolean scripts) {
        Chromium.visit(Screen.of(1440).withScripts(scripts), page -> {
            page.navigate(article);
            rate(page, "4 stars", scripts);
            awaitCounters("\"rating\":{\"average\":4.0,\"count\":1}");
            rate(page, "2 stars", scripts);
            awaitCounters("\"rating\":{\"average\":2.0,\"count\":1}");
            if (scripts) {
                assertThat(page.locator(".rated")).hasText("2 of 5, by 1 reader");
                page.reload();
                assertThat(page.getByLabel("2 stars")).isChecked();
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take mine back"))
                        .click();
                assertThat(page.locator(".rated")).hasText("Nobody has rated this yet.");
            } else {
                rate(page, "Take mine back", false);
            }
        });
        awaitCounters("\"rating\":{\"count\":0}");
    }

    @Test
    void ratingChangedBeforeTheAnswerCountsOnce() {
        Chromium.visit(Screen.of(1440), page -> {
            List<Route> held = holdTheFirstRating(page);
            choose(page, "3 stars");
            page.waitForCondition(() -> held.size() == 1);
            choose(page, "5 stars");
            held.getFirst().resume();
            assertThat(page.locator(".rated")).hasText("5 of 5, by 1 reader");
            assertThat(page.getByLabel("5 stars")).isChecked();
        });
        awaitCounters("\"rating\":{\"average\":5.0,\"count\":1}");
    }

    @Test
    void ratingWithdrawnWhileBeingSentIsRemoved() {
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(article);
            rate(page, "4 stars", true);
            assertThat(page.locator(".rated")).hasText("4 of 5, by 1 reader");
            List<Route> held = holdTheFirstRating(page);
            choose(page, "2 stars");
            page.waitForCondition(() -> held.size() == 1);
            page.getByText("Take mine back").click();
            page.clock().runFor(600);
            held.getFirst().resume();
            assertThat(page.locator(".rated")).hasText("Nobody has rated this yet.");
            assertThat(page.getByText("Take mine back")).isHidden();
        });
        awaitCounters("\"rating\":{\"count\":0}");
    }

    @Test
    void ratingAfterLostAnswersCountsOnce() {
        Chromium.visit(Screen.of(1440), page -> {
            page.clock().install();
            page.navigate(article);
            List<Integer> answers = new ArrayList<>();
            page.route("**/api" + article + "/anonymous-rating", route -> {
                answers.add(route.fetch().status());
                // What was fetched here has left its cookie, which is lost with the answer.
                page.context().clearCookies();
                route.abort();
            });
            choose(page, "3 stars");
            for (int attempt = 1; attempt <= 4; attempt++) {
                int sent = attempt;
                page.waitForCondition(() -> answers.size() == sent);
                page.clock().fastForward(10_000);
            }
            assertThat(page.locator(".rated")).containsText("There is no connection.");
            assertEquals(List.of(200, 200, 200, 200), answers);
            page.unroute("**/api" + article + "/anonymous-rating");
            choose(page, "5 stars");
            assertThat(page.locator(".rated")).hasText("5 of 5, by 1 reader");
        });
        awaitCounters("\"rating\":{\"average\":5.0,\"count\":1}");
    }

    @Test
    void ratingFromBeforeSigningInIsTheAccountsOnAnyDeviceAndNoOtherAccounts() {
        Person rater = Person.reader("Rater " + slug);
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(article);
            rate(page, "4 stars", true);
            awaitCounters("\"rating\":{\"average\":4.0,\"count\":1}");
            signInAndReachTheRating(page, rater);
            assertThat(page.getByLabel("4 stars")).isChecked();
            signInAndReachTheRating(page, Person.reader("Other " + slug));
            assertThat(page.getByLabel("4 stars")).not().isChecked();
        });
        Chromium.visit(Screen.of(360), page -> {
            signInAndReachTheRating(page, rater);
            assertThat(page.getByLabel("4 stars")).isChecked();
            page.getByText("Take mine back").click();
            assertThat(page.locator(".rated")).hasText("Nobody has rated this yet.");
        });
        awaitCounters("\"rating\":{\"count\":0}");
    }

    private void signInAndReachTheRating(Page page, Person reader) {
        page.waitForResponse("**/api" + article + "/rating", () -> {
            reader.signIn(page, article);
            page.locator("form.rating").scrollIntoViewIfNeeded();
        });
    }

    /** Opens the article with a clock that is moved by hand; the next rating waits until it is let go. */
    private List<Route> holdTheFirstRating(Page page) {
        page.clock().install();
        page.navigate(article);
        return Chromium.holdFirst(page, "**/api" + article + "/anonymous-rating");
    }

    /** Chooses stars, and lets the time pass after which a choice is sent. */
    private static void choose(Page page, String stars) {
        rate(page, stars, true);
        page.clock().runFor(600);
    }

    private static void rate(Page page, String stars, boolean scripts) {
        page.getByLabel(stars, new Page.GetByLabelOptions().setExact(true)).check();
        if (!scripts) {
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Rate").setExact(true))
                    .click();
            String said = stars.endsWith("stars") ? "Thank you. Your rating is counted" : "Your rating is taken back.";
            assertThat(page.getByText(said)).isVisible();
        }
    }

    private void awaitCounters(String part) {
        PUBLICATION.await("/data" + article + ".json", answer -> answer.body().contains(part));
    }
}
