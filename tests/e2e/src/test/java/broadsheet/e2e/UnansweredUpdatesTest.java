package broadsheet.e2e;

import static broadsheet.e2e.LiveDeskPage.PUBLICATION;
import static broadsheet.e2e.LiveDeskPage.at;
import static broadsheet.e2e.LiveDeskPage.lines;
import static broadsheet.e2e.LiveDeskPage.mine;
import static broadsheet.e2e.LiveDeskPage.post;
import static broadsheet.e2e.LiveDeskPage.save;
import static broadsheet.e2e.LiveDeskPage.withdraw;
import static broadsheet.e2e.LiveDeskPage.write;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Updates of a coverage whose answer is lost or late, and editors who correct the same one. */
final class UnansweredUpdatesTest {
    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String coverage = "coverage-" + token;

    @BeforeAll
    static void awaitTheDesk() {
        LiveDeskPage.awaitTheDesk();
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
        LiveDeskPage.open(another, "Another");
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

    private void open() {
        LiveDeskPage.open(coverage, "Coverage " + token);
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

    private static void correct(Page page) {
        lines(page).getByText("Correct").click();
        assertThat(mine(page)).isFocused();
    }
}
