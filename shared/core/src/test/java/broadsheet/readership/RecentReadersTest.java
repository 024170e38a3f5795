package broadsheet.readership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RecentReadersTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:20:00Z");

    @Test
    void readerOfTheDayCountsForDayAndWeek() {
        RecentReaders readers = RecentReaders.NONE.plus(3, NOW).plus(4, NOW.plus(Duration.ofHours(5)));
        assertEquals(7, readers.ofDay(NOW.plus(Duration.ofHours(5))));
        assertEquals(4, readers.ofDay(NOW.plus(Duration.ofHours(24))));
        assertEquals(0, readers.ofDay(NOW.plus(Duration.ofHours(29))));
        assertEquals(7, readers.ofWeek(NOW.plus(Duration.ofDays(6))));
        assertEquals(0, readers.ofWeek(NOW.plus(Duration.ofDays(7))));
    }

    @Test
    void aDayEndsAtMidnightUtc() {
        RecentReaders readers = RecentReaders.NONE
                .plus(3, Instant.parse("2026-04-01T23:59:59Z"))
                .plus(5, Instant.parse("2026-04-02T00:00:00Z"));
        List<Integer> days = readers.perDay(Instant.parse("2026-04-02T09:00:00Z"));
        assertEquals(RecentReaders.DAYS, days.size());
        assertEquals(List.of(3, 5), days.subList(RecentReaders.DAYS - 2, RecentReaders.DAYS));
        assertEquals(8, days.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void clockSkewLosesNoReader() {
        RecentReaders readers = RecentReaders.NONE.plus(3, NOW).plus(4, NOW.minus(Duration.ofHours(2)));
        assertEquals(7, readers.ofDay(NOW));
        assertEquals(7, readers.ofDay(NOW.minus(Duration.ofHours(2))));
    }

    @Test
    void countsEqualThoseOfAListOfAllArrivals() {
        var random = new SplittableRandom(3);
        List<Instant> arrivals = new ArrayList<>();
        RecentReaders readers = RecentReaders.NONE;
        Instant now = NOW;
        for (int i = 0; i < 2_000; i++) {
            now = now.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(40_000) : random.nextInt(600));
            int some = random.nextInt(5);
            readers = RecentReaders.of(readers.plus(some, now).bytes());
            arrivals.addAll(Collections.nCopies(some, now));
            Instant firstHour = now.minus(Duration.ofHours(23)).truncatedTo(ChronoUnit.HOURS);
            Instant firstDay = now.minus(Duration.ofDays(6)).truncatedTo(ChronoUnit.DAYS);
            assertEquals(since(arrivals, firstHour), readers.ofDay(now));
            assertEquals(since(arrivals, firstDay), readers.ofWeek(now));
        }
    }

    private static long since(List<Instant> arrivals, Instant from) {
        return arrivals.stream().filter(arrival -> !arrival.isBefore(from)).count();
    }

    @Test
    void anHourOfMillionsFitsAndIsCloseEnough() {
        RecentReaders readers = RecentReaders.NONE;
        for (int i = 0; i < 1_000; i++) {
            readers = RecentReaders.of(readers.plus(5_000, NOW).bytes());
        }
        assertEquals(RecentReaders.BYTES, readers.bytes().length);
        assertTrue(Math.abs(readers.ofDay(NOW) / 5_000_000.0 - 1) < 0.02, () -> "5,000,000 are told as many others");
    }

    @Test
    void otherBytesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> RecentReaders.of(new byte[3]));
    }
}
