package broadsheet.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Lets the time of schedules come, which lies centuries ahead in events: their senders wait for it, and tests cannot. */
final class ScheduledPast {
    private static final String MOMENT = "2026-01-01T00:00:00Z";

    private ScheduledPast() {}

    /** Gives all schedules in a table a time that has come. */
    static void of(DynamoDbClient dynamo, String table) {
        dynamo.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .filter(item -> text(item, "pk").startsWith("SCHEDULE#")
                        && !Set.of("SCHEDULE#DONE", "SCHEDULE#FAILED").contains(text(item, "pk")))
                .forEach(item -> move(dynamo, table, item));
    }

    private static void move(DynamoDbClient dynamo, String table, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> moved = new HashMap<>(item);
        moved.put("at", AttributeValue.fromS(MOMENT));
        String sk = text(item, "sk");
        int id = sk.indexOf('#');
        if (id > 0) {
            moved.put("sk", AttributeValue.fromS(MOMENT + sk.substring(id)));
            Map<String, AttributeValue> keys = new HashMap<>();
            keys.put("pk", AttributeValue.fromS(text(item, "pk")));
            keys.put("sk", AttributeValue.fromS(sk));
            dynamo.deleteItem(delete -> delete.tableName(table).key(keys));
        }
        dynamo.putItem(put -> put.tableName(table).item(moved));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }
}
