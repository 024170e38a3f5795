package broadsheet.local.stream;

import broadsheet.local.lambda.FunctionFailure;
import broadsheet.local.lambda.Functions;
import broadsheet.local.template.LambdaFunction;
import broadsheet.local.template.StreamMapping;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Emulates the event source mapping from a table's stream to a function, in a thread of its own.
 *
 * <p>It looks for changes after each call of a function, since mostly functions write. Lambda looks four times a second.
 */
public final class StreamPoller implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StreamPoller.class.getName());

    /** Each look costs the emulator and this process some processor time. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

    /** Tests and commands write to the table too. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private static final Duration LOOK_FOR_SHARDS_EVERY = Duration.ofSeconds(1);
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);

    private final StreamMapping mapping;
    private final String streamArn;
    private final DynamoDbStreamsClient streams;
    private final Functions functions;
    private final Consumer<String> failures;
    private final Checkpoints checkpoints;
    private final Map<String, ShardFeed> open = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final Thread thread;
    private Instant nextLook = Instant.MIN;

    private StreamPoller(
            StreamMapping mapping,
            String streamArn,
            DynamoDbStreamsClient streams,
            Functions functions,
            Consumer<String> failures,
            Checkpoints checkpoints) {
        this.mapping = mapping;
        this.streamArn = streamArn;
        this.streams = streams;
        this.functions = functions;
        this.failures = failures;
        this.checkpoints = checkpoints;
        this.thread =
                Thread.ofPlatform().daemon().name("stream " + mapping.id()).unstarted(this::run);
    }

    /**
     * Starts polling.
     *
     * @param streamArn the current stream of the mapping's table
     * @param failures receives Lambda's messages to the on-failure destination
     * @param folder the folder in which the poller stores its checkpoints
     */
    public static StreamPoller start(
            StreamMapping mapping,
            String streamArn,
            DynamoDbStreamsClient streams,
            Functions functions,
            Consumer<String> failures,
            Path folder) {
        Checkpoints checkpoints = new Checkpoints(folder.resolve(mapping.id()));
        StreamPoller poller = new StreamPoller(mapping, streamArn, streams, functions, failures, checkpoints);
        functions.afterEachCall(poller::wake);
        poller.thread.start();
        return poller;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                if (!turn()) {
                    Thread.sleep(SHORTEST_PAUSE);
                    LockSupport.parkNanos(LONGEST_PAUSE.minus(SHORTEST_PAUSE).toNanos());
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, mapping.id() + " ends");
        } finally {
            open.values().forEach(ShardFeed::close);
        }
    }

    /** Ends the pause before the next turn, or makes the next one short. */
    private void wake() {
        LockSupport.unpark(thread);
    }

    /** Reads each shard once. Returns whether there was anything to read. */
    private boolean turn() throws InterruptedException {
        try {
            if (Instant.now().isAfter(nextLook)) {
                openShards();
                nextLook = Instant.now().plus(LOOK_FOR_SHARDS_EVERY);
            }
            boolean busy = false;
            for (var shard : List.copyOf(open.entrySet())) {
                busy |= shard.getValue().turn();
                if (shard.getValue().isFinished()) {
                    shard.getValue().close();
                    open.remove(shard.getKey());
                    finished.add(shard.getKey());
                    nextLook = Instant.MIN;
                    busy = true;
                }
            }
            return busy;
        } catch (SdkException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while the stream was read");
            }
            LOG.log(Level.WARNING, mapping.id() + ": " + e.getMessage());
            Thread.sleep(AFTER_AN_ERROR);
            return false;
        }
    }

    /**
     * Opens new shards. A shard whose parent is listed opens only after the parent is finished, which preserves the
     * order of changes.
     */
    private void openShards() {
        var shards = streams.describeStream(of -> of.streamArn(streamArn))
                .streamDescription()
                .shards();
        Set<String> listed = new HashSet<>();
        shards.forEach(shard -> listed.add(shard.shardId()));
        for (var shard : shards) {
            boolean waits = Optional.ofNullable(shard.parentShardId())
                    .filter(parent -> listed.contains(parent) && !finished.contains(parent))
                    .isPresent();
            String id = shard.shardId();
            if (!waits && !finished.contains(id) && !open.containsKey(id)) {
                open.put(id, feed(Shard.open(streams, streamArn, id, checkpoints.position(id))));
            }
        }
    }

    private ShardFeed feed(Shard shard) {
        Delivery delivery =
                new Delivery(mapping.retries(), mapping.bisect(), this::call, givenUp -> giveUp(givenUp, shard.id()));
        return new ShardFeed(mapping, shard, checkpoints, delivery, this::wake);
    }

    private Outcome call(List<Change> batch) {
        try {
            byte[] answer = functions.call(mapping.function(), Change.event(batch));
            return Outcome.of(answer, batch, mapping.partial());
        } catch (FunctionFailure e) {
            return Outcome.thrown();
        }
    }

    private void giveUp(Delivery.GivenUp givenUp, String shard) {
        String notice = FailureNotice.of(givenUp, LambdaFunction.arn(mapping.function()), shard, streamArn);
        LOG.log(Level.ERROR, mapping.id() + " gave up: " + notice);
        failures.accept(notice);
    }
}
