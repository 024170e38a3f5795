package broadsheet.e2e;

import static broadsheet.e2e.DiscussedArticle.PUBLICATION;
import static broadsheet.e2e.DiscussedArticle.SCREEN;
import static broadsheet.e2e.DiscussedArticle.press;
import static broadsheet.e2e.DiscussedArticle.slowly;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the script adds to the discussion. */
class DiscussionScriptTest {
    private final DiscussedArticle discussed = new DiscussedArticle();
    private final String token = discussed.token;
    private final String slug = discussed.slug;
    private final String article = discussed.article;
    private final String text = "A thought " + token;

    @BeforeAll
    static void awaitTheSite() {
        DiscussedArticle.awaitTheSite();
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
    void unfinishedCommentIsKeptThroughSignInAfterSessionExpired() {
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
    void offlineCommentIsKeptAndNothingCanBeAddedWhileItIsSent() {
        Chromium.visit(SCREEN, page -> {
            slowly(page, () -> page.navigate(article));
            page.route("**/api/**", Route::abort);
            page.clock().install();
            Comments.write(page, text);
            page.getByText("trying again").waitFor();
            page.locator("#text_").evaluate("field => field.focus()");
            page.keyboard().type("These words would be lost.");
            page.clock().fastForward(30_000);
            page.clock().fastForward(30_000);
            page.clock().fastForward(30_000);
            page.getByText("What you wrote is kept").waitFor();
            assertEquals(text, page.locator("#text_").inputValue());
            page.locator("#text_").fill(text + " More.");
            page.unroute("**/api/**");
            page.reload();
            assertEquals(text + " More.", page.locator("#text_").inputValue());
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
    void hiddenPageSendsNoRequests() {
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
            // A browser asks for the icon when it likes.
            page.onRequest(request -> {
                if (request.resourceType().equals("fetch")) {
                    calls.add(request.url());
                }
            });
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
    void threeReportsHoldAComment() {
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
    void commentIsShownAsTextEverywhere() {
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
    void refusalIsShownAtItsFieldAndTextKept() {
        Chromium.visit(SCREEN, page -> {
            page.navigate(article);
            Comments.write(page, "Please buy followers " + token);
            page.getByText("There is an error in what was sent.").waitFor();
            assertEquals("Please buy followers " + token, page.locator("#text_").inputValue());
            assertTrue(String.valueOf(page.evaluate("document.querySelector('#text_').validationMessage"))
                    .contains("buy followers"));
        });
    }

    private int count(String body) {
        return body.split(token, -1).length - 1;
    }
}
