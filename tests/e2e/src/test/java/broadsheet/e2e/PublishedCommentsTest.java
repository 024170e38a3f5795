package broadsheet.e2e;

import static broadsheet.e2e.ModeratedComments.ARTICLE;
import static broadsheet.e2e.ModeratedComments.PUBLICATION;
import static broadsheet.e2e.ModeratedComments.comeBack;
import static broadsheet.e2e.ModeratedComments.named;
import static broadsheet.e2e.ModeratedComments.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Moderators find at the desk what has been published, reported or decided, and act on it. */
class PublishedCommentsTest {
    @RegisterExtension
    final ModeratedComments desk = new ModeratedComments();

    @Test
    void publishedCommentIsFoundAndRemoved() {
        desk.reader.writes(ARTICLE, List.of(desk.mark(1), desk.mark(2)));
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(desk.mark(2)));
        desk.at(1440, page -> {
            page.locator("#to-published").click();
            page.locator("#text").fill("no. 1 of " + desk.token);
            page.locator("#author").fill(desk.reader.name());
            page.locator("#article").fill(PUBLICATION.site() + ARTICLE + "#discussion");
            page.getByRole(AriaRole.BUTTON, named("Search")).click();
            assertThat(desk.card(page, 1)).isVisible();
            assertThat(page.locator("#published-cards .card")).hasCount(1);
            press(desk.card(page, 1), "Their record");
            assertThat(desk.card(page, 1).locator(".record")).hasText("Their record: 2 published");
            press(desk.card(page, 1), "Remove");
            assertTrue(PUBLICATION.get(ARTICLE).body().contains(desk.mark(1)));
            press(desk.card(page, 1), "Remove for good");
            assertThat(desk.card(page, 1).locator(".stamp")).containsText("Removed");
            page.getByRole(AriaRole.BUTTON, named("Search")).click();
            assertThat(page.locator("#published-empty")).containsText("Nothing is published that has all of this.");
        });
        PUBLICATION.await(ARTICLE, answer -> !answer.body().contains(desk.mark(1)));
    }

    @Test
    void heldCommentLinksToItsAuthorsPublishedComments() {
        assertTrue(desk.reader.writes(ARTICLE, desk.mark(7)));
        desk.hold(1);
        desk.at(360, page -> {
            desk.card(page, 1).getByText("What they have published").click();
            assertThat(desk.card(page, 7)).isVisible();
            assertThat(page.locator("#author")).hasValue(desk.reader.name());
            press(desk.card(page, 7), "Block author");
            assertThat(desk.card(page, 7).locator(".record")).containsText("Blocked");
            page.locator("#undo").getByText("Undo").click();
            assertThat(desk.card(page, 7).getByText("Block author")).isVisible();
            page.goBack();
            assertThat(desk.card(page, 1)).isVisible();
        });
    }

    @Test
    void reportedCommentIsListedAtOnceAndMayBeKept() {
        assertTrue(desk.reader.writes(ARTICLE, desk.mark(1)));
        assertTrue(desk.reader.writes(ARTICLE, desk.mark(2)));
        report(desk.mark(1), "Not true at all");
        report(desk.mark(2), "An advertisement");
        desk.at(1440, page -> {
            page.locator("#to-reported").click();
            Locator first = desk.card(page, 1);
            assertThat(first.locator(".why")).containsText("Reported by 1 reader");
            assertThat(first.locator(".why")).containsText("“Not true at all”");
            press(first, "Let it stay");
            assertThat(first.locator(".stamp")).containsText("It stays");
            Locator second = desk.card(page, 2);
            press(second, "Remove");
            press(second, "Remove for good");
            assertThat(second.locator(".stamp")).containsText("Removed");
            page.waitForResponse("**/api/reported-comments?*", page::reload);
            assertThat(page.locator("#reported-view")).isVisible();
            assertThat(desk.card(page, 1)).hasCount(0);
            assertThat(desk.card(page, 2)).hasCount(0);
        });
        PUBLICATION.await(
                ARTICLE,
                answer -> answer.body().contains(desk.mark(1)) && !answer.body().contains(desk.mark(2)));
    }

    @Test
    void reportedCommentThatAnotherModeratorDecidedIsShownAsDecided() {
        assertTrue(desk.reader.writes(ARTICLE, desk.mark(1)));
        report(desk.mark(1), "Not true at all");
        desk.at(
                1440,
                first -> Person.moderator().visit(Screen.of(1440), "/desk/", second -> {
                    second.locator("#to-reported").click();
                    assertThat(desk.card(second, 1)).isVisible();
                    first.locator("#to-reported").click();
                    press(desk.card(first, 1), "Let it stay");
                    assertThat(desk.card(first, 1).locator(".stamp")).containsText("It stays");
                    comeBack(second);
                    assertThat(desk.card(second, 1).locator(".stamp")).containsText("Decided by somebody else");
                }));
    }

    @Test
    void rejectedCommentIsFoundAndRestored() {
        desk.hold(1);
        desk.at(360, page -> {
            press(desk.card(page, 1), "Reject");
            assertThat(desk.card(page, 1).locator(".stamp")).containsText("Rejected");
        });
        Person.moderator().visit(Screen.of(1440), "/desk/", page -> {
            page.locator("#to-decided").click();
            page.getByLabel("Show", new Page.GetByLabelOptions().setExact(true)).selectOption("rejected");
            Locator decided = desk.card(page, 1);
            assertThat(decided.locator(".stamp")).containsText("Rejected by " + desk.moderator.name());
            page.locator("#decided-author").fill(desk.reader.name());
            page.locator("#decided-by").fill("nobody of this name");
            page.getByRole(AriaRole.BUTTON, named("Find")).click();
            assertThat(page.locator("#decided-empty")).containsText("is like this");
            page.locator("#decided-by").fill(desk.moderator.name());
            page.locator("#decided-article").fill(PUBLICATION.site() + ARTICLE);
            page.getByRole(AriaRole.BUTTON, named("Find")).click();
            assertThat(page.locator("#decided-cards .card")).hasCount(1);
            page.reload();
            assertThat(page.locator("#decided-author")).hasValue(desk.reader.name());
            press(decided, "Undo");
            assertThat(decided.locator(".stamp")).containsText("it waits again");
        });
        assertEquals(List.of(desk.text(1)), desk.texts());
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
}
