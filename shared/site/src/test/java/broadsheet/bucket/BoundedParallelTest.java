package broadsheet.bucket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedParallelTest {
    @Test
    void resultsAreKeyedByTheirInput() {
        BoundedParallel<String, Integer> lengths = BoundedParallel.each(List.of("a", "bb", "ccc"), String::length);
        assertEquals(Map.of("a", 1, "bb", 2, "ccc", 3), lengths.results());
        assertEquals(Map.of(), lengths.failures());
    }

    @Test
    void failureIsReportedWithReasonAndOthersComplete() {
        var error = new StackOverflowError();
        BoundedParallel<Integer, Integer> quotients = BoundedParallel.each(List.of(0, 1, 2), divisor -> {
            if (divisor == 2) {
                throw error;
            }
            return 10 / divisor;
        });
        assertEquals(Map.of(1, 10), quotients.results());
        assertEquals(Set.of(0, 2), quotients.failures().keySet());
        assertEquals(error, quotients.failures().get(2));
    }

    @Test
    void eightAreUnderWayTogether() {
        var eight = new CyclicBarrier(8);
        List<Integer> all = IntStream.range(0, 16).boxed().toList();
        assertEquals(Map.of(), BoundedParallel.each(all, one -> met(eight)).failures());
    }

    @Test
    void ofNothingComesNothing() {
        assertTrue(BoundedParallel.each(List.<String>of(), String::length)
                .results()
                .isEmpty());
    }

    private static boolean met(CyclicBarrier others) {
        try {
            others.await(10, SECONDS);
            return true;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }
}
