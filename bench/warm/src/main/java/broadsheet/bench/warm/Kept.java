package broadsheet.bench.warm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A snapshot of the tables and the buckets, which is restored before each call. Without it, an article could be
 * published for the first time only once.
 */
final class Kept {
    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final List<String> buckets;
    private final Map<String, Map<List<AttributeValue>, Map<String, AttributeValue>>> items;

    /** Takes a snapshot of the tables, and empties the buckets. */
    Kept(Bare clients, List<String> tables, List<String> buckets) {
        this.dynamo = clients.dynamo();
        this.s3 = clients.s3();
        this.buckets = buckets;
        this.items = tables.stream().collect(Collectors.toMap(Function.identity(), this::items));
        buckets.forEach(this::empty);
    }

    /** Restores the tables and, on request, empties the buckets. */
    void restore(boolean withObjects) {
        items.forEach(this::restore);
        if (withObjects) {
            buckets.forEach(this::empty);
        }
    }

    private void restore(String table, Map<List<AttributeValue>, Map<String, AttributeValue>> before) {
        Map<List<AttributeValue>, Map<String, AttributeValue>> now = items(table);
        before.forEach((key, item) -> {
            if (!item.equals(now.get(key))) {
                dynamo.putItem(put -> put.tableName(table).item(item));
            }
        });
        now.keySet().stream()
                .filter(key -> !before.containsKey(key))
                .forEach(key -> dynamo.deleteItem(
                        delete -> delete.tableName(table).key(Map.of("pk", key.getFirst(), "sk", key.getLast()))));
    }

    private void empty(String bucket) {
        List<String> keys = s3.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
        keys.forEach(key -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
    }

    private Map<List<AttributeValue>, Map<String, AttributeValue>> items(String table) {
        return dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .collect(Collectors.toMap(item -> List.of(part(item, "pk"), part(item, "sk")), HashMap::new));
    }

    private static AttributeValue part(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).orElseThrow();
    }
}
