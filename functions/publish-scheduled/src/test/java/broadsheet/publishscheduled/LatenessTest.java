package broadsheet.publishscheduled;

import static broadsheet.publishscheduled.ScheduleDesk.NOW;
import static broadsheet.publishscheduled.ScheduleDesk.id;
import static broadsheet.publishscheduled.ScheduleDesk.subject;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleStatus;
import broadsheet.draft.DraftStatus;
import broadsheet.publishscheduled.Simulation.Done;
import broadsheet.schedule.ScheduleBegun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand schedules in simulated time: none is early, none is lost, and few are late. */
@Tag("long")
final class LatenessTest {
    private static final int SCHEDULES = 1_000;

    /** Every twentieth is cancelled about its time. */
    private static final int CANCELLED = 20;

    private static final long SEED = 42;
    private static final Instant OUTAGE = NOW.plusSeconds(25 * 60);
    private static final Instant OUTAGE_ENDS = OUTAGE.plusSeconds(3 * 60);

    private final ScheduleDesk desk = new ScheduleDesk();
    private final Random dice = new Random(SEED);
    private final List<Instant> times = new ArrayList<>();
    private final long listedBefore = number(desk.site.items(), "S=LISTING#ALL)");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void noScheduleIsEarlyAndEachIsDoneOnceInSpiteOfSkewAndFaults() {
        // No function renders here, and dynoxide slows down as a stream grows.
        desk.site.unseen(this::play);
    }

    private void play() {
        for (int i = 1; i <= SCHEDULES; i++) {
            desk.create(i, "Scheduled " + i);
            // A third comes on the hour, as editors like it.
            int seconds = i % 3 == 0 ? 10 * 60 : 60 + dice.nextInt(38 * 60);
            times.add(desk.schedule(i, seconds).time().at());
        }
        var simulation = new Simulation(SEED, NOW, OUTAGE, OUTAGE_ENDS);
        Map<Integer, Boolean> cancelled = new HashMap<>();
        for (int i = CANCELLED; i <= SCHEDULES; i += CANCELLED) {
            int number = i;
            simulation.at(
                    times.get(i - 1).plusMillis(dice.nextLong(-800, 400)), () -> cancelled.put(number, cancel(number)));
        }
        simulation.run(NOW.plusSeconds(60 * 60));
        check(simulation.done(), cancelled);
    }

    private void check(Map<String, Done> published, Map<Integer, Boolean> cancelled) {
        List<Duration> lateness = new ArrayList<>();
        int inTime = 0;
        for (int i = 1; i <= SCHEDULES; i++) {
            String slug = "scheduled-" + i;
            if (cancelled.getOrDefault(i, false)) {
                assertFalse(published.containsKey(slug), "cancelled and published: " + i);
                assertEquals(DraftStatus.READY, desk.status(i));
                inTime++;
                continue;
            }
            Done done = requireNonNull(published.get(slug), slug);
            Instant at = times.get(i - 1);
            assertFalse(done.own().isBefore(at), "early: " + i);
            var status = (ArticleStatus.Published) desk.site.find(slug);
            assertEquals(at, status.article().published());
            if (at.isBefore(OUTAGE.minusSeconds(10)) || at.isAfter(OUTAGE_ENDS.plusSeconds(120))) {
                lateness.add(Duration.between(at, done.own()));
            } else {
                assertTrue(done.at().isBefore(OUTAGE_ENDS.plusSeconds(8 * 60)), "not caught up: " + i);
            }
        }
        List<String> drafts = desk.site.draftItems();
        assertEquals(0, number(drafts, "S=SCHEDULE#DRAFT#"), "schedules are left");
        assertEquals(0, number(drafts, "S=SCHEDULE#PENDING)"), "entries of schedules are left");
        assertEquals(inTime, number(drafts, "S=TEXT#"), "drafts are left");
        assertEquals(SCHEDULES - inTime, number(drafts, "S=SCHEDULE#DONE)"), "what was done");
        assertEquals(
                SCHEDULES - inTime,
                number(desk.site.items(), "S=LISTING#ALL)") - listedBefore,
                "an article was made twice");
        report(lateness, inTime);
    }

    private static void report(List<Duration> lateness, int cancelled) {
        lateness.sort(null);
        System.out.printf(
                "%d schedules with faults, by their functions' clocks: late p50 %d ms, p95 %d ms, worst %d ms; %d"
                        + " cancelled%n",
                lateness.size(),
                percentile(lateness, 0.5).toMillis(),
                percentile(lateness, 0.95).toMillis(),
                lateness.getLast().toMillis(),
                cancelled);
        assertTrue(percentile(lateness, 0.95).compareTo(Duration.ofSeconds(2)) <= 0, () -> "p95: " + lateness);
    }

    private static long number(List<String> items, String text) {
        return items.stream().filter(item -> item.contains(text)).count();
    }

    /** Cancels a draft's schedule, unless it has begun or is done. */
    private boolean cancel(int number) {
        try {
            desk.desk.schedules().cancel(subject(number), ScheduleDesk.EDITOR, ScheduleDesk.NOW);
            return desk.desk.drafts().find(id(number)).isPresent();
        } catch (ScheduleBegun begun) {
            return false;
        }
    }

    private static Duration percentile(List<Duration> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
