package broadsheet.e2e;

import static broadsheet.e2e.DiscussedArticle.PUBLICATION;
import static broadsheet.e2e.DiscussedArticle.SCREEN;
import static broadsheet.e2e.DiscussedArticle.named;
import static broadsheet.e2e.DiscussedArticle.press;
import static broadsheet.e2e.DiscussedArticle.slowly;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What readers do with their own comments, and with what is kept about them. */
final class OwnCommentsScriptTest {
    private final DiscussedArticle discussed = new DiscussedArticle();
    private final String token = discussed.token;
    private final String article = discussed.article;
    private final String text = "A thought " + token;

    @BeforeAll
    static void awaitTheSite() {
        DiscussedArticle.awaitTheSite();
    }

    @Test
    void onlyAnonymousAuthorSeesChangesAndWithdrawsHeldComment() {
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
    void authorIsShownAnEarlierDecision() {
        Chromium.visit(SCREEN, page -> {
            page.navigate(article);
            Comments.write(page, text);
            page.locator(".waiting").waitFor();
            Comments.approve(text, 1);
            press(page, "Withdraw your waiting comment");
            page.getByText("This comment was published meanwhile").waitFor();
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
    void readerDownloadsAndErasesTheirData() {
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
            page.waitForResponse("**/api/readers/me/comments?*", () -> {
                Person.reader("Other " + token).signIn(page, article);
                page.locator("#discussion").scrollIntoViewIfNeeded();
            });
            assertThat(page.getByRole(AriaRole.BUTTON, named("Report no. 1"))).isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, named("Change no. 1"))).hasCount(0);
        });
    }

    @Test
    void heldChangeIsShownInTheCommentsPlace() {
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
    void accountsHeldCommentIsShownAndWithdrawnOnAnotherDeviceAndToNoOtherAccount() {
        Person author = Person.reader("Author " + token);
        assertFalse(author.writes(article, text + " https://a.example https://b.example https://c.example"));
        author.visit(Screen.of(360), article, page -> {
            page.locator("#discussion").scrollIntoViewIfNeeded();
            assertThat(page.locator(".waiting")).containsText("Waiting for approval");
            Person.reader("Other " + token).signIn(page, article);
            page.waitForResponse(
                    "**/api/readers/me/comments?*",
                    () -> page.locator("#discussion").scrollIntoViewIfNeeded());
            assertThat(page.locator(".waiting")).hasCount(0);
        });
        author.visit(SCREEN, article, page -> {
            page.locator("#discussion").scrollIntoViewIfNeeded();
            press(page, "Withdraw your waiting comment");
            page.getByText("Your comment is withdrawn").waitFor();
        });
        assertFalse(Comments.queue().stream()
                .anyMatch(held -> held.path("text").asString().contains(token)));
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
    void largeReaderExportIsDownloadedInFull() {
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

    private static String text(Download download) {
        try {
            return Files.readString(download.path());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
