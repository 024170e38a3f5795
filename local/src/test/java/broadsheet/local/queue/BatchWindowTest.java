package broadsheet.local.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.local.lambda.Functions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchWindowTest {
    private static final Instant START = Instant.parse("2025-02-01T09:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void batchWithoutWindowIsDueAtOnce() {
        BatchWindow window = new BatchWindow(10, Duration.ZERO);
        assertFalse(window.isDue(START));
        window.add(records(1, 10), START);
        assertTrue(window.isDue(START));
        assertEquals(1, window.take().size());
        assertFalse(window.isDue(START));
    }

    @Test
    void aWindowCountsFromTheFirstMessage() {
        BatchWindow window = new BatchWindow(10, Duration.ofSeconds(5));
        window.add(List.of(), START.minusSeconds(60));
        window.add(records(1, 10), START);
        window.add(records(1, 10), START.plusSeconds(4));
        assertFalse(window.isDue(START.plusMillis(4_999)));
        assertTrue(window.isDue(START.plusSeconds(5)));
        assertEquals(2, window.take().size());
    }

    @Test
    void aFullBatchIsDue() {
        BatchWindow window = new BatchWindow(3, Duration.ofMinutes(5));
        window.add(records(2, 10), START);
        assertEquals(1, window.room());
        assertFalse(window.isDue(START));
        window.add(records(1, 10), START);
        assertTrue(window.isDue(START));
    }

    @Test
    void oneWaitsNoLongerThanTheWindowIsOpen() {
        BatchWindow window = new BatchWindow(3, Duration.ofSeconds(5));
        assertEquals(SECOND, window.timeToWait(START, SECOND));
        window.add(records(1, 10), START);
        assertEquals(SECOND, window.timeToWait(START, SECOND));
        assertEquals(Duration.ofMillis(200), window.timeToWait(START.plusMillis(4_800), SECOND));
    }

    @Test
    void aBatchIsAsLargeAsFitsIntoOneCall() {
        BatchWindow window = new BatchWindow(10, Duration.ofMinutes(5));
        window.add(records(5, 1_100_000), START);
        assertFalse(window.isDue(START), "there is room for more");
        window.add(records(3, 1_100_000), START);
        assertTrue(window.isDue(START), "the sixth does not fit");

        List<QueueRecord> batch = window.take();

        assertEquals(5, batch.size());
        assertTrue(QueueRecord.event(batch).length <= Functions.PAYLOAD_LIMIT);
        assertEquals(3, window.takeAll().size());
    }

    @Test
    void aBatchThatFillsACallToTheByteGoesWhole() {
        BatchWindow window = new BatchWindow(2, Duration.ofMinutes(5));
        int each = (Functions.PAYLOAD_LIMIT - "{\"Records\":[,]}".length()) / 2;
        window.add(records(2, each), START);

        List<QueueRecord> batch = window.take();

        assertEquals(2, batch.size());
        int spare = Functions.PAYLOAD_LIMIT - QueueRecord.event(batch).length;
        assertTrue(spare >= 0 && spare < 2, () -> spare + " bytes to spare");
    }

    /** Records whose JSON has that many bytes. */
    private static List<QueueRecord> records(int count, int size) {
        String json = "\"" + "x".repeat(size - 2) + "\"";
        return IntStream.range(0, count)
                .mapToObj(i -> QueueRecord.of("id " + i, "receipt " + i, json))
                .toList();
    }
}
