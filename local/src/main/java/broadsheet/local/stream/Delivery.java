package broadsheet.local.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls a function with batches until each change succeeds or is given up, by Lambda's rules:
 *
 * <ul>
 *   <li>If a whole batch fails and the mapping enables bisecting, the batch is split in two, down to single changes.
 *       Splitting costs no retry.
 *   <li>If the function reports failures in a batch, it is called again with the changes from the lowest failure on.
 *   <li>A change that fails more often than the mapping allows is given up.
 * </ul>
 *
 * <p>AWS does not document the case where both are enabled and the first change of a batch is reported. Here the whole
 * batch then counts as failed.
 */
final class Delivery {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final OptionalInt retries;
    private final boolean bisect;
    private final Function<List<Change>, Outcome> function;
    private final Consumer<GivenUp> givenUp;

    /**
     * Changes that the function will not receive again.
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
     * Delivers a batch.
     *
     * @param done receives the sequence number up to which all changes are processed or given up, each time it
     *     advances
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
