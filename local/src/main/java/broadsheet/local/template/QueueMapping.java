package broadsheet.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An event source mapping from a queue to a function.
 *
 * @param id the function's name and the event's name, joined by a hyphen
 * @param function the logical id of the function
 * @param window how long to gather messages before calling the function with an incomplete batch
 * @param partial whether the function may report which messages failed
 * @param concurrency the largest number of concurrent calls
 */
public record QueueMapping(
        String id, String function, Queue queue, int batchSize, Duration window, boolean partial, int concurrency) {
    private static final int STANDARD_BATCH = 10;
    private static final int LARGEST_BATCH = 10_000;
    private static final int LONGEST_WINDOW = 300;

    /**
     * Lambda's own scaling has no such limit. One machine has few cores, and two concurrent calls already expose
     * concurrency bugs.
     */
    private static final int LEAST_CONCURRENCY = 2;

    private static final int MOST_CONCURRENCY = 1_000;

    public QueueMapping {
        if (batchSize < 1 || concurrency < 1 || window.isNegative()) {
            throw new IllegalArgumentException(
                    "batches of " + batchSize + " in " + window + ", " + concurrency + " at once");
        }
    }

    /** This mapping with a batching window no longer than the given one. */
    public QueueMapping within(Duration longest) {
        return window.compareTo(longest) <= 0
                ? this
                : new QueueMapping(id, function, queue, batchSize, longest, partial, concurrency);
    }

    /** Reads an event of type {@code SQS}; empty if the event is disabled. */
    static Optional<QueueMapping> read(LambdaFunction function, String event, Value properties, List<Queue> queues) {
        Fields mapping = properties.fields(
                "an SQS event",
                Set.of(
                        "BatchSize",
                        "Enabled",
                        "FunctionResponseTypes",
                        "MaximumBatchingWindowInSeconds",
                        "Queue",
                        "ScalingConfig"),
                Set.of());
        int window = mapping.find("MaximumBatchingWindowInSeconds")
                .map(value -> value.integer(0, LONGEST_WINDOW))
                .orElse(0);
        QueueMapping read = new QueueMapping(
                function.name() + "-" + event,
                function.name(),
                queue(mapping.need("Queue"), queues, function),
                mapping.find("BatchSize").map(value -> batchSize(value, window)).orElse(STANDARD_BATCH),
                Duration.ofSeconds(window),
                mapping.find("FunctionResponseTypes")
                        .map(ResponseTypes::partial)
                        .orElse(false),
                mapping.find("ScalingConfig").map(QueueMapping::concurrency).orElse(LEAST_CONCURRENCY));
        boolean enabled = mapping.find("Enabled").map(Value::flag).orElse(true);
        return Optional.of(read).filter(any -> enabled);
    }

    /**
     * Finds the source queue. Lambda rejects a queue whose visibility timeout is shorter than the function's timeout.
     * Otherwise SQS could deliver a message again while the function still processes it.
     */
    private static Queue queue(Value arn, List<Queue> queues, LambdaFunction function) {
        Queue queue = Queue.find(arn, queues);
        if (queue.visibility().compareTo(function.timeout()) < 0) {
            throw arn.refuse("Queue visibility timeout: %d seconds is less than Function timeout: %d seconds"
                    .formatted(
                            queue.visibility().toSeconds(), function.timeout().toSeconds()));
        }
        return queue;
    }

    private static int batchSize(Value value, int window) {
        int size = value.integer(1, LARGEST_BATCH);
        if (size > STANDARD_BATCH && window == 0) {
            throw value.refuse("a batch of more than 10 needs MaximumBatchingWindowInSeconds of at least 1");
        }
        return size;
    }

    private static int concurrency(Value scaling) {
        return scaling.fields("a ScalingConfig", Set.of("MaximumConcurrency"), Set.of())
                .need("MaximumConcurrency")
                .integer(LEAST_CONCURRENCY, MOST_CONCURRENCY);
    }
}
