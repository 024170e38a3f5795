package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the script adds to the discussion. */
class DiscussionScriptTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final Screen SCREEN = Screen.of(1440);

    private final String token = UUID.randomUUID().toString();
    private final String text = "A thought " + token;
    private final String slug = "acceptance-discussion-" + UUID.randomUUID();
    private final String article = "/articles/" + slug;

    @BeforeAll
    static void awaitTheSite() {
        PUBLICATION.await("/", answer -> answer.statusCode() == 200);
    }

    @BeforeEach
    void publish() {
        PUBLICATION.publish(slug, "---\ntitle: Discussed\nsection: science\ndate: 2014-01-05\n---\nTalk about it.\n");
        PUBLICATION.await(article, answer -> answer.statusCode() == 200);
    }

    @Test
    void anAnonymousAuthorSeesChangesAndWithdrawsWhatWaitsAndNobodyElseSeesIt() {
        Chromium.visit(Screen.of(360), page -> {
            page.navigate(article);
            Comments.write(page, text);
            Locator waiting = page.locator(".waiting");
            waiting.waitFor();
            press(page, "Change your waiting comment");
            waiting.getByLabel("Your comment").fill(text + " and another");
            press(page, "Save");
            page.getByText("Your comment is changed").waitFor();
            page.reload();
            waiting.waitFor();
            assertTrue(waiting.innerText().contains(text + " and another"), waiting::innerText);
            assertTrue(waiting.innerText().contains("Waiting for approval"));
            Chromium.visit(Screen.of(360), other -> {
                other.navigate(article);
                assertFalse(other.content().contains(token));
            });
            press(page, "Withdraw your waiting comment");
            page.getByText("Your comment is withdrawn").waitFor();
            page.reload();
            assertFalse(page.content().contains(token));
        });
        String queue = Comments.api("GET", "/api/held-comments?limit=100", "").body();
        assertFalse(queue.contains(token), queue);
    }

    @Test
    void aModeratorWhoWasQuickerIsSaidToTheAuthor() {
        Chromium.visit(SCREEN, page -> {
            page.navigate(article);
            Comments.write(page, text);
            page.locator(".waiting").waitFor();
            Comments.approve(text, 1);
            press(page, "Withdraw your waiting comment");
            page.getByText("This comment was published at").waitFor();
        });
    }

    @Test
    void aSignedInReadersOwnCommentIsTheirsToRemove() {
        Chromium.visit(SCREEN, page -> {
            slowly(page, () -> Person.reader("Ada " + token).signIn(page, article));
            Comments.write(page, text);
            page.locator("#comment-1").waitFor();
            assertEquals("Discussion (1)", page.locator("#discussion_").textContent());
            press(page, "Remove no. 1");
            page.getByText("Your comment is removed").waitFor();
        });
        PUBLICATION.await(article, answer -> !answer.body().contains(token));
        PUBLICATION.await(
                "/data" + article + ".json", answer -> answer.body().contains("\"comments\":{\"count\":0,\"last\":1}"));
    }

    @Test
    void sessionThatHasEndedIsRenewedAndTheCommentPosted() {
        Chromium.visit(SCREEN, page -> {
            slowly(page, () -> Person.reader("Late " + token).signIn(page, article));
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("__Host-session"));
            Comments.write(page, text);
            page.locator("#comment-1").waitFor();
            assertEquals(
                    "Your comment is published.", page.locator(".news span").textContent());
        });
    }

    @Test
    void sessionThatCannotBeRenewedLeadsToSignInAndBackToTheHalfWrittenComment() {
        Chromium.visit(SCREEN, page -> {
            slowly(page, () -> Person.reader("Late " + token).signIn(page, article));
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("__Host-session"));
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("__Host-refresh"));
            Comments.write(page, text);
            page.locator("#other").waitFor();
            Person.reader("Late " + token).signIn(page);
            assertEquals(text, page.locator("#text_").inputValue());
            page.locator(".comment-form [type=submit]").click();
            page.locator("#comment-1").waitFor();
            assertEquals("", page.locator("#text_").inputValue());
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionThatIsCutLeavesOneComment(boolean afterTheWrite) {
        Chromium.visit(SCREEN, page -> {
            slowly(page, () -> Person.reader("Cut off").signIn(page, article));
            List<String> keys = new ArrayList<>();
            page.route("**/api" + article + "/comments", route -> {
                keys.add(route.request().headerValue("idempotency-key"));
                if (keys.size() > 1) {
                    route.resume();
                } else {
                    if (afterTheWrite) {
                        assertEquals(201, route.fetch().status());
                    }
                    route.abort("connectionreset");
                }
            });
            Comments.write(page, text);
            page.locator("#comment-1").waitFor();
            assertEquals(2, keys.size());
            assertEquals(keys.getFirst(), keys.getLast());
        });
        PUBLICATION.await(article, answer -> answer.body().contains(token));
        assertEquals(1, count(PUBLICATION.get("/api" + article + "/comments").body()));
    }

    @Test
    void withoutAConnectionWhatIsWrittenIsKept() {
        Chromium.visit(SCREEN, page -> {
            slowly(page, () -> page.navigate(article));
            page.route("**/api/**", Route::abort);
            page.clock().install();
            Comments.write(page, text);
            page.getByText("trying again").waitFor();
            page.clock().fastForward(30_000);
            page.clock().fastForward(30_000);
            page.clock().fastForward(30_000);
            page.getByText("What you wrote is kept").waitFor();
            page.unroute("**/api/**");
            page.reload();
            assertEquals(text, page.locator("#text_").inputValue());
        });
    }

    @Test
    void commentsOfOthersAreCountedAndShownWhenTheReaderWantsThem() {
        Comments.post(article, "First " + token, "The first");
        PUBLICATION.await(article, answer -> answer.body().contains("The first"));
        Chromium.visit(SCREEN, page -> {
            page.clock().install();
            List<String> calls = new ArrayList<>();
            page.onRequest(request -> calls.add(request.url()));
            page.navigate(article);
            for (int i = 2; i <= 4; i++) {
                Comments.post(article, "Other " + i + " " + token, "Number " + i);
            }
            PUBLICATION.await(
                    "/data" + article + ".json", answer -> answer.body().contains("\"last\":4"));
            page.clock().fastForward(20_000);
            page.getByText("3 new").waitFor();
            assertEquals(1, page.locator(".comment").count());
            assertTrue(
                    calls.stream().noneMatch(url -> url.contains("/api/") && !url.endsWith("/views")), calls::toString);
            press(page, "Show 3 new comments");
            page.locator("#comment-4").waitFor();
            assertEquals(
                    List.of("comment-1", "comment-2", "comment-3", "comment-4"),
                    page.locator(".comment").all().stream()
                            .map(comment -> comment.getAttribute("id"))
                            .toList());
            assertFalse(page.getByText("3 new").isVisible());
        });
    }

    @Test
    void aPageThatNobodySeesAsksForNothing() {
        Chromium.visit(SCREEN, page -> {
            page.clock().install();
            page.navigate(article);
            page.evaluate("""
                () => {
                  Object.defineProperty(document, 'hidden', {configurable: true, get: () => true});
                  document.dispatchEvent(new Event('visibilitychange'));
                }
                """);
            List<String> calls = new ArrayList<>();
            page.onRequest(request -> calls.add(request.url()));
            for (int i = 0; i < 10; i++) {
                page.clock().fastForward(60_000);
            }
            assertEquals(List.of(), calls);
            page.waitForRequest("**/data" + article + ".json", () -> page.evaluate("""
                () => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }
                """));
        });
    }

    @Test
    void threeReadersWhoReportACommentHoldIt() {
        Comments.post(article, "Reported " + token, text);
        PUBLICATION.await(article, answer -> answer.body().contains(token));
        for (int i = 1; i <= 3; i++) {
            String reader = "Reporter " + i + " " + token;
            Chromium.visit(SCREEN, page -> {
                Person.reader(reader).signIn(page, article);
                press(page, "Report no. 1");
                page.getByLabel("What is wrong with it?").fill("It is no thought.");
                page.getByRole(AriaRole.DIALOG)
                        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Report"))
                        .click();
                page.getByText("A moderator will read it").waitFor();
            });
        }
        PUBLICATION.await(article, answer -> answer.body().contains("A moderator reads this comment again"));
        assertFalse(PUBLICATION.get(article).body().contains(token));
    }

    @Test
    void aReplyIsWrittenWithTheKeyboardAloneAndLinksBack() {
        Comments.post(article, "Asked " + token, "A question");
        PUBLICATION.await(article, answer -> answer.body().contains("A question"));
        Chromium.visit(SCREEN, page -> {
            slowly(page, () -> Person.reader("Answers " + token).signIn(page, article));
            page.getByLabel("Reply to no. 1").focus();
            page.keyboard().press("Enter");
            assertEquals("text_", page.evaluate("document.activeElement.id"));
            page.keyboard().type(text);
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.locator("#comment-2").waitFor();
            assertEquals("comment-2", page.evaluate("document.activeElement.id"));
            assertEquals(
                    article + "/comments/1#comment-1",
                    page.locator("#comment-2").getByText("in reply to no. 1").getAttribute("href"));
        });
    }

    @Test
    void aReaderTakesAlongWhatIsKeptAboutThemAndErasesIt() {
        Chromium.visit(SCREEN, page -> {
            slowly(page, () -> Person.reader("Leaves us " + token).signIn(page, article));
            Comments.write(page, text);
            page.locator("#comment-1").waitFor();
            PUBLICATION.await(article, answer -> answer.body().contains(token));
            page.getByText("What is kept about you").click();
            Download download =
                    page.waitForDownload(() -> page.getByText("Download it").click());
            assertEquals("about-me.json", download.suggestedFilename());
            assertTrue(text(download).contains(text), () -> text(download));
            press(page, "Erase it all");
            press(page, "Press again to erase all that you wrote on this site");
            page.getByText("All that you wrote here is erased").waitFor();
        });
        PUBLICATION.await(article, answer -> !answer.body().contains(token));
        assertFalse(PUBLICATION.get("/api" + article + "/comments").body().contains(token));
    }

    @Test
    void aReadersOwnCommentIsTheirsOnAnotherDeviceAndIsChangedThere() {
        Person author = Person.reader("Author " + token);
        assertTrue(author.writes(article, text));
        PUBLICATION.await(article, answer -> answer.body().contains(token));
        author.visit(Screen.of(360), article, page -> {
            assertThat(page.getByRole(AriaRole.BUTTON, named("Report no. 1"))).isVisible();
            page.locator("#discussion").scrollIntoViewIfNeeded();
            assertThat(page.getByRole(AriaRole.BUTTON, named("Remove no. 1"))).isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, named("Report no. 1"))).hasCount(0);
            press(page, "Change no. 1");
            page.locator("#comment-1").getByLabel("Your comment").fill("A better thought " + token);
            press(page, "Save");
            page.getByText("Your comment is changed.").waitFor();
            assertThat(page.locator("#comment-1")).containsText("A better thought " + token);
            assertThat(page.locator("#comment-1 .comment-head")).containsText("edited");
        });
        String changed = PUBLICATION
                .await(article, answer -> answer.body().contains("A better thought " + token))
                .body();
        assertTrue(Jsoup.parse(changed)
                .expectFirst("#comment-1 .comment-head")
                .text()
                .contains("edited"));
        Chromium.visit(SCREEN, page -> {
            Person.reader("Other " + token).signIn(page, article);
            page.waitForResponse(
                    "**/api/readers/me/comments?*",
                    () -> page.locator("#discussion").scrollIntoViewIfNeeded());
            assertThat(page.getByRole(AriaRole.BUTTON, named("Report no. 1"))).isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, named("Change no. 1"))).hasCount(0);
        });
    }

    @Test
    void aChangeThatTheRulesHoldWaitsInTheCommentsPlace() {
        Person author = Person.reader("Author " + token);
        assertTrue(author.writes(article, text));
        PUBLICATION.await(article, answer -> answer.body().contains(token));
        author.visit(SCREEN, article, page -> {
            page.locator("#discussion").scrollIntoViewIfNeeded();
            press(page, "Change no. 1");
            page.locator("#comment-1")
                    .getByLabel("Your comment")
                    .fill(text + " https://a.example https://b.example https://c.example");
            press(page, "Save");
            assertThat(page.locator(".waiting")).containsText("Waiting for approval");
            assertThat(page.locator("#comment-1")).hasCount(0);
        });
        PUBLICATION.await(article, answer -> !answer.body().contains(token));
        assertTrue(Comments.queue().stream()
                .anyMatch(held -> held.path("text").asString().startsWith(text + " https://a.example")));
    }

    @Test
    void aCommentIsNoLongerChangedOnceOthersHaveReadIt() {
        Person author = Person.reader("Author " + token);
        assertTrue(author.writes(article, text));
        PUBLICATION.await(article, answer -> answer.body().contains(token));
        Chromium.visit(SCREEN, page -> {
            page.clock().install();
            author.signIn(page, article);
            page.clock().fastForward(700_000);
            page.reload();
            page.locator("#discussion").scrollIntoViewIfNeeded();
            assertThat(page.getByRole(AriaRole.BUTTON, named("Remove no. 1"))).isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, named("Change no. 1"))).hasCount(0);
        });
    }

    @Test
    void whatIsKeptAboutAReaderIsDownloadedInWhole() {
        Chromium.visit(SCREEN, page -> {
            slowly(page, () -> Person.reader("Kept " + token).signIn(page, article));
            Comments.write(page, text);
            page.locator("#comment-1").waitFor();
            // As if the reader had written more than one page of the API holds.
            page.route(
                    "**/api/readers/me",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody("{\"comments\": [{\"text\": \"The newest\"}], \"next\": \"a+b\"}")));
            page.route(
                    "**/api/readers/me?cursor=a%2Bb",
                    route -> route.resume(new Route.ResumeOptions()
                            .setUrl(PUBLICATION
                                    .site()
                                    .resolve("/api/readers/me")
                                    .toString())));
            page.getByText("What is kept about you").click();
            String all = text(
                    page.waitForDownload(() -> page.getByText("Download it").click()));
            assertTrue(all.contains("The newest") && all.contains(text), all);
            assertFalse(all.contains("\"next\""), all);
        });
    }

    @Test
    void whatACommentSaysIsTextWhereverItIsShown() {
        String hostile = "<img src=x onerror=\"globalThis.hurt=1\"><script>globalThis.hurt=1</script>"
                + " javascript:globalThis.hurt=1 https://example.org/\"onmouseover=globalThis.hurt=1 " + token;
        Chromium.visit(SCREEN, page -> {
            slowly(
                    page,
                    () -> Person.reader("<svg onload=globalThis.hurt=1>" + token)
                            .signIn(page, article));
            Comments.write(page, hostile);
            for (int visits = 0; visits < 2; visits++) {
                page.locator("#comment-1").waitFor();
                assertEquals(
                        List.of(),
                        page.locator("#comment-1").locator("img, script, svg").all());
                assertEquals("undefined", page.evaluate("typeof globalThis.hurt"));
                PUBLICATION.await(article, answer -> answer.body().contains(token));
                page.reload();
            }
        });
    }

    @Test
    void aClosedDiscussionTakesNothing() {
        PUBLICATION.publish(
                slug,
                "---\ntitle: Discussed\nsection: science\ndate: 2014-01-05\ndiscussion: closed\n---\nNo more of it.\n");
        PUBLICATION.await(article, answer -> answer.body().contains("No more of it"));
        Chromium.visit(SCREEN, page -> {
            page.navigate(article);
            assertTrue(page.getByText("This discussion is closed.").isVisible());
            assertEquals(0, page.locator(".comment-form").count());
        });
        assertEquals(
                409,
                Comments.api("POST", "/api" + article + "/comments", "{\"text\": \"Late\"}")
                        .statusCode());
    }

    @Test
    void whatIsRefusedIsSaidAtItsFieldAndNothingIsLost() {
        Chromium.visit(SCREEN, page -> {
            page.navigate(article);
            Comments.write(page, "Please buy followers " + token);
            page.getByText("There is a fault in what was sent.").waitFor();
            assertEquals("Please buy followers " + token, page.locator("#text_").inputValue());
            assertTrue(String.valueOf(page.evaluate("document.querySelector('#text_').validationMessage"))
                    .contains("buy followers"));
        });
    }

    private static String text(Download download) {
        try {
            return Files.readString(download.path());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Nobody writes a comment within a second of seeing the page; whoever does is held. */
    private static void slowly(Page page, Runnable visit) {
        page.clock().install();
        visit.run();
        page.clock().fastForward(10_000);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private int count(String body) {
        return body.split(token, -1).length - 1;
    }
}
