package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Moderators decide at the desk. What readers write waits because of its links. */
class DeskTest {
    private static final String ARTICLE = "/articles/the-last-leap-seconds";
    private static final Publication PUBLICATION = Publication.get();

    private final String token = UUID.randomUUID().toString();
    private final Person moderator = Person.moderator();
    private final Person reader = Person.reader();

    @BeforeAll
    static void awaitThePages() {
        assumeTrue(System.getProperty("site", "").isEmpty(), "another issuer lets nobody in like that");
        PUBLICATION.await(ARTICLE, answer -> answer.statusCode() == 200);
        PUBLICATION.await("/desk/", answer -> answer.statusCode() == 200);
    }

    /** What other tests left waiting is none of these. */
    @BeforeEach
    void clear() {
        for (JsonNode comment : Comments.queue()) {
            Comments.api("POST", "/api/held-comments/" + comment.path("id").asString() + "/rejection", "");
        }
    }

    @Test
    void whatIsApprovedAppearsOnTheArticlesPage() {
        hold(1);
        at(1440, page -> {
            Locator card = card(page, 1);
            assertThat(card.locator(".where a").first()).hasAttribute("href", ARTICLE);
            assertThat(card.locator(".byline")).containsText(reader.name());
            assertThat(card.locator(".why")).hasText("Has many links");
            assertThat(card.locator(".record")).hasText("Their first comment");
            assertThat(page.locator("#waiting")).hasText("1");
            press(card, "Approve");
            assertThat(card.locator(".stamp")).containsText("Approved");
            assertThat(page.locator("#undo")).containsText("Approved.");
            assertThat(page.locator("#waiting")).hasText("0");
            assertThat(card.getByText("See it")).hasAttribute("href", Pattern.compile(ARTICLE + "/comments/1#.*"));
        });
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(mark(1)));
    }

    @Test
    void whatIsRejectedAppearsNowhereAndIsGoneFromTheQueue() {
        hold(1);
        at(1440, page -> {
            press(card(page, 1), "Reject");
            assertThat(card(page, 1).locator(".stamp")).containsText("Rejected");
            page.reload();
            assertThat(page.locator("#queue-empty")).containsText("Nothing waits.");
        });
        assertEquals(List.of(), waiting());
        assertFalse(PUBLICATION.get(ARTICLE).body().contains(mark(1)));
    }

    @Test
    void aDecisionIsUndoneAndMadeAgain() {
        hold(2);
        at(360, page -> {
            press(card(page, 1), "Approve");
            page.locator("#undo").getByText("Undo").click();
            assertThat(card(page, 1).getByText("Approve")).isVisible();
            assertThat(card(page, 1).locator("article")).isFocused();
            assertThat(page.locator("#announcement")).containsText("it waits again");
            press(card(page, 2), "Reject");
            assertThat(page.locator("#undo")).containsText("Rejected.");
            // In the card it can be undone for longer than in the bar.
            press(card(page, 1), "Reject");
            press(card(page, 2), "Undo");
            assertThat(card(page, 2).getByText("Approve")).isVisible();
            press(card(page, 2), "Approve");
            assertThat(card(page, 2).locator(".stamp")).containsText("Approved");
        });
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(mark(2)));
        assertFalse(PUBLICATION.get(ARTICLE).body().contains(mark(1)));
    }

    @Test
    void theSecondOfTwoModeratorsIsToldWhatTheFirstDecided() {
        hold(2);
        at(
                1440,
                first -> Person.moderator().visit(Screen.of(1440), "/desk/", second -> {
                    assertThat(card(second, 1)).isVisible();
                    press(card(first, 1), "Approve");
                    assertThat(card(first, 1).locator(".stamp")).containsText("Approved");
                    press(card(second, 1), "Reject");
                    assertThat(card(second, 1).locator(".stamp"))
                            .containsText("This was approved by " + moderator.name());
                    assertThat(second.locator("#announcement")).containsText("This was approved by");
                    // Without a press, who looks is told within half a minute, or on coming back to the page.
                    press(card(first, 2), "Reject");
                    assertThat(card(first, 2).locator(".stamp")).containsText("Rejected");
                    comeBack(second);
                    assertThat(card(second, 2).locator(".stamp")).containsText("Decided by somebody else");
                    press(card(first, 2), "Undo");
                    assertThat(card(first, 2).getByText("Approve")).isVisible();
                    comeBack(second);
                    assertThat(card(second, 2).getByText("Approve")).isVisible();
                }));
    }

    @Test
    void whatItsAuthorHasChangedMeanwhileIsShownAgain() {
        hold(1);
        String id = waiting().getFirst().path("id").asString();
        at(1440, page -> {
            assertThat(card(page, 1)).isVisible();
            reader.visit(
                    Screen.of(1440),
                    ARTICLE,
                    own -> own.evaluate("""
                        ([path, text]) => fetch(path, {method: 'PUT', body: JSON.stringify({text}),
                          headers: {'content-type': 'application/json'}})
                        """, List.of("/api/readers/me/held-comments/" + id, text(1) + " Changed.")));
            press(card(page, 1), "Approve");
            assertThat(card(page, 1).locator(".note")).containsText("Its author has changed it");
            assertThat(card(page, 1).locator(".said")).containsText("Changed.");
            press(card(page, 1), "Approve");
            assertThat(card(page, 1).locator(".stamp")).containsText("Approved");
        });
        PUBLICATION.await(
                ARTICLE,
                answer -> answer.body().contains("Changed.") && answer.body().contains(mark(1)));
    }

    @Test
    void theKeyboardIsEnough() {
        hold(4);
        at(1440, page -> {
            assertThat(card(page, 4)).isVisible();
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            page.keyboard().press("Escape");
            page.keyboard().press("j");
            assertThat(card(page, 1).locator("article")).isFocused();
            page.keyboard().press("a");
            assertThat(card(page, 2).locator("article")).isFocused();
            assertThat(card(page, 1).locator(".stamp")).containsText("Approved");
            page.keyboard().press("r");
            assertThat(page.locator("#undo")).containsText("Rejected.");
            page.keyboard().press("u");
            assertThat(card(page, 2).locator("article")).isFocused();
            page.keyboard().press("j");
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.locator("#selected")).containsText("2 selected");
            page.keyboard().press("r");
            assertThat(page.locator("#undo")).containsText("Rejected 2 of 2.");
            page.keyboard().press("k");
            assertThat(card(page, 2).locator("article")).isFocused();
            // In a field they are letters.
            page.locator("#to-published").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#search")).isVisible();
            page.locator("#text").focus();
            page.keyboard().type("jar");
            assertThat(page.locator("#text")).hasValue("jar");
        });
        assertEquals(List.of(text(2)), texts());
    }

    @Test
    void keysCanBeTurnedOff() {
        hold(1);
        at(1440, page -> {
            assertThat(card(page, 1)).isVisible();
            page.keyboard().press("?");
            page.getByLabel("Use these keys on this device").uncheck();
            page.keyboard().press("Escape");
            page.reload();
            assertThat(card(page, 1)).isVisible();
            page.keyboard().press("j");
            page.keyboard().press("a");
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isHidden();
            assertThat(card(page, 1).locator("article")).not().isFocused();
        });
        assertEquals(List.of(text(1)), texts());
    }

    @Test
    void severalAreDecidedAtOnceAndUndoneAtOnce() {
        hold(5);
        at(360, page -> {
            page.getByLabel("Select all").check();
            assertThat(page.locator("#selected")).containsText("5 selected");
            card(page, 3).getByRole(AriaRole.CHECKBOX).uncheck();
            page.locator("#selected").getByText("Approve").click();
            assertThat(page.locator("#undo")).containsText("Approved 4 of 4.");
            page.locator("#undo").getByText("Undo").click();
            assertThat(page.locator("#announcement")).containsText("4 wait again");
            assertThat(page.locator("#waiting")).hasText("5");
        });
        assertEquals(List.of(text(1), text(2), text(3), text(4), text(5)), texts());
    }

    @Test
    void whatABlockedReaderWritesIsHeldUntilTheBlockIsTakenBack() {
        assertTrue(reader.writes(ARTICLE, "Before " + token));
        hold(1);
        at(1440, page -> {
            assertThat(card(page, 1).locator(".record")).hasText("Their record: 1 published, 1 waiting");
            press(card(page, 1), "Block author");
            assertThat(card(page, 1).locator(".record")).containsText("blocked");
            assertThat(page.locator("#undo")).containsText("is held from now on");
            assertFalse(reader.writes(ARTICLE, "Blocked " + token));
            page.reload();
            Locator second = page.locator(".card", hasText("Blocked " + token));
            assertThat(second.locator(".why")).hasText("Its author is blocked");
            press(second, "Unblock author");
            assertThat(second.locator(".record")).not().containsText("blocked");
            assertTrue(reader.writes(ARTICLE, "After " + token));
        });
    }

    @Test
    void whatComesMeanwhileIsOfferedAndMovesNothing() {
        hold(2);
        at(360, page -> {
            assertThat(card(page, 2)).isVisible();
            page.evaluate("() => scrollTo(0, 200)");
            Object before = page.evaluate("() => document.querySelector('.card').getBoundingClientRect().top");
            Person.reader().writes(ARTICLE, List.of(text(8), text(9)));
            comeBack(page);
            assertThat(page.locator("#announcement")).containsText("2 more waiting");
            assertEquals(before, page.evaluate("() => document.querySelector('.card').getBoundingClientRect().top"));
            assertThat(page.locator(".card")).hasCount(2);
            page.getByRole(AriaRole.BUTTON, named("2 more waiting")).click();
            assertThat(card(page, 8).locator("article")).isFocused();
            assertThat(page.locator(".card")).hasCount(4);
        });
    }

    @Test
    void whoIsNotSignedInDoesSoAndIsBackAtTheDesk() {
        hold(1);
        Chromium.visit(Screen.of(360), page -> {
            page.navigate("/desk/");
            page.getByRole(AriaRole.LINK, named("Sign in")).click();
            moderator.signIn(page);
            assertThat(card(page, 1)).isVisible();
            assertThat(page.locator(".account")).containsText(moderator.name());
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            assertThat(page.getByRole(AriaRole.LINK, named("Sign in"))).isVisible();
            assertThat(page.locator("#desk")).isHidden();
        });
    }

    @Test
    void aReaderIsToldWhoTheDeskIsFor() {
        reader.visit(Screen.of(360), "/desk/", page -> {
            assertThat(page.locator("#outsider"))
                    .containsText(reader.name() + ", who is no author, moderator or editor");
            assertThat(page.locator("#desk")).isHidden();
        });
    }

    @Test
    void whoseSessionEndsSignsInAgainAndIsBackAtTheComment() {
        hold(2);
        at(1440, page -> {
            assertThat(card(page, 2)).isVisible();
            page.keyboard().press("j");
            page.context().clearCookies();
            press(card(page, 1), "Approve");
            assertThat(page.locator("#expired")).isVisible();
            assertEquals(2, waiting().size());
            page.locator("#expired a").click();
            moderator.signIn(page);
            assertThat(card(page, 2).locator("article")).isFocused();
        });
    }

    @Test
    void whatReadersWroteIsTextAndNothingElse() {
        String hostile =
                "<img src=x onerror=document.title='taken'>\n\n</article><script>document.title='taken'</script> "
                        + text(1);
        reader.writes(ARTICLE, hostile);
        at(1440, page -> {
            assertThat(card(page, 1).locator(".said p").first()).hasText("<img src=x onerror=document.title='taken'>");
            assertEquals(0, page.locator(".said img, .said script").count());
            assertEquals("The desk", page.title().replaceFirst(" – .*", ""));
        });
    }

    @Test
    void whatIsPublishedIsFoundAndRemovedForGood() {
        reader.writes(ARTICLE, List.of(mark(1), mark(2)));
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(mark(2)));
        at(1440, page -> {
            page.locator("#to-published").click();
            page.locator("#text").fill("no. 1 of " + token);
            page.locator("#author").fill(reader.name());
            page.locator("#article").fill(PUBLICATION.site() + ARTICLE + "#discussion");
            page.getByRole(AriaRole.BUTTON, named("Search")).click();
            assertThat(card(page, 1)).isVisible();
            assertThat(page.locator("#published-cards .card")).hasCount(1);
            press(card(page, 1), "Their record");
            assertThat(card(page, 1).locator(".record")).hasText("Their record: 2 published");
            press(card(page, 1), "Remove");
            assertTrue(PUBLICATION.get(ARTICLE).body().contains(mark(1)));
            press(card(page, 1), "Remove for good");
            assertThat(card(page, 1).locator(".stamp")).containsText("Removed");
            page.getByRole(AriaRole.BUTTON, named("Search")).click();
            assertThat(page.locator("#published-empty")).containsText("Nothing is published that has all of this.");
        });
        PUBLICATION.await(ARTICLE, answer -> !answer.body().contains(mark(1)));
    }

    @Test
    void whatTheAuthorOfAHeldCommentHasPublishedIsOneStepAway() {
        assertTrue(reader.writes(ARTICLE, mark(7)));
        hold(1);
        at(360, page -> {
            card(page, 1).getByText("What they have published").click();
            assertThat(card(page, 7)).isVisible();
            assertThat(page.locator("#author")).hasValue(reader.name());
            press(card(page, 7), "Block author");
            assertThat(card(page, 7).locator(".record")).containsText("Blocked");
            page.locator("#undo").getByText("Undo").click();
            assertThat(card(page, 7).getByText("Block author")).isVisible();
            page.goBack();
            assertThat(card(page, 1)).isVisible();
        });
    }

    @Test
    void whatIsReportedIsSeenFromTheFirstReportAndStaysWhenItMay() {
        assertTrue(reader.writes(ARTICLE, mark(1)));
        assertTrue(reader.writes(ARTICLE, mark(2)));
        report(mark(1), "Not true at all");
        report(mark(2), "An advertisement");
        at(1440, page -> {
            page.locator("#to-reported").click();
            Locator first = card(page, 1);
            assertThat(first.locator(".why")).containsText("Reported by 1 reader");
            assertThat(first.locator(".why")).containsText("“Not true at all”");
            press(first, "Let it stay");
            assertThat(first.locator(".stamp")).containsText("It stays");
            Locator second = card(page, 2);
            press(second, "Remove");
            press(second, "Remove for good");
            assertThat(second.locator(".stamp")).containsText("Removed");
            page.waitForResponse("**/api/reported-comments?*", page::reload);
            assertThat(page.locator("#reported-view")).isVisible();
            assertThat(card(page, 1)).hasCount(0);
            assertThat(card(page, 2)).hasCount(0);
        });
        PUBLICATION.await(
                ARTICLE,
                answer -> answer.body().contains(mark(1)) && !answer.body().contains(mark(2)));
    }

    @Test
    void whatWasRejectedIsFoundAgainLaterAndTakenBack() {
        hold(1);
        at(360, page -> {
            press(card(page, 1), "Reject");
            assertThat(card(page, 1).locator(".stamp")).containsText("Rejected");
        });
        Person.moderator().visit(Screen.of(1440), "/desk/", page -> {
            page.locator("#to-decided").click();
            page.getByLabel("Show", new Page.GetByLabelOptions().setExact(true)).selectOption("rejected");
            Locator decided = card(page, 1);
            assertThat(decided.locator(".stamp")).containsText("Rejected by " + moderator.name());
            page.locator("#decided-author").fill(reader.name());
            page.locator("#decided-by").fill("nobody of this name");
            page.getByRole(AriaRole.BUTTON, named("Find")).click();
            assertThat(page.locator("#decided-empty")).containsText("is like this");
            page.locator("#decided-by").fill(moderator.name());
            page.locator("#decided-article").fill(PUBLICATION.site() + ARTICLE);
            page.getByRole(AriaRole.BUTTON, named("Find")).click();
            assertThat(page.locator("#decided-cards .card")).hasCount(1);
            page.reload();
            assertThat(page.locator("#decided-author")).hasValue(reader.name());
            press(decided, "Undo");
            assertThat(decided.locator(".stamp")).containsText("it waits again");
        });
        assertEquals(List.of(text(1)), texts());
    }

    @Test
    void replyIsReadWithTheCommentThatItAnswers() {
        int parent = Comments.post(ARTICLE, "Ben " + token, mark(1));
        Comments.replyThatWaits(ARTICLE, "Ann " + token, parent, text(2));
        at(1440, page -> {
            Locator card = card(page, 2);
            assertThat(card.locator(".parent")).containsText("In reply to Ben " + token + ", no. " + parent);
            assertThat(card.locator(".parent")).containsText(mark(1));
            assertThat(card.locator(".where a")).hasText(Pattern.compile("The last leap seconds.*"));
        });
    }

    @Test
    void anAddressWithoutAnAccountIsBlockedForTheDay() {
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(ARTICLE);
            Comments.write(page, mark(1));
            page.locator(".waiting").waitFor();
        });
        at(1440, page -> {
            press(card(page, 1), "Block address for today");
            assertThat(card(page, 1).locator(".record")).hasText("Address blocked for today");
            Chromium.visit(Screen.of(1440), other -> {
                other.navigate(ARTICLE);
                Comments.write(other, mark(2));
                assertThat(other.locator(".news")).containsText("Nothing is taken from your address");
            });
            press(card(page, 1), "Unblock address for today");
            assertThat(card(page, 1).getByText("Block address for today")).isVisible();
            Chromium.visit(Screen.of(1440), other -> {
                other.navigate(ARTICLE);
                Comments.write(other, mark(3));
                other.locator(".waiting").waitFor();
            });
        });
    }

    @Test
    void anEditorVouchesForANameAndWhatIsWrittenUnderItHasABadgeFromThenOn() {
        assertTrue(reader.writes(ARTICLE, mark(1)));
        hold(2);
        at(1440, page -> {
            assertThat(card(page, 2)).isVisible();
            assertThat(card(page, 2).getByText("Vouch for the name")).isHidden();
        });
        Person.editor().visit(Screen.of(1440), "/desk/#queue", page -> {
            press(card(page, 2), "Vouch for the name");
            assertThat(card(page, 2).locator(".record")).containsText("verified as " + reader.name());
        });
        assertTrue(reader.writes(ARTICLE, mark(3)));
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(mark(3)));
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(ARTICLE);
            Locator comments = page.locator(".comment");
            assertThat(comments.filter(withText(mark(1))).locator(".badge")).hasText("Signed in");
            assertThat(comments.filter(withText(mark(3))).locator(".badge")).hasText("Verified");
        });
    }

    @Test
    void nothingScrollsSidewaysOnAPhone() {
        reader.writes(ARTICLE, List.of(text(1) + " " + "unbreakable".repeat(60), text(2)));
        for (int width : new int[] {320, 360, 768}) {
            at(width, page -> {
                assertThat(card(page, 2)).isVisible();
                page.getByLabel("Select all").check();
                press(card(page, 2), "Reject");
                assertThat(page.locator("#undo")).isVisible();
                page.locator("#undo").getByText("Undo").click();
                assertEquals(width, page.evaluate("() => document.documentElement.scrollWidth"));
            });
        }
    }

    @Test
    void noSearchEngineKeepsTheDesk() {
        assertTrue(PUBLICATION.get("/desk/").body().contains("<meta name=\"robots\" content=\"noindex\">"));
        assertFalse(PUBLICATION.get("/sitemap.xml").body().contains("desk"));
    }

    /** Another reader reports the published comment that has that text. */
    private static void report(String said, String reason) {
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(said));
        JsonNode comment = Comments.published(ARTICLE, said);
        Person.reader().visit(Screen.of(1440), ARTICLE, page -> {
            assertEquals(
                    204,
                    page.evaluate(
                            """
                            ([path, reason]) => fetch(path, {method: 'POST', body: JSON.stringify({reason}),
                              headers: {'content-type': 'application/json'}}).then(answer => answer.status)
                            """,
                            List.of(
                                    "/api" + ARTICLE + "/comments/"
                                            + comment.path("id").asString() + "/reports",
                                    reason)));
        });
    }

    private void at(int width, Consumer<Page> visit) {
        moderator.visit(Screen.of(width), "/desk/", visit);
    }

    private void hold(int number) {
        List<Boolean> published = reader.writes(
                ARTICLE, IntStream.rangeClosed(1, number).mapToObj(this::text).toList());
        assertFalse(published.contains(true));
    }

    private String text(int number) {
        return mark(number) + ": https://a.example/ https://b.example/ https://c.example/";
    }

    /** What a comment has in it and no other. */
    private String mark(int number) {
        return "No. %d of %s".formatted(number, token);
    }

    private Locator card(Page page, int number) {
        return page.locator(".card", hasText(mark(number)));
    }

    private static void press(Locator card, String words) {
        card.getByText(words, new Locator.GetByTextOptions().setExact(true)).click();
    }

    private static void comeBack(Page page) {
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    /** What waits of this test's comments; others may have left theirs. */
    private List<JsonNode> waiting() {
        return Comments.queue().stream()
                .filter(comment -> comment.path("text").asString().contains(token))
                .toList();
    }

    private List<String> texts() {
        return waiting().stream()
                .map(comment -> comment.path("text").asString())
                .toList();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
