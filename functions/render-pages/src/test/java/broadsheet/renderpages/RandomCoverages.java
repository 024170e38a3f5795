package broadsheet.renderpages;

import static broadsheet.renderpages.RandomDocuments.SECTIONS;
import static broadsheet.renderpages.RandomDocuments.pick;

import broadsheet.fixtures.SeededSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Changes of live coverages. */
final class RandomCoverages {
    /** A guest, one whom the site knows now and then, and the desk. */
    private static final List<String> REPORTERS = List.of("Άννα", "maud-ferris", "science-desk");

    private final SeededSite archive;
    private final Random random;

    RandomCoverages(SeededSite archive, Random random) {
        this.archive = archive;
        this.random = random;
    }

    /** Opens coverages in several months, renames, moves and closes them; posts, corrects, pins and withdraws updates. */
    void change() {
        int number = random.nextInt(5);
        String coverage = number == 0 ? "coverage-0" : "תמונה-" + number;
        if (random.nextInt(4) == 0) {
            Instant then = SeededSite.CLOCK.instant().minus(Duration.ofDays(number * 25L));
            archive.coverages(then).cover(coverage, """
                ---
                title: Title %d
                section: %s
                key points: [Point %d]
                status: %s
                summary: It ended.
                ---
                """.formatted(
                            random.nextInt(3),
                            pick(SECTIONS, random),
                            random.nextInt(9),
                            random.nextInt(4) == 0 ? "closed" : "open"));
            return;
        }
        // Few enough to be met again, and enough for more than one page.
        int first = random.nextInt(40);
        for (int i = first; i < first + 1 + random.nextInt(8); i++) {
            String id = "01JK0000000000000000%06d".formatted(i);
            if (random.nextInt(6) == 0) {
                archive.coverages().withdrawUpdate(coverage, id);
            } else {
                archive.coverages().post(coverage, id, """
                    ---
                    title: Update %d
                    authors: [%s]
                    pinned: %b
                    ---
                    Text.
                    """.formatted(
                                random.nextInt(9), pick(REPORTERS, random), random.nextInt(6) == 0));
            }
        }
    }
}
