package broadsheet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

final class ConsistencyCheckerTest {
    private static final GracePeriod TWICE_MORE = new GracePeriod(2, Duration.ZERO);

    private final List<String> lines = new ArrayList<>();

    /** A claim that tells something else at each look, and at the end the last for ever. */
    private static Invariant telling(BooleanSupplier write, String... wrongs) {
        return telling(Duration.ZERO, write, wrongs);
    }

    private static Invariant telling(Duration delay, BooleanSupplier write, String... wrongs) {
        Deque<String> left = new ArrayDeque<>(List.of(wrongs));
        return new Invariant() {
            @Override
            public String place() {
                return "there";
            }

            @Override
            public List<Finding> check() {
                String wrong = left.size() > 1 ? left.removeFirst() : left.getFirst();
                return wrong.isEmpty()
                        ? List.of()
                        : List.of(Finding.repairable("there", wrong, write).after(delay));
            }
        };
    }

    private ConsistencyChecker check(boolean repair, Invariant invariant) {
        var checker = new ConsistencyChecker(TWICE_MORE, repair, lines::add);
        checker.check(invariant);
        checker.conclude();
        return checker;
    }

    @Test
    void inconsistencyResolvedAtALaterScanIsNotReported() {
        ConsistencyChecker checker = check(false, telling(() -> false, "is behind", "is behind", ""));
        assertEquals(List.of(), lines);
        assertEquals(1, checker.passed());
        assertEquals(0, checker.left());
    }

    @Test
    void inconsistencyFromStaleSharedDataIsNotReported() {
        Invariant shared = new Invariant() {
            @Override
            public String place() {
                return "there";
            }

            @Override
            public List<Finding> check() {
                return List.of(Finding.repairable("there", "is behind", () -> true));
            }

            @Override
            public Invariant again() {
                return telling(() -> false, "");
            }
        };
        ConsistencyChecker checker = check(false, shared);
        assertEquals(List.of(), lines);
        assertEquals(1, checker.passed());
    }

    @Test
    void findingThatDiffersAtEachScanIsNotReported() {
        assertEquals(
                0,
                check(false, telling(() -> false, "one thing", "another", "a third"))
                        .left());
        assertEquals(List.of(), lines);
    }

    @Test
    void timedChangeIsGivenItsGracePeriod() {
        Duration delay = Duration.ofMillis(24);
        String[] wrongs = {"is old", "is old", "is old", "is old", ""};
        ConsistencyChecker checker = check(false, telling(delay, () -> false, wrongs));
        assertEquals(List.of(), lines);
        assertEquals(1, checker.passed());
        assertEquals(1, check(false, telling(() -> false, wrongs)).left());
        assertEquals(1, check(false, telling(delay, () -> false, "is old")).left());
    }

    @Test
    void aRepairDoesNotWaitForTheClock() {
        ConsistencyChecker checker =
                check(true, telling(Duration.ofDays(1), () -> true, "is old", "is old", "is old", "is old", ""));
        assertEquals(List.of("there: is old: repaired"), lines);
        assertEquals(1, checker.repaired());
    }

    @Test
    void persistentInconsistencyIsReportedOnce() {
        var checker = new ConsistencyChecker(TWICE_MORE, false, lines::add);
        checker.check(telling(() -> false, "is wrong"));
        checker.check(telling(() -> false, "is wrong"));
        checker.conclude();
        assertEquals(List.of("there: is wrong"), lines);
        assertEquals(1, checker.left());
    }

    @Test
    void nothingIsWrittenUnlessItShall() {
        var writes = new AtomicInteger();
        check(false, telling(() -> writes.incrementAndGet() > 0, "is wrong"));
        assertEquals(0, writes.get());
    }

    @Test
    void repairIsRetriedAfterConflict() {
        var writes = new AtomicInteger();
        Invariant invariant = new Invariant() {
            @Override
            public String place() {
                return "there";
            }

            @Override
            public List<Finding> check() {
                return writes.get() == 3
                        ? List.of()
                        : List.of(Finding.repairable("there", "is wrong", () -> writes.incrementAndGet() == 3));
            }
        };
        assertEquals(1, check(true, invariant).repaired());
        assertEquals(List.of("there: is wrong: repaired"), lines);
    }

    @Test
    void repairThatAlwaysConflictsIsReported() {
        assertEquals(1, check(true, telling(() -> false, "is wrong")).left());
        assertEquals(List.of("there: is wrong: not repaired, others were quicker"), lines);
    }

    @Test
    void unreadableItemIsAFindingAndUnreachableTableIsNot() {
        assertEquals(
                1,
                check(false, failing(new IllegalStateException("an item has no title")))
                        .left());
        assertEquals(List.of("there: cannot be read: an item has no title (a backup has what it was)"), lines);
        assertThrows(SdkClientException.class, () -> check(false, failing(SdkClientException.create("no answer"))));
    }

    private static Invariant failing(RuntimeException failure) {
        return new Invariant() {
            @Override
            public String place() {
                return "there";
            }

            @Override
            public List<Finding> check() {
                throw failure;
            }
        };
    }
}
