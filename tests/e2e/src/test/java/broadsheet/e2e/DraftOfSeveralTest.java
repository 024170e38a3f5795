package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A draft that is open at the desk while others save, delete and schedule. */
@ExtendWith(AtTheDesk.class)
class DraftOfSeveralTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM uuuu 'at' HH:mm", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String token = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void textThatAnotherHasSavedIsShownBeforeItIsPublished() {
        String id = draft("One.\n");
        at(id, page -> {
            page.locator("#to-publish").click();
            Locator publish = page.locator("#publish-now");
            assertThat(publish).isEnabled();
            Drafts.save(id, document("One, by them.\n"));
            publish.click();
            assertThat(page.locator("#draft-notice")).containsText("Somebody else has saved this meanwhile");
            assertThat(page.locator("#publish-dialog")).isHidden();
            assertThat(new Manuscript(page).text()).containsText("One, by them.");
            page.locator("#to-publish").click();
            assertThat(publish).isEnabled();
            publish.click();
            assertThat(page.locator("#articles-news")).containsText("It is published.");
        });
    }

    @Test
    void textThatWasSavedByAClosingPageAndDeletedSinceStaysDeleted() {
        String id = draft("One.\n");
        at(id, page -> {
            new Manuscript(page).text().click();
            page.keyboard().press("Control+End");
            page.keyboard().type(" Two.");
            page.navigate("about:blank");
            page.waitForCondition(() -> Drafts.document(id).contains("Two."));
            Drafts.save(id, document("One.\n"));
            page.navigate("/desk/#draft/" + id);
            Manuscript manuscript = new Manuscript(page).awaitSaved();
            assertThat(manuscript.text()).hasText("One.");
            assertThat(page.locator("#draft-notice")).not().containsText("is here again");
        });
        assertEquals(document("One.\n"), Drafts.document(id));
    }

    @Test
    void scheduledDraftIsReadAsTextAndNotChanged() {
        String cited = "---\ntitle: Several " + token
                + "\n"
                + "section: science\n"
                + "sources:\n"
                + "  - publisher: A publisher\n"
                + "    title: A source\n"
                + "    url: https://example.org/\n"
                + "---\n"
                + "One.[^1]\n";
        String id = Drafts.create(cited);
        Drafts.schedule(id, Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS));
        at(id, page -> {
            assertThat(page.locator("#draft-status")).hasText("Scheduled");
            page.locator("#tab-sources").click();
            assertThat(page.locator("#source-list")).containsText("A source");
            assertThat(page.locator("#source-list button")).hasCount(3);
            assertThat(page.locator("#source-list button").first()).isHidden();
            assertThat(page.locator("#add-source")).isHidden();
            new Manuscript(page).text().getByText("1").click();
            assertThat(page.locator("#source-dialog")).isHidden();
            page.locator("#tab-details").click();
            page.locator("#to-source").click();
            assertThat(new Manuscript(page).text()).containsText("title: Several");
            new Manuscript(page).text().click();
            page.keyboard().type("Zero. ");
            assertThat(new Manuscript(page).text()).not().containsText("Zero.");
            new Manuscript(page).awaitSaved();
        });
        assertEquals(cited, Drafts.document(id));
    }

    @Test
    void timeThatAnotherHasPostponedIsShownWhenTheFirstOneComes() {
        String id = draft("One.\n");
        Instant first = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        Instant second = first.plus(Duration.ofDays(7));
        Drafts.schedule(id, first);
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            page.clock().install();
            page.navigate("/desk/#draft/" + id);
            Locator strip = page.locator("#draft-scheduled p");
            assertThat(strip).containsText(TIME.format(first));
            Drafts.schedule(id, second);
            page.clock().fastForward(Duration.ofMinutes(61).toMillis());
            assertThat(strip).containsText(TIME.format(second));
        });
    }

    private String document(String text) {
        return "---\ntitle: Several " + token + "\nsection: science\n---\n" + text;
    }

    private String draft(String text) {
        return Drafts.create(document(text));
    }

    private static void at(String id, Consumer<Page> visit) {
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + id, page -> {
            assertThat(page.locator("#draft-saved")).hasText("Saved");
            visit.accept(page);
        });
    }
}
