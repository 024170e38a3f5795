package broadsheet.e2e;

import static broadsheet.e2e.LiveDeskPage.PUBLICATION;
import static broadsheet.e2e.LiveDeskPage.at;
import static broadsheet.e2e.LiveDeskPage.correct;
import static broadsheet.e2e.LiveDeskPage.lines;
import static broadsheet.e2e.LiveDeskPage.post;
import static broadsheet.e2e.LiveDeskPage.save;
import static broadsheet.e2e.LiveDeskPage.text;
import static broadsheet.e2e.LiveDeskPage.withdraw;
import static broadsheet.e2e.LiveDeskPage.write;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Updates of a coverage whose answer is lost or late, and editors who correct the same one. */
@ExtendWith(AtTheDesk.class)
final class UnansweredUpdatesTest {
    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String coverage = "coverage-" + token;

    @Test
    void unsentUpdateSurvivesAClosedTabAndIsPostedOnce() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "Half written", "The rest comes");
            page.reload();
            assertThat(page.locator("#post-title")).hasValue("Half written");
            assertThat(text(page)).hasText("The rest comes");
            postAndLoseTheAnswer(page);
            // The attempt that follows is the same update.
            post(page);
            assertThat(page.locator("#post-title")).hasValue("");
            assertThat(lines(page)).hasCount(1);
        });
    }

    @Test
    void editAfterALostAnswerBecomesACorrection() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "It has began.");
            postAndLoseTheAnswer(page);
            write(page, "A headline", "It has begun.");
            post(page);
            assertThat(page.locator("#live-news")).containsText("posted already");
            assertThat(page.locator("#post-heading")).containsText("Correct “");
            assertThat(text(page)).hasText("It has begun.");
            assertThat(page.locator("#post-title")).isFocused();
            save(page);
            assertThat(page.locator("#post-heading")).hasText("New update");
            assertThat(page.locator("#post-title")).hasValue("");
            assertThat(lines(page)).hasCount(1);
        });
        PUBLICATION.await("/live/" + coverage, answer -> answer.body().contains("It has begun."));
    }

    @Test
    void editAfterALostAnswerKeepsAnotherEditorsCorrection() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "What was known at noon.");
            postAndLoseTheAnswer(page);
            aColleagueCorrects();
            write(page, "Mine", "What I knew.");
            post(page);
            assertThat(text(page)).hasText("What I knew.");
            save(page);
            assertThat(page.locator("#post-theirs pre")).containsText("What the other knew.");
            assertThat(text(page)).hasText("What I knew.");
        });
    }

    @Test
    void withdrawnUnacknowledgedUpdateIsRepostedOnRequest() {
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
    void editWhileAnUpdateIsSentBecomesACorrection() {
        open();
        at("/desk/#live/" + coverage, page -> {
            write(page, "A headline", "It has began.");
            Route sent = postAndHold(page);
            write(page, "A headline", "It has begun.");
            sent.resume();
            assertThat(page.locator("#post-heading")).containsText("Correct “");
            assertThat(text(page)).hasText("It has begun.");
            save(page);
            assertThat(page.locator("#post-heading")).hasText("New update");
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
            assertThat(text(page)).hasText("Half written");
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
            assertThat(text(page)).hasText("What was known at noon.");
            aColleagueCorrects();
            write(page, "Mine", "What I knew.");
            save(page);
            assertThat(page.locator("#post-theirs pre")).containsText("What the other knew.");
            assertThat(text(page)).hasText("What I knew.");
            write(page, "Both", "What the other knew, and I.");
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
            write(other, "Theirs", "What the other knew.");
            save(other);
            assertThat(lines(other)).containsText("Theirs");
        });
    }
}
