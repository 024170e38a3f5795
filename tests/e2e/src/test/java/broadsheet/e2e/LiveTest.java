package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An open page of a live coverage follows what its editors do. */
class LiveTest {
    /** What a reader has before them. */
    private static final String SHOWN = """
        () => [document.getElementById('live-head').innerText,
          ...[...document.querySelectorAll('.turn a, .update')].map(one => (one.href ?? one.id) + ': ' + one.innerText)]
        """;

    /** Remembers what moved without the reader's doing, and when changes were asked for. */
    private static final String WATCHED = """
        globalThis.shifts = [];
        globalThis.polls = [];
        globalThis.open = 0;
        new PerformanceObserver(list => shifts.push(...list.getEntries().filter(entry => !entry.hadRecentInput)
          .map(entry => entry.value + ' ' + entry.sources.map(source => source.node?.outerHTML?.slice(0, 100)))))
          .observe({type: 'layout-shift', buffered: true});
        const ask = fetch;
        globalThis.fetch = (...what) => {
          if (String(what[0]).startsWith('/data/live/')) {
            polls.push(Date.now());
          }
          open++;
          const answer = ask(...what);
          answer.then(whole => whole.clone().text()).catch(() => {}).then(() => open--);
          return answer;
        };
        """;

    private static final String HIDE = """
        () => {
          Object.defineProperty(document, 'hidden', {configurable: true, get: () => true});
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """;

    private static final String SHOW = """
        () => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }
        """;

    private final Newsdesk desk = Newsdesk.open("science");

    @BeforeEach
    void begin() {
        desk.post(30);
        desk.await("Update number 30");
    }

    /** Other pages hold only so many that are open. */
    @AfterEach
    void end() {
        desk.close("science", "It is over.");
    }

    @Test
    void newUpdateAppearsAtTheTopAndIsAnnounced() {
        read(page -> {
            desk.post("Something happened");
            desk.await("Something happened");
            pass(page, 12);
            assertThat(page.locator(".update h2").first()).hasText("Something happened");
            assertThat(page.locator(".new-updates")).isHidden();
            assertThat(page.locator(".news")).hasAttribute("role", "status");
            assertThat(page.locator(".news")).hasText("1 new update: Something happened");
            assertEquals("none", animation(page));
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
            assertEquals("fresh", animation(page));
        });
    }

    @Test
    void newUpdateIsOfferedToScrolledReader() {
        read(page -> {
            double before = readFurtherDown(page);
            desk.post("One thing");
            desk.colleague().post("Another thing", "pinned: true\n");
            desk.await("Another thing");
            desk.await("One thing");
            pass(page, 12);
            Locator more = page.locator(".new-updates");
            assertThat(more).hasText("2 new updates");
            assertThat(page.locator(".news")).hasText("2 new updates: One thing; Another thing");
            assertEquals(30, page.locator(".update").count());
            nothingMoved(page, before);
            more.click();
            assertThat(more).isHidden();
            assertThat(page.locator(".update h2").nth(0)).hasText("Another thing");
            assertThat(page.locator(".update h2").nth(1)).hasText("One thing");
            assertThat(page.locator(".update").first()).isFocused();
            // The next time it is the next ones that are shown first.
            readFurtherDown(page);
            desk.post("A third thing");
            desk.await("A third thing");
            pass(page, 12);
            more.click();
            assertThat(page.locator(".update", new Page.LocatorOptions().setHasText("A third thing")))
                    .isFocused();
        });
    }

    @Test
    void correctionsAndWithdrawalsApplyInPlaceAndMoveNothing() {
        List<String> ids = desk.post(2);
        desk.await(ids.getLast());
        read(page -> {
            double before = readFurtherDown(page);
            desk.correct(
                    ids.getLast(),
                    "It was different",
                    "correction: What we said first was wrong, and that was long.\n");
            desk.colleague().withdraw(ids.getFirst());
            desk.await("It was different");
            desk.await("withdrawn");
            pass(page, 12);
            Locator corrected = page.locator("#update-" + ids.getLast());
            assertThat(corrected.locator("h2")).hasText("It was different");
            assertThat(corrected.locator(".correction")).containsText("What we said first was wrong");
            assertThat(page.locator("#update-" + ids.getFirst() + " .withdrawn"))
                    .isVisible();
            nothingMoved(page, before);
            // What they read is corrected itself, together with one above it.
            String read = inView(page);
            desk.correct(ids.getLast(), "It was as we said", "correction: It was right, after all.\n");
            desk.correct(read.substring("update-".length()), "Read just now", "correction: A word.\n");
            desk.await("It was as we said");
            desk.await("Read just now");
            pass(page, 12);
            assertThat(page.locator("#" + read + " h2")).hasText("Read just now");
            assertEquals(before, top(page, read), 1);
            assertThat(page.locator(".new-updates")).isHidden();
        });
    }

    @Test
    void pageOfflineForTwoMinutesCatchesUpExactly() {
        List<String> ids = desk.post(3);
        read(page -> {
            page.context().setOffline(true);
            String added = desk.post("Added meanwhile");
            desk.colleague().post("Pinned meanwhile", "pinned: true\n");
            desk.correct(ids.get(0), "Corrected meanwhile", "correction: A word.\n");
            desk.withdraw(ids.get(1));
            desk.withdraw(added);
            desk.write(Newsdesk.front("What it is called now", "science", "  - Another point\n") + "---\n");
            desk.awaitAll();
            pass(page, 120);
            assertThat(page.locator("h1")).hasText(desk.title());
            page.context().setOffline(false);
            assertThat(page.locator("h1")).hasText("What it is called now");
            sameAsLoadedAfresh(page);
        });
    }

