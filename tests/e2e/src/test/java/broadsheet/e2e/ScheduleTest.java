package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Editors publish drafts and take articles down at set times, and see in the calendar what comes. The site's zone is UTC. */
@ExtendWith(AtTheDesk.class)
class ScheduleTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm", Locale.ENGLISH);

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String title = "A bell that rings at night " + token;
    private final String slug = "a-bell-that-rings-at-night-" + token;
    private final String document = "---\ntitle: " + title + "\nsection: science\n---\nIt rings twice.\n";

    @Test
    void timeThatHappensTwiceIsChosenSeenInTheCalendarAndCancelled() {
        LocalDateTime twice = whenClocksGoBack().getDateTimeAfter().plusMinutes(30);
        Instant second = twice.toInstant(whenClocksGoBack().getOffsetAfter());
        String id = Drafts.create(document);
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + id, page -> {
            schedule(page, twice, BERLIN);
            Locator choices = page.locator("#publish-time .time-choice button");
            assertThat(choices).hasText(new String[] {
                twice.toLocalTime() + ", the first time (UTC+02:00)",
                twice.toLocalTime() + ", the second time (UTC+01:00)"
            });
            assertThat(choices.first()).isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("#draft-scheduled p"))
                    .containsText("Goes out on " + DAY.format(twice) + " in Berlin, set by Editor");
            assertThat(page.locator("#draft-status")).hasText("Scheduled");
            assertThat(page.locator("#draft-title")).not().isEditable();
            page.navigate("/desk/#calendar/" + twice.toString().substring(0, 7));
            Locator entry = entry(page);
            assertThat(entry.locator("time")).hasText(clock(second));
            assertThat(day(page, second)).containsText(title);
            entry.locator("a").click();
            assertThat(page.locator("#draft-status")).hasText("Scheduled");
            cancel(page);
            page.navigate("/desk/#calendar/" + twice.toString().substring(0, 7));
            assertThat(page.locator("#calendar-title")).containsText(String.valueOf(twice.getYear()));
            assertThat(page.locator("#calendar-days")).not().hasAttribute("aria-busy", "true");
            assertThat(entry(page)).hasCount(0);
        });
        assertEquals("ready", Drafts.read(id).path("status").asString());
    }

    @Test
    void timeThatDoesNotExistIsReplacedByOneOfTwo() {
        LocalDateTime never = Stream.iterate(next(Instant.now()), change -> next(change.getInstant()))
                .filter(ZoneOffsetTransition::isGap)
                .findFirst()
                .orElseThrow()
                .getDateTimeBefore()
                .plusMinutes(30);
        String id = Drafts.create(document);
        Person.editor().visit(Screen.of(390), "/desk/#draft/" + id, page -> {
            schedule(page, never, BERLIN);
            page.locator("#publish-time .time-choice button").first().click();
            assertThat(page.locator("#draft-scheduled p")).containsText(DAY.format(never.plusHours(1)) + " in Berlin");
            page.locator("#change-schedule").click();
            page.locator("#publish-time [name=time]").fill("09:15");
            page.locator("#publish-now").click();
            assertThat(page.locator("#draft-scheduled p"))
                    .containsText(DAY.format(never.toLocalDate().atTime(9, 15)) + " in Berlin");
            cancel(page);
        });
    }

    @Test
    void takenAddressAndErrorsAreRefusedWhenTheDraftIsScheduled() {
        PUBLICATION.publish(slug, document);
        String id = Drafts.create("---\ntitle: Another\nslug: " + slug + "\nsection: nowhere\n---\nText.\n");
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + id, page -> {
            schedule(page, LocalDateTime.now(ZoneOffset.UTC).plusDays(3), ZoneOffset.UTC);
            assertThat(page.locator("#publish-errors li")).hasCount(1);
            assertThat(page.locator("#publish-errors")).containsText("nowhere");
            page.locator("#publish-errors").getByText("Section").click();
            page.locator("#field-section").selectOption("science");
            new Manuscript(page).awaitSaved();
            schedule(page, LocalDateTime.now(ZoneOffset.UTC).plusDays(3), ZoneOffset.UTC);
            assertThat(page.locator("#publish-errors")).containsText(slug + " has had an article");
        });
        assertEquals("draft", Drafts.read(id).path("status").asString());
    }

    @Test
    void draftIsPublishedAtItsTimeInAnOpenEditor() {
        String id = Drafts.create(document);
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + id, page -> {
            assertThat(page.locator("#draft-title")).hasValue(title);
            Instant soon = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.SECONDS);
            Drafts.schedule(id, soon);
            page.reload();
            assertThat(page.locator("#draft-scheduled p")).containsText("in UTC");
            assertThat(page.locator("#articles-news"))
                    .containsText("It is published.", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(page.locator("#articles-news a")).hasAttribute("href", "/articles/" + slug);
            page.navigate("/desk/#calendar");
            assertThat(entry(page)).hasAttribute("data-state", "done");
            assertThat(entry(page).locator("a")).hasAttribute("href", "/articles/" + slug);
        });
        PUBLICATION.await("/articles/" + slug, answer -> answer.statusCode() == 200);
    }

    @Test
    void scheduleThatIsCancelledAtTheLastMomentPublishesNothing() {
        String id = Drafts.create(document);
        String other = Drafts.create(document.replace(title, title + " later"));
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + id, page -> {
            assertThat(page.locator("#draft-title")).hasValue(title);
            Instant soon = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.SECONDS);
            Drafts.schedule(id, soon);
            Drafts.schedule(other, soon.plusSeconds(1));
            page.reload();
            assertThat(page.locator("#draft-scheduled p")).containsText("in UTC");
            cancel(page);
        });
        PUBLICATION.await("/articles/" + slug + "-later", answer -> answer.statusCode() == 200);
        assertEquals(404, PUBLICATION.get("/api/articles/" + slug).statusCode());
        assertEquals("ready", Drafts.read(id).path("status").asString());
    }

    @Test
    void articleIsTakenDownAtATimeFromTheListOrAtOnce() {
        PUBLICATION.publish(slug, document);
        PUBLICATION.await("/articles/" + slug, answer -> answer.statusCode() == 200);
        LocalDateTime then =
                LocalDateTime.now(ZoneOffset.UTC).plusDays(40).withHour(18).withMinute(0);
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            ask(page);
            page.locator("#takedown [value=later]").check();
            fill(page.locator("#takedown"), then, ZoneOffset.UTC);
            page.locator("#takedown-do").click();
            assertThat(page.locator("#articles-news")).containsText("will be taken down on " + DAY.format(then));
            assertThat(row(page).locator(".row-when"))
                    .hasText("until "
                            + DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH)
                                    .format(then));
            page.navigate("/desk/#calendar/" + then.toString().substring(0, 7));
            assertThat(entry(page)).containsText("comes down");
            entry(page).locator("button").click();
            assertThat(page.locator(".takedown-set")).containsText("set by Editor");
            page.locator("#takedown-keep").click();
            assertThat(entry(page)).hasCount(0);
            page.navigate("/desk/#articles");
            assertThat(row(page)).not().containsText("until ");
            ask(page);
            assertThat(page.locator("#takedown-do")).hasText("Take it down now");
            page.locator("#takedown-do").click();
            assertThat(page.locator("#articles-news")).containsText("is taken down");
            assertThat(row(page)).hasCount(0);
        });
        PUBLICATION.await("/articles/" + slug, answer -> answer.statusCode() == 410);
    }

    @Test
    void calendarAndTheFieldsOfATimeAreAccessible() {
        String id = Drafts.create(document);
        Drafts.schedule(id, Instant.now().plus(Duration.ofHours(30)).truncatedTo(ChronoUnit.SECONDS));
        Person.editor().visit(Screen.of(1440), "/desk/#calendar", page -> {
            assertThat(page.locator("#calendar-days [aria-current=date]")).hasCount(1);
            assertThat(entry(page)).hasCount(1);
            Axe.check(page, "the calendar");
            page.navigate("/desk/#draft/" + id);
            assertThat(page.locator("#draft-scheduled p")).containsText("Goes out on");
            page.locator("#change-schedule").click();
            Axe.check(page, "the time of a draft");
        });
    }

    @Test
    void calendarIsWalkedByKeys() {
        String id = Drafts.create(document);
        Instant at = Instant.now().plus(Duration.ofDays(300)).truncatedTo(ChronoUnit.SECONDS);
        Drafts.schedule(id, at);
        Person.editor()
                .visit(Screen.of(1440), "/desk/#calendar/" + at.toString().substring(0, 7), page -> {
                    assertThat(entry(page)).hasCount(1);
                    String month = page.locator("#calendar-title").textContent();
                    page.keyboard().press("]");
                    assertThat(page.locator("#calendar-title")).not().hasText(month);
                    page.keyboard().press("[");
                    assertThat(page.locator("#calendar-title")).hasText(month);
                    assertThat(entry(page)).hasCount(1);
                    for (int i = 0;
                            i < 50
                                    && !entry(page)
                                            .locator("a")
                                            .evaluate("link => link === document.activeElement")
                                            .equals(true);
                            i++) {
                        page.keyboard().press("j");
                    }
                    page.keyboard().press("Enter");
                    assertThat(page.locator("#draft-title")).hasValue(title);
                });
    }

    @Test
    void documentOfAFolderThatIsDatedAheadWaitsInTheCalendar(@TempDir Path folder) throws IOException {
        Instant at = Instant.now().plus(Duration.ofDays(200)).truncatedTo(ChronoUnit.DAYS);
        Files.writeString(folder.resolve(slug + ".md"), document.replace("---\nIt", "date: " + at + "\n---\nIt"));
        for (int run = 1; run <= 2; run++) {
            String report = PUBLICATION.importFolder(folder, 0);
            assertTrue(report.contains("scheduled for " + at + ": " + slug + ".md"), report);
        }
        String month = at.toString().substring(0, 7);
        Person.editor().visit(Screen.of(1440), "/desk/#calendar/" + month, page -> {
            assertThat(entry(page)).hasCount(1);
            entry(page).locator("a").click();
            assertThat(page.locator("#draft-title")).hasValue(title);
            assertThat(page.locator("#field-slug")).hasValue(slug);
        });
    }

    private static ZoneOffsetTransition whenClocksGoBack() {
        return Stream.iterate(next(Instant.now()), change -> next(change.getInstant()))
                .filter(ZoneOffsetTransition::isOverlap)
                .findFirst()
                .orElseThrow();
    }

    private static ZoneOffsetTransition next(Instant after) {
        return BERLIN.getRules().nextTransition(after);
    }

    private static void schedule(Page page, LocalDateTime time, ZoneId zone) {
        page.locator("#to-publish").click();
        page.locator("#publish-when [value=later]").check();
        fill(page.locator("#publish-time"), time, zone);
        assertThat(page.locator("#publish-now")).hasText("Schedule");
        page.locator("#publish-now").click();
    }

    private static void fill(Locator place, LocalDateTime time, ZoneId zone) {
        place.locator("[name=date]").fill(time.toLocalDate().toString());
        place.locator("[name=time]").fill(DateTimeFormatter.ofPattern("HH:mm").format(time));
        place.locator("[name=zone]").selectOption(zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }

    private static void cancel(Page page) {
        page.locator("#cancel-schedule").click();
        page.locator("#cancel-schedule").click();
        assertThat(page.locator("#draft-status")).hasText("Ready");
        assertThat(page.locator("#draft-scheduled")).isHidden();
        assertThat(page.locator("#draft-title")).isEditable();
    }

    private void ask(Page page) {
        row(page).getByText("Take down").click();
        assertThat(page.locator(".takedown-title")).hasText(title);
    }

    private Locator row(Page page) {
        return page.locator(".row").filter(new Locator.FilterOptions().setHasText(title));
    }

    private Locator entry(Page page) {
        return page.locator(".day-entry")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(title + "(?! later)")));
    }

    private static Locator day(Page page, Instant at) {
        String name = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH).format(at.atZone(ZoneOffset.UTC));
        return page.locator(".day").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(ZoneOffset.UTC));
    }
}
