package broadsheet.e2e;

import static broadsheet.e2e.LiveDeskPage.at;
import static broadsheet.e2e.LiveDeskPage.lines;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desk lists the updates of a coverage, the newest fifty first. */
@ExtendWith(AtTheDesk.class)
class DeskUpdateListTest {
    private final Newsdesk coverage = Newsdesk.open("science");

    /** Other pages hold only so many that are open. */
    @AfterEach
    void end() {
        coverage.close("science", "It is over.");
    }

    @Test
    void updateBehindTheNewestFiftyIsShownOnRequestAndWithdrawn() {
        coverage.post(52);
        at("/desk/#live/" + coverage.coverage(), page -> {
            assertThat(lines(page)).hasCount(50);
            page.locator("#older-updates").click();
            assertThat(lines(page)).hasCount(52);
            assertThat(page.locator("#older-updates")).isHidden();
            assertThat(lines(page).nth(50)).isFocused();
            Locator first = lines(page).last();
            assertThat(first).containsText("Update number 1 ");
            first.getByText("Withdraw").click();
            first.getByText("Withdraw for good").click();
            assertThat(first).hasText(Pattern.compile("Withdrawn .*"));
            assertThat(lines(page)).hasCount(52);
        });
    }

    @Test
    void updateOfAColleagueLeavesTheButtonThatIsPressedAlone() {
        coverage.post("The first");
        at("/desk/", page -> {
            page.clock().install();
            page.navigate("/desk/#live/" + coverage.coverage());
            page.reload();
            Locator withdraw = lines(page).locator("button").last();
            withdraw.click();
            assertThat(withdraw).hasText("Withdraw for good");
            coverage.colleague().post("The second");
            page.clock().runFor(30_000);
            assertThat(lines(page)).hasCount(2);
            assertThat(lines(page).last()).containsText("The first");
            assertThat(withdraw).hasText("Withdraw for good");
            assertThat(withdraw).isFocused();
        });
    }

    @Test
    void pinnedUpdateKeepsTheFocusAtItsButton() {
        coverage.post("The first");
        at("/desk/#live/" + coverage.coverage(), page -> {
            LiveDeskPage.press(page, "Pin");
            Locator unpin = lines(page).getByText("Unpin", new Locator.GetByTextOptions().setExact(true));
            assertThat(unpin).isFocused();
            assertThat(lines(page)).containsText("pinned");
        });
    }
}
