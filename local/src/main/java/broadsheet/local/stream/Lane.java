package broadsheet.local.stream;

import broadsheet.local.lambda.Functions;
import broadsheet.local.template.StreamMapping;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The changes of some items of a shard, which the function gets one batch after the other. */
final class Lane implements AutoCloseable {
    private final StreamMapping mapping;
    private final Delivery delivery;
    private final Consumer<List<Change>> done;
    private final Runnable free;
    private final List<Change> gathered = new ArrayList<>();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private Instant gatheredSince = Instant.MAX;
    private volatile boolean underWay;

    /**
     * Creates an empty lane.
     *
     * @param done receives the changes that are processed or given up; called by the lane's own thread
     * @param free is run by that thread when the lane can take another batch
     */
    Lane(StreamMapping mapping, Delivery delivery, Consumer<List<Change>> done, Runnable free) {
        this.mapping = mapping;
        this.delivery = delivery;
        this.done = done;
        this.free = free;
    }

    void add(Change change) {
        if (gathered.isEmpty()) {
            gatheredSince = Instant.now();
        }
        gathered.add(change);
    }

    boolean isFull() {
        return gathered.size() >= mapping.batchSize();
    }

    boolean isEmpty() {
        return gathered.isEmpty() && !underWay;
    }

    void deliverWhatIsDue() {
        if (!underWay && isDue()) {
            List<Change> due = gathered.subList(0, batchSize());
            List<Change> batch = List.copyOf(due);
            due.clear();
            gatheredSince = Instant.now();
            underWay = true;
            worker.execute(() -> deliver(batch));
        }
    }

    private void deliver(List<Change> batch) {
        int[] from = {0};
        try {
            delivery.bring(batch, last -> {
                int to = from[0];
                while (!batch.get(to).sequenceNumber().equals(last)) {
                    to++;
                }
                done.accept(batch.subList(from[0], to + 1));
                from[0] = to + 1;
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            underWay = false;
            free.run();
        }
    }

    private boolean isDue() {
        return isFull()
                || (!gathered.isEmpty()
                        && Duration.between(gatheredSince, Instant.now()).compareTo(mapping.window()) >= 0);
    }

    /** The size of the next batch: limited by the mapping's batch size and by Lambda's payload limit. */
    private int batchSize() {
        int room = Functions.PAYLOAD_LIMIT;
        int size = 0;
        while (size < Math.min(gathered.size(), mapping.batchSize())) {
            String json = gathered.get(size).json().toString();
            room -= json.getBytes(StandardCharsets.UTF_8).length + 1;
            if (room < 0 && size > 0) {
                break;
            }
            size++;
        }
        return size;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
