package broadsheet.local.queue;

import broadsheet.local.lambda.Functions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers messages into batches.
 *
 * <p>A batch is due in any of three cases: it reaches the mapping's batch size, the next message would exceed the
 * payload limit, or the first message has waited for the mapping's batching window.
 */
final class BatchWindow {
    /** The JSON around an event's records. {@link #COMMA} counts the separator between two records. */
    private static final int FRAME = "{\"Records\":[]}".length();

    private static final int COMMA = 1;

    private final int batchSize;
    private final Duration window;
    private final List<QueueRecord> gathered = new ArrayList<>();
    private Instant since = Instant.MAX;

    BatchWindow(int batchSize, Duration window) {
        this.batchSize = batchSize;
        this.window = window;
    }

    void add(List<QueueRecord> received, Instant now) {
        if (gathered.isEmpty()) {
            since = now;
        }
        gathered.addAll(received);
    }

    boolean isDue(Instant now) {
        return !gathered.isEmpty()
                && (fitting() < gathered.size()
                        || gathered.size() >= batchSize
                        || !left(now).isPositive());
    }

    /** How many more messages the batch can take. */
    int room() {
        return Math.max(0, batchSize - gathered.size());
    }

    /**
     * How long the poller may wait for the next message: the rest of the window, up to a limit. An empty batch allows
     * the whole limit.
     */
    Duration timeToWait(Instant now, Duration longest) {
        return gathered.isEmpty() || left(now).compareTo(longest) > 0 ? longest : left(now);
    }

    /** Removes and returns the next batch. */
    List<QueueRecord> take() {
        List<QueueRecord> next = gathered.subList(0, fitting());
        List<QueueRecord> batch = List.copyOf(next);
        next.clear();
        return batch;
    }

    /** Removes and returns all messages. */
    List<QueueRecord> takeAll() {
        List<QueueRecord> all = List.copyOf(gathered);
        gathered.clear();
        return all;
    }

    private Duration left(Instant now) {
        return Duration.between(now, since.plus(window));
    }

    private int fitting() {
        int room = Functions.PAYLOAD_LIMIT - FRAME;
        int size = 0;
        while (size < Math.min(gathered.size(), batchSize)) {
            room -= gathered.get(size).size() + COMMA;
            if (room < 0 && size > 0) {
                break;
            }
            size++;
        }
        return size;
    }
}
