package broadsheet.e2e;

import static broadsheet.e2e.ModeratedComments.ARTICLE;
import static broadsheet.e2e.ModeratedComments.PUBLICATION;
import static broadsheet.e2e.ModeratedComments.comeBack;
import static broadsheet.e2e.ModeratedComments.hasText;
import static broadsheet.e2e.ModeratedComments.named;
import static broadsheet.e2e.ModeratedComments.press;
import static broadsheet.e2e.ModeratedComments.withText;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Moderators decide at the desk on what waits. What readers write waits because of its links. */
class HeldCommentsTest {
    @RegisterExtension
    final ModeratedComments desk = new ModeratedComments();

    @Test
    void approvedCommentAppearsOnTheArticle() {
        desk.hold(1);
        desk.at(1440, page -> {
            Locator card = desk.card(page, 1);
            assertThat(card.locator(".where a").first()).hasAttribute("href", ARTICLE);
            assertThat(card.locator(".byline")).containsText(desk.reader.name());
            assertThat(card.locator(".why")).hasText("Has many links");
            assertThat(card.locator(".record")).hasText("Their first comment");
            assertThat(page.locator("#waiting")).hasText("1");
            press(card, "Approve");
            assertThat(card.locator(".stamp")).containsText("Approved");
            assertThat(page.locator("#undo")).containsText("Approved.");
            assertThat(page.locator("#waiting")).hasText("0");
            assertThat(card.getByText("See it")).hasAttribute("href", Pattern.compile(ARTICLE + "/comments/1#.*"));
        });
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(desk.mark(1)));
    }

    @Test
    void rejectedCommentAppearsNowhereAndLeavesTheQueue() {
        desk.hold(1);
        desk.at(1440, page -> {
            press(desk.card(page, 1), "Reject");
            assertThat(desk.card(page, 1).locator(".stamp")).containsText("Rejected");
            page.reload();
            assertThat(page.locator("#queue-empty")).containsText("Nothing waits.");
        });
        assertEquals(List.of(), desk.waiting());
        assertFalse(PUBLICATION.get(ARTICLE).body().contains(desk.mark(1)));
    }

    @Test
    void aDecisionIsUndoneAndMadeAgain() {
        desk.hold(2);
        desk.at(360, page -> {
            press(desk.card(page, 1), "Approve");
            page.locator("#undo").getByText("Undo").click();
            assertThat(desk.card(page, 1).getByText("Approve")).isVisible();
            assertThat(desk.card(page, 1).locator("article")).isFocused();
            assertThat(page.locator("#announcement")).containsText("it waits again");
            press(desk.card(page, 2), "Reject");
            assertThat(page.locator("#undo")).containsText("Rejected.");
            // In the card it can be undone for longer than in the bar.
            press(desk.card(page, 1), "Reject");
            press(desk.card(page, 2), "Undo");
            assertThat(desk.card(page, 2).getByText("Approve")).isVisible();
            press(desk.card(page, 2), "Approve");
            assertThat(desk.card(page, 2).locator(".stamp")).containsText("Approved");
        });
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(desk.mark(2)));
        assertFalse(PUBLICATION.get(ARTICLE).body().contains(desk.mark(1)));
    }

    @Test
    void secondModeratorSeesTheFirstDecision() {
        desk.hold(2);
        desk.at(
                1440,
                first -> Person.moderator().visit(Screen.of(1440), "/desk/", second -> {
                    assertThat(desk.card(second, 1)).isVisible();
                    press(desk.card(first, 1), "Approve");
                    assertThat(desk.card(first, 1).locator(".stamp")).containsText("Approved");
                    press(desk.card(second, 1), "Reject");
                    assertThat(desk.card(second, 1).locator(".stamp"))
                            .containsText("This was approved by " + desk.moderator.name());
                    assertThat(second.locator("#announcement")).containsText("This was approved by");
                    // Without a press, who looks is told within half a minute, or on coming back to the page.
                    press(desk.card(first, 2), "Reject");
                    assertThat(desk.card(first, 2).locator(".stamp")).containsText("Rejected");
                    comeBack(second);
                    assertThat(desk.card(second, 2).locator(".stamp")).containsText("Decided by somebody else");
                    press(desk.card(first, 2), "Undo");
                    assertThat(desk.card(first, 2).getByText("Approve")).isVisible();
                    comeBack(second);
                    assertThat(desk.card(second, 2).getByText("Approve")).isVisible();
                }));
    }

    @Test
    void commentChangedByItsAuthorIsShownAgain() {
        desk.hold(1);
        String id = desk.waiting().getFirst().path("id").asString();
        desk.at(1440, page -> {
            assertThat(desk.card(page, 1)).isVisible();
            desk.reader.visit(
                    Screen.of(1440),
                    ARTICLE,
                    own -> own.evaluate(
                            """
                            ([path, text]) => fetch(path, {method: 'PUT', body: JSON.stringify({text}),
                              headers: {'content-type': 'application/json'}})
                            """, List.of("/api/readers/me/held-comments/" + id, desk.text(1) + " Changed.")));
            press(desk.card(page, 1), "Approve");
            assertThat(desk.card(page, 1).locator(".note")).containsText("Its author has changed it");
            assertThat(desk.card(page, 1).locator(".said")).containsText("Changed.");
            press(desk.card(page, 1), "Approve");
            assertThat(desk.card(page, 1).locator(".stamp")).containsText("Approved");
        });
        PUBLICATION.await(
                ARTICLE,
                answer -> answer.body().contains("Changed.") && answer.body().contains(desk.mark(1)));
    }

    @Test
    void severalAreDecidedAtOnceAndUndoneAtOnce() {
        desk.hold(5);
        desk.at(360, page -> {
            page.getByLabel("Select all").check();
            assertThat(page.locator("#selected")).containsText("5 selected");
            desk.card(page, 3).getByRole(AriaRole.CHECKBOX).uncheck();
            page.locator("#selected").getByText("Approve").click();
            assertThat(page.locator("#undo")).containsText("Approved 4 of 4.");
            page.locator("#undo").getByText("Undo").click();
            assertThat(page.locator("#announcement")).containsText("4 wait again");
            assertThat(page.locator("#waiting")).hasText("5");
        });
        assertEquals(List.of(desk.text(1), desk.text(2), desk.text(3), desk.text(4), desk.text(5)), desk.texts());
    }

    @Test
    void commentsOfBlockedReaderAreHeldUntilUnblocked() {
        assertTrue(desk.reader.writes(ARTICLE, "Before " + desk.token));
        desk.hold(1);
        desk.at(1440, page -> {
            assertThat(desk.card(page, 1).locator(".record")).hasText("Their record: 1 published, 1 waiting");
            press(desk.card(page, 1), "Block author");
            assertThat(desk.card(page, 1).locator(".record")).containsText("blocked");
            assertThat(page.locator("#undo")).containsText("is held from now on");
            assertFalse(desk.reader.writes(ARTICLE, "Blocked " + desk.token));
            page.reload();
            Locator second = page.locator(".card", hasText("Blocked " + desk.token));
            assertThat(second.locator(".why")).hasText("Its author is blocked");
            press(second, "Unblock author");
            assertThat(second.locator(".record")).not().containsText("blocked");
            assertTrue(desk.reader.writes(ARTICLE, "After " + desk.token));
        });
    }

    @Test
    void newCommentsAreOfferedWithoutMovingTheQueue() {
        desk.hold(2);
        desk.at(360, page -> {
            assertThat(desk.card(page, 2)).isVisible();
            page.evaluate("() => scrollTo(0, 200)");
            Object before = page.evaluate("() => document.querySelector('.card').getBoundingClientRect().top");
            Person.reader().writes(ARTICLE, List.of(desk.text(8), desk.text(9)));
            comeBack(page);
            assertThat(page.locator("#announcement")).containsText("2 more waiting");
            assertEquals(before, page.evaluate("() => document.querySelector('.card').getBoundingClientRect().top"));
            assertThat(page.locator(".card")).hasCount(2);
            page.getByRole(AriaRole.BUTTON, named("2 more waiting")).click();
            assertThat(desk.card(page, 8).locator("article")).isFocused();
            assertThat(page.locator(".card")).hasCount(4);
        });
    }

    @Test
    void replyIsReadWithTheCommentThatItAnswers() {
        int parent = Comments.post(ARTICLE, "Ben " + desk.token, desk.mark(1));
        Comments.replyThatWaits(ARTICLE, "Ann " + desk.token, parent, desk.text(2));
        desk.at(1440, page -> {
            Locator card = desk.card(page, 2);
            assertThat(card.locator(".parent")).containsText("In reply to Ben " + desk.token + ", no. " + parent);
            assertThat(card.locator(".parent")).containsText(desk.mark(1));
            assertThat(card.locator(".where a")).hasText(Pattern.compile("The last leap seconds.*"));
        });
    }

    @Test
    void anAddressWithoutAnAccountIsBlockedForTheDay() {
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(ARTICLE);
            Comments.write(page, desk.mark(1));
            page.locator(".waiting").waitFor();
        });
        desk.at(1440, page -> {
            press(desk.card(page, 1), "Block address for today");
            assertThat(desk.card(page, 1).locator(".record")).hasText("Address blocked for today");
            Chromium.visit(Screen.of(1440), other -> {
                other.navigate(ARTICLE);
                Comments.write(other, desk.mark(2));
                assertThat(other.locator(".news")).containsText("Nothing is taken from your address");
            });
            press(desk.card(page, 1), "Unblock address for today");
            assertThat(desk.card(page, 1).getByText("Block address for today")).isVisible();
            Chromium.visit(Screen.of(1440), other -> {
                other.navigate(ARTICLE);
                Comments.write(other, desk.mark(3));
                other.locator(".waiting").waitFor();
            });
        });
    }

    @Test
    void commentsAfterVerificationOfTheNameHaveABadge() {
        assertTrue(desk.reader.writes(ARTICLE, desk.mark(1)));
        desk.hold(2);
        desk.at(1440, page -> {
            assertThat(desk.card(page, 2)).isVisible();
            assertThat(desk.card(page, 2).getByText("Vouch for the name")).isHidden();
        });
        Person.editor().visit(Screen.of(1440), "/desk/#queue", page -> {
            press(desk.card(page, 2), "Vouch for the name");
            assertThat(desk.card(page, 2).locator(".record")).containsText("verified as " + desk.reader.name());
        });
        assertTrue(desk.reader.writes(ARTICLE, desk.mark(3)));
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(desk.mark(3)));
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(ARTICLE);
            Locator comments = page.locator(".comment");
            assertThat(comments.filter(withText(desk.mark(1))).locator(".badge"))
                    .hasText("Signed in");
            assertThat(comments.filter(withText(desk.mark(3))).locator(".badge"))
                    .hasText("Verified");
        });
    }
}
