package broadsheet.local.queue;

import broadsheet.local.lambda.Functions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers messages into batches. One is due when it has the mapping's size, when the next message would not fit into
 * the payload of a call, or when its first message has waited for as long as the mapping's window.
 */
final class BatchWindow {
    /** Around the records of an event, and between two of them. */
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

    /** How many messages the batch lacks. */
    int room() {
        return Math.max(0, batchSize - gathered.size());
    }

    /** How long one may wait for the next message; with nothing gathered as long as one likes. */
    Duration patience(Instant now, Duration longest) {
        return gathered.isEmpty() || left(now).compareTo(longest) > 0 ? longest : left(now);
    }

    /** Takes the next batch out. */
    List<QueueRecord> take() {
        List<QueueRecord> next = gathered.subList(0, fitting());
        List<QueueRecord> batch = List.copyOf(next);
        next.clear();
        return batch;
    }

    /** Takes everything out. */
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
