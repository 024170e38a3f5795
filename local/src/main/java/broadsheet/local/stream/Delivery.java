package broadsheet.local.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings batches to a function until each change in them is done or given up, in Lambda's way:
 *
 * <ul>
 *   <li>a batch that failed whole is split in two where the mapping says so, which costs no retry,
 *       until a single change fails;
 *   <li>of a batch whose function reported failures, only what comes from the lowest on is brought
 *       again;
 *   <li>what failed more often than the mapping allows is given up.
 * </ul>
 *
 * AWS does not say what happens where both are on and the first change of a batch is the one
 * reported: here that counts as a batch that failed whole.
 */
final class Delivery {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final OptionalInt retries;
    private final boolean bisect;
    private final Function<List<Change>, Outcome> function;
    private final Consumer<GivenUp> givenUp;

    /**
     * Changes that will not be brought again.
     *
     * @param calls how often they failed
     */
    record GivenUp(List<Change> changes, int calls, Outcome last) {}

    private record Attempt(List<Change> changes, int failures) {
        Attempt part(int from, int to) {
            return new Attempt(changes.subList(from, to), 0);
        }
    }

    Delivery(OptionalInt retries, boolean bisect, Function<List<Change>, Outcome> function, Consumer<GivenUp> givenUp) {
        this.retries = retries;
        this.bisect = bisect;
        this.function = function;
        this.givenUp = givenUp;
    }

    /**
     * Brings a batch.
     *
     * @param done told the sequence number up to which everything is done or given up, as it grows
     */
    void bring(List<Change> batch, Consumer<String> done) throws InterruptedException {
        Deque<Attempt> open = new ArrayDeque<>(List.of(new Attempt(batch, 0)));
        while (!open.isEmpty()) {
            Attempt attempt = open.pop();
            List<Change> changes = attempt.changes;
            Outcome outcome = function.apply(changes);
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while a batch was under way");
            }
            int size = changes.size();
            if (outcome.done() > 0) {
                done.accept(changes.get(outcome.done() - 1).sequenceNumber());
                if (outcome.done() < size) {
                    open.push(attempt.part(outcome.done(), size));
                }
            } else if (bisect && size > 1) {
                open.push(attempt.part(size / 2, size));
                open.push(attempt.part(0, size / 2));
            } else if (retries.isPresent() && attempt.failures == retries.getAsInt()) {
                givenUp.accept(new GivenUp(changes, attempt.failures + 1, outcome));
                done.accept(changes.getLast().sequenceNumber());
            } else {
                Thread.sleep(pause(attempt.failures));
                open.push(new Attempt(changes, attempt.failures + 1));
            }
        }
    }

    private static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
