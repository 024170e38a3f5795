package broadsheet.local.stream;

import broadsheet.local.template.StreamMapping;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Passes one shard's changes through the mapping's filters, and delivers them to the function in batches, in as many
 * lanes as the mapping allows at once. Changes of one item stay in one lane, and so in order.
 */
final class ShardFeed implements AutoCloseable {
    private final StreamMapping mapping;
    private final Shard shard;
    private final Checkpoints checkpoints;
    private final List<Lane> lanes;

    /** The numbers of the changes that were read and are not yet known to be done, in the shard's order. */
    private final Deque<String> open = new ArrayDeque<>();

    private final Set<String> done = new HashSet<>();

    /**
     * Creates a feed.
     *
     * @param free is run whenever a lane can take another batch
     */
    ShardFeed(StreamMapping mapping, Shard shard, Checkpoints checkpoints, Delivery delivery, Runnable free) {
        this.mapping = mapping;
        this.shard = shard;
        this.checkpoints = checkpoints;
        this.lanes = IntStream.range(0, mapping.parallel())
                .mapToObj(number -> new Lane(mapping, delivery, this::isDone, free))
                .toList();
    }

    /** Whether the shard is closed and all its changes are processed. */
    boolean isFinished() {
        return shard.isFinished() && lanes.stream().allMatch(Lane::isEmpty);
    }

    /**
     * Reads the next changes, unless a lane has enough to do, and delivers the batches that are due. Returns whether
     * there was anything to read.
     */
    boolean turn() throws InterruptedException {
        List<Change> read = lanes.stream().anyMatch(Lane::isFull) ? List.of() : shard.read(position());
        synchronized (this) {
            read.forEach(change -> open.add(change.sequenceNumber()));
        }
        Map<Boolean, List<Change>> passing = read.stream().collect(Collectors.partitioningBy(this::passes));
        passing.getOrDefault(true, List.of())
                .forEach(change -> lanes.get(Math.floorMod(change.key().hashCode(), lanes.size()))
                        .add(change));
        // Together, because each call writes a file.
        isDone(passing.getOrDefault(false, List.of()));
        for (Lane lane : lanes) {
            lane.deliverWhatIsDue();
        }
        return !read.isEmpty();
    }

    /** Advances the checkpoint past the changes before which all are done. */
    private synchronized void isDone(List<Change> changes) {
        changes.forEach(change -> done.add(change.sequenceNumber()));
        String last = "";
        while (!open.isEmpty() && done.remove(open.peek())) {
            last = open.remove();
        }
        if (!last.isEmpty()) {
            checkpoints.save(shard.id(), last);
        }
    }

    private synchronized Optional<String> position() {
        return checkpoints.position(shard.id());
    }

    private boolean passes(Change change) {
        return mapping.filters().isEmpty()
                || mapping.filters().stream().anyMatch(filter -> filter.matches(change.json()));
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}
