package broadsheet.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An event source mapping from a table's stream to a function.
 *
 * @param id the function's name and the event's name, joined by a hyphen
 * @param function the logical id of the function
 * @param window how long to gather records before calling the function with an incomplete batch
 * @param parallel how many batches of one shard the function may process at once; records of one item stay in order
 * @param retries how often a failed batch is retried; empty if until it succeeds
 * @param bisect whether a failed batch is split in two
 * @param partial whether the function may report which records failed
 * @param onFailure receives Lambda's messages about records that were given up
 * @param filters a record passes if one of them matches, or if there are none
 */
public record StreamMapping(
        String id,
        String function,
        Table table,
        int batchSize,
        Duration window,
        int parallel,
        OptionalInt retries,
        boolean bisect,
        boolean partial,
        Optional<Queue> onFailure,
        List<EventPattern> filters) {
    private static final int MOST_PARALLEL = 10;

    public StreamMapping {
        filters = List.copyOf(filters);
    }

    /** This mapping with a batching window no longer than the given one. */
    public StreamMapping within(Duration longest) {
        return window.compareTo(longest) <= 0
                ? this
                : new StreamMapping(
                        id, function, table, batchSize, longest, parallel, retries, bisect, partial, onFailure,
                        filters);
    }

    /** Reads an event of type {@code DynamoDB}. */
    static StreamMapping read(String function, String event, Value properties, List<Table> tables, List<Queue> queues) {
        Fields mapping = properties.fields(
                "a DynamoDB event",
                Set.of(
                        "BatchSize",
                        "BisectBatchOnFunctionError",
                        "DestinationConfig",
                        "FilterCriteria",
                        "FunctionResponseTypes",
                        "MaximumBatchingWindowInSeconds",
                        "MaximumRetryAttempts",
                        "ParallelizationFactor",
                        "StartingPosition",
                        "Stream"),
                Set.of());
        Value start = mapping.need("StartingPosition");
        if (!start.text().equals("TRIM_HORIZON")) {
            throw start.refuse("a stream is read from TRIM_HORIZON only");
        }
        int retries = mapping.integer("MaximumRetryAttempts", -1);
        return new StreamMapping(
                function + "-" + event,
                function,
                table(mapping.need("Stream"), tables),
                mapping.integer("BatchSize", 100),
                Duration.ofSeconds(mapping.integer("MaximumBatchingWindowInSeconds", 0)),
                mapping.find("ParallelizationFactor")
                        .map(value -> value.integer(1, MOST_PARALLEL))
                        .orElse(1),
                retries < 0 ? OptionalInt.empty() : OptionalInt.of(retries),
                mapping.flag("BisectBatchOnFunctionError"),
                mapping.find("FunctionResponseTypes")
                        .map(ResponseTypes::partial)
                        .orElse(false),
                mapping.find("DestinationConfig").map(value -> onFailure(value, queues)),
                mapping.find("FilterCriteria").map(StreamMapping::filters).orElse(List.of()));
    }

    private static Table table(Value stream, List<Table> tables) {
        return tables.stream()
                .filter(table -> table.stream().isPresent())
                .filter(table -> table.streamArn().equals(stream.text()))
                .findFirst()
                .orElseThrow(() -> stream.refuse("there is no table with the stream " + stream.text()));
    }

    private static Queue onFailure(Value config, List<Queue> queues) {
        Fields failure = config.fields("a DestinationConfig", Set.of("OnFailure"), Set.of())
                .need("OnFailure")
                .fields("OnFailure", Set.of("Type", "Destination"), Set.of());
        Value type = failure.need("Type");
        if (!type.text().equals("SQS")) {
            throw type.refuse("a destination of type " + type.text() + " is not played locally");
        }
        return Queue.find(failure.need("Destination"), queues);
    }

    private static List<EventPattern> filters(Value criteria) {
        return criteria.fields("FilterCriteria", Set.of("Filters"), Set.of()).need("Filters").items().stream()
                .map(filter -> filter.fields("a filter", Set.of("Pattern"), Set.of()))
                .map(filter -> EventPattern.read(filter.need("Pattern")))
                .toList();
    }
}
