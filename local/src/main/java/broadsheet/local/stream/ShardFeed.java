package broadsheet.local.stream;

import broadsheet.local.lambda.Functions;
import broadsheet.local.template.StreamMapping;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Passes one shard's changes through the mapping's filters, and delivers them to the function in batches. */
final class ShardFeed {
    private final StreamMapping mapping;
    private final Shard shard;
    private final Checkpoints checkpoints;
    private final Delivery delivery;
    private final List<Change> gathered = new ArrayList<>();
    private Instant gatheredSince = Instant.MAX;

    ShardFeed(StreamMapping mapping, Shard shard, Checkpoints checkpoints, Delivery delivery) {
        this.mapping = mapping;
        this.shard = shard;
        this.checkpoints = checkpoints;
        this.delivery = delivery;
    }

    /** Whether the shard is closed and all its changes are processed. */
    boolean isFinished() {
        return shard.isFinished() && gathered.isEmpty();
    }

    /** Reads the next changes and delivers the batches that are due. Returns whether there was anything to read. */
    boolean turn() throws InterruptedException {
        List<Change> read = shard.read(checkpoints.position(shard.id()));
        for (Change change : read) {
            if (passes(change)) {
                if (gathered.isEmpty()) {
                    gatheredSince = Instant.now();
                }
                gathered.add(change);
            }
        }
        while (isDue()) {
            List<Change> batch = gathered.subList(0, batchSize());
            delivery.bring(List.copyOf(batch), done -> checkpoints.save(shard.id(), done));
            batch.clear();
        }
        if (gathered.isEmpty() && !read.isEmpty()) {
            checkpoints.save(shard.id(), read.getLast().sequenceNumber());
        }
        return !read.isEmpty();
    }

    private boolean passes(Change change) {
        return mapping.filters().isEmpty()
                || mapping.filters().stream().anyMatch(filter -> filter.matches(change.json()));
    }

    private boolean isDue() {
        return gathered.size() >= mapping.batchSize()
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
}
