package broadsheet.renderpages;

import broadsheet.emulators.Clients;
import broadsheet.emulators.Dynoxide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The real stream of a table, to be handed to a function in whatever pieces a test likes. */
final class TableStream implements AutoCloseable {
    private final DynamoDbStreamsClient client;
    private final String arn;
    private final Map<String, String> iterators = new HashMap<>();

    TableStream(Dynoxide dynoxide, String table) {
        client = Clients.of(dynoxide.endpoint(), DynamoDbStreamsClient.builder());
        try (var tables = dynoxide.client()) {
            arn = tables.describeTable(describe -> describe.tableName(table))
                    .table()
                    .latestStreamArn();
        }
    }

    /** What has been written since the last call. */
    List<Record> next() {
        List<Record> records = new ArrayList<>();
        for (Shard shard : client.describeStream(describe -> describe.streamArn(arn))
                .streamDescription()
                .shards()) {
            String iterator = iterators.computeIfAbsent(shard.shardId(), this::start);
            while (!iterator.isEmpty()) {
                String from = iterator;
                GetRecordsResponse some = client.getRecords(get -> get.shardIterator(from));
                records.addAll(some.records());
                iterator = String.valueOf(some.nextShardIterator());
                iterators.put(shard.shardId(), iterator);
                if (some.records().isEmpty()) {
                    break;
                }
            }
        }
        return records;
    }

    private String start(String shard) {
        return client.getShardIterator(
                        get -> get.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    /** The event that Lambda makes of records, as far as the function reads it. */
    static String event(List<Record> records) {
        return records.stream().map(TableStream::json).collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    private static String json(Record record) {
        Map<String, AttributeValue> keys = record.dynamodb().keys();
        return "{\"dynamodb\":{\"SequenceNumber\":\"%s\",\"Keys\":{\"pk\":{\"S\":\"%s\"},\"sk\":{\"S\":\"%s\"}}}}"
                .formatted(record.dynamodb().sequenceNumber(), text(keys, "pk"), text(keys, "sk"));
    }

    static String text(Map<String, AttributeValue> keys, String name) {
        return keys.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    @Override
    public void close() {
        client.close();
    }
}