    @Test
    void pageMissingMoreThanTheListOfChangesCatchesUpExactly() {
        String pinned = desk.post("Pinned at first", "pinned: true\n");
        desk.await("Pinned at first");
        read(page -> read(furtherDown -> {
            readFurtherDown(furtherDown);
            page.context().setOffline(true);
            furtherDown.context().setOffline(true);
            desk.correct(pinned, "Not pinned any more", "");
            desk.post("Pinned meanwhile", "pinned: true\n");
            desk.post(45);
            desk.post("The last one");
            desk.awaitAll();
            pass(page, 120);
            pass(furtherDown, 120);
            page.context().setOffline(false);
            assertThat(page.getByText("The last one").first()).isVisible();
            sameAsLoadedAfresh(page);
            furtherDown.context().setOffline(false);
            furtherDown.locator(".new-updates").click();
            // What they read until then goes when the page asks the next time.
            pass(furtherDown, 12);
            sameAsLoadedAfresh(furtherDown);
        }));
    }

    @Test
    void hiddenTabDoesNotPollAndVisibleOnePollsAtOnce() {
        read(page -> {
            page.evaluate(HIDE);
            int before = polls(page).size();
            pass(page, 120);
            assertEquals(before, polls(page).size());
            desk.post("While nobody looked");
            desk.await("While nobody looked");
            page.evaluate(SHOW);
            assertThat(page.locator(".update h2").first()).hasText("While nobody looked");
            assertEquals(before + 1, polls(page).size());
        });
    }

    /** Twelve seconds, half a one until this test looks, and what the answer took: the clock goes on with the real one. */
    private static final double LONGEST = 15;

    @Test
    void pollingRunsEveryTenSecondsAndBacksOffOnFailure() {
        read(page -> {
            List<Double> pauses = pauses(page, 10);
            assertTrue(pauses.stream().allMatch(pause -> pause >= 8 && pause <= LONGEST), pauses::toString);
            assertTrue(pauses.stream().distinct().count() > 1, pauses::toString);
            page.route("**/data/live/*", route -> route.abort());
            List<Double> longer = pauses(page, 6);
            assertTrue(longer.get(3) > 60, longer::toString);
            assertTrue(longer.stream().allMatch(pause -> pause <= 144.5), longer::toString);
            page.unroute("**/data/live/*");
            List<Double> again = pauses(page, 3);
            assertTrue(again.getLast() <= LONGEST, again::toString);
        });
    }

    /** Seconds between the next questions, in the page's time. */
    private static List<Double> pauses(Page page, int count) {
        int from = polls(page).size();
        while (polls(page).size() <= from + count) {
            pass(page, 0.5);
            page.waitForFunction("() => open === 0");
        }
        List<Double> polls = polls(page);
        return IntStream.range(from, from + count)
                .mapToObj(i -> (polls.get(i + 1) - polls.get(i)) / 1_000)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Double> polls(Page page) {
        return ((List<Number>) page.evaluate("() => polls"))
                .stream().map(Number::doubleValue).toList();
    }

    /** A reader opens the page, whose time a test lets pass. */
    private void read(Consumer<Page> visit) {
        Chromium.visit(Screen.of(1440), page -> {
            page.addInitScript(WATCHED);
            page.clock().install();
            page.navigate(desk.page());
            visit.accept(page);
        });
    }

    /** Lets time pass in the page. */
    private static void pass(Page page, double seconds) {
        page.clock().runFor((long) (seconds * 1_000));
    }

    /** Scrolls to some update in the middle; gives where it is then. */
    private static double readFurtherDown(Page page) {
        page.evaluate("() => document.querySelectorAll('.update')[12].scrollIntoView({behavior: 'instant'})");
        page.evaluate("() => scrollBy({top: -40, behavior: 'instant'})");
        page.evaluate("() => { globalThis.read = document.querySelectorAll('.update')[12].id; shifts.length = 0; }");
        return top(page, inView(page));
    }

    private static String inView(Page page) {
        return (String) page.evaluate("() => read");
    }

    private static double top(Page page, String id) {
        return ((Number) page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", id))
                .doubleValue();
    }

    private static void nothingMoved(Page page, double before) {
        assertEquals(before, top(page, inView(page)), 1);
        assertEquals(List.of(), page.evaluate("() => shifts"));
    }

    private static String animation(Page page) {
        return (String) page.evaluate("() => getComputedStyle(document.querySelector('.fresh')).animationName");
    }

    private void sameAsLoadedAfresh(Page page) {
        page.waitForFunction("() => open === 0");
        Object followed = page.evaluate(SHOWN);
        Chromium.visit(Screen.of(1440), fresh -> {
            fresh.navigate(desk.page());
            Object loaded = fresh.evaluate(SHOWN);
            assertFalse(((List<?>) loaded).size() < 3, loaded::toString);
            assertEquals(loaded, followed);
        });
    }
}
