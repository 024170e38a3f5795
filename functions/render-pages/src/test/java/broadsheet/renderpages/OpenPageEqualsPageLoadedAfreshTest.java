package broadsheet.renderpages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import broadsheet.fixtures.SeededSite;
import broadsheet.pages.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any sequence of posts, corrections, pins and withdrawals, with any of the polls missed: a page that was opened at some
 * time and has followed the changes since shows, byte for byte, what the page shows that is loaded now. {@link Reader} is
 * what the page's script does, no more.
 *
 * <p>A failure names its seed; {@code -Dseed=...} runs that one again, and {@code -Dsequences=...} more of them.
 */
@Tag("slow")
final class OpenPageEqualsPageLoadedAfreshTest {
    private static final int SEQUENCES = Integer.getInteger("sequences", 4);
    private static final int CHANGES = 150;
    private static final Slug LAUNCH = new Slug("a-launch");

    private final SeededSite archive = new SeededSite();

    @AfterEach
    void close() {
        archive.close();
    }

    static List<Long> seeds() {
        String given = System.getProperty("seed", "");
        return given.isEmpty() ? new Random().longs(SEQUENCES).boxed().toList() : List.of(Long.valueOf(given));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void openPageEqualsFreshlyLoadedPage(long seed) {
        Random random = new Random(seed);
        archive.publishSite(Events.read("publish-article/200-site"));
        cover(random);
        // One who misses little, one who misses much, one who was offline for so long that the list is too short.
        List<Reader> readers = List.of(new Reader(), new Reader(), new Reader());
        int[] oneIn = {2, 12, 70};
        int caughtUp = 0;
        for (int i = 0; i < CHANGES; i++) {
            change(random);
            for (int reader = 0; reader < readers.size(); reader++) {
                if (random.nextInt(oneIn[reader]) == 0) {
                    readers.get(reader).poll();
                    assertEquals(new Reader().shows(), readers.get(reader).shows(), "seed " + seed + ", change " + i);
                    caughtUp++;
                }
            }
        }
        readers.forEach(Reader::poll);
        readers.forEach(reader -> assertEquals(new Reader().shows(), reader.shows(), "seed " + seed));
        assertTrue(caughtUp > 20, "polls: " + caughtUp);
        assertTrue(readers.getFirst().loads <= 2, "who polls often hardly ever loads the page again");
    }

    private void change(Random random) {
        if (random.nextInt(15) == 0) {
            cover(random);
            return;
        }
        int number = random.nextInt(3) == 0 ? random.nextInt(100) : posted++;
        String id = "01JK0000000000000000%06d".formatted(number);
        if (random.nextInt(6) == 0) {
            archive.coverages().withdrawUpdate("a-launch", id);
            return;
        }
        archive.coverages().post("a-launch", id, """
            ---
            title: Update %d & more
            pinned: %b
            %s
            ---
            Text <b>%d</b>.
            """.formatted(
                        random.nextInt(1000),
                        random.nextInt(8) == 0,
                        random.nextInt(4) == 0 ? "correction: It said something else." : "",
                        random.nextInt(1000)));
    }

    private int posted;

    private void cover(Random random) {
        archive.coverages()
                .cover("a-launch", """
                    ---
                    title: A launch
                    section: science
                    key points: [Point %d]
                    status: %s
                    summary: It ended.
                    ---
                    """.formatted(random.nextInt(9), random.nextInt(5) == 0 ? "closed" : "open"));
    }

    private String load(Address address) {
        return archive.pages().render(address).orElseThrow().page().text();
    }

    /** What the script does with a page that is open. */
    private final class Reader {
        private static final Pattern UPDATE = Pattern.compile(
                "<article class=\"update[^\"]*\" id=\"update-([^\"]+)\" data-place=\"(\\d+)\"("
                        + " data-pinned=\"true\")?.*?</article>",
                Pattern.DOTALL);

        private final Map<String, Shown> updates = new TreeMap<>();
        private String head = "";
        private String status = "";
        private long sequence;
        private int loads;

        private record Shown(int place, boolean pinned, String html) {}

        Reader() {
            loadPage();
        }

        private void loadPage() {
            loads++;
            String page = load(new Address.OfLive(LAUNCH));
            updates.clear();
            UPDATE.matcher(page).results().forEach(this::add);
            head = group(page, "<header class=\"live-head\" id=\"live-head\">(.*?)</header>")
                    .strip();
            status = group(page, "data-status=\"(\\w+)\"");
            sequence = Long.parseLong(group(page, "data-sequence=\"(\\d+)\""));
        }

        private void add(MatchResult update) {
            updates.put(
                    update.group(1),
                    new Shown(Integer.parseInt(update.group(2)), update.group(3) != null, update.group()));
        }

        void poll() {
            String fragment = load(new Address.OfLiveChanges(LAUNCH));
            if (sequence < number(fragment, "oldest")) {
                loadPage();
                return;
            }
            head = String.valueOf(Events.at(fragment, "head"));
            status = String.valueOf(Events.at(fragment, "status"));
            int count = Events.at(fragment, "changes") instanceof List<?> changes ? changes.size() : 0;
            for (int i = count - 1; i >= 0; i--) {
                String change = "changes." + i + ".";
                if (number(fragment, change + "sequence") > sequence) {
                    updates.put(
                            String.valueOf(Events.at(fragment, change + "id")),
                            new Shown(
                                    (int) number(fragment, change + "place"),
                                    Boolean.TRUE.equals(Events.at(fragment, change + "pinned")),
                                    String.valueOf(Events.at(fragment, change + "html"))));
                }
            }
            long first = number(fragment, "first");
            updates.values().removeIf(update -> !update.pinned() && update.place() < first);
            sequence = number(fragment, "sequence");
        }

        /** All that there is to see, in its order: pinned first, then the newest. */
        List<String> shows() {
            List<String> shown = new ArrayList<>(List.of(head, status, String.valueOf(sequence)));
            updates.values().stream()
                    .sorted(Comparator.comparing(Shown::pinned)
                            .thenComparingInt(Shown::place)
                            .reversed())
                    .forEach(update -> shown.add(update.html()));
            return shown;
        }

        private static long number(String json, String path) {
            return Long.parseLong(String.valueOf(Events.at(json, path)));
        }

        private static String group(String page, String pattern) {
            var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
            assertTrue(found.find(), pattern);
            return found.group(1);
        }
    }
}
