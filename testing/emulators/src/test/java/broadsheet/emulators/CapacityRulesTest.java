package broadsheet.emulators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What dynoxide says that calls cost, against what DynamoDB's developer guide has them cost ("DynamoDB item sizes and
 * formats", "Read and write operations", "Managing complex workflows with transactions"), computed by hand:
 * docs/performance/capacity.md rests on it.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class CapacityRulesTest {
    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;
    private static final int UNIT = 1024;

    private final DynamoDbClient client = Dynoxide.shared().client();
    private String table = "";

    @BeforeAll
    void make() {
        table = Tables.create(client);
        for (int i = 0; i < 10; i++) {
            put(item("ten", "place " + i, 1_000));
        }
    }

    @AfterAll
    void close() {
        client.close();
    }

    @Test
    void aWriteIsAUnitForEachKilobyteBegun() {
        assertEquals(1, put(item("write", "a", UNIT)));
        assertEquals(2, put(item("write", "b", UNIT + 1)));
        assertEquals(2, put(item("write", "c", 2 * UNIT)));
        assertEquals(3, put(item("write", "d", 2 * UNIT + 1)));
    }

    @Test
    void overwritesAndDeletionsCountTheFormerSize() {
        put(item("large", "a", 3_000));
        assertEquals(3, put(item("large", "a", 500)), "put");
        put(item("large", "a", 3_000));
        assertEquals(3, update("large", "SET w = :w"), "an update of one attribute");
        assertEquals(3, update("large", "REMOVE filling"), "an update that takes nearly all away");
        put(item("large", "a", 3_000));
        assertEquals(3, delete("large"), "delete");
        assertEquals(1, delete("large"), "of nothing");
    }

    @Test
    void aReadIsAUnitForEach4KilobytesBegunAndHalfOfItWhenItMayBeLate() {
        put(item("read", "a", 4 * UNIT));
        assertEquals(1, get("read", true));
        assertEquals(0.5, get("read", false));
        put(item("read", "a", 4 * UNIT + 1));
        assertEquals(2, get("read", true));
        assertEquals(1, get("read", false));
        assertEquals(1, get("nobody", true), "of nothing");
        assertEquals(0.5, get("nobody", false), "of nothing, maybe late");
    }

    @Test
    void queryCostsTheSumOfItemsReadForAnyResult() {
        assertEquals(3, query("ten", query -> query.consistentRead(true)));
        assertEquals(1.5, query("ten", query -> query.consistentRead(false)));
        assertEquals(1, query("ten", query -> query.consistentRead(true).limit(3)));
        assertEquals(3, query("ten", query -> query.consistentRead(true).select(Select.COUNT)));
        assertEquals(3, query("ten", query -> query.consistentRead(true).projectionExpression("sk")));
        assertEquals(
                3, query("ten", query -> query.consistentRead(true).filterExpression("attribute_not_exists(filling)")));
        assertEquals(1, query("nobody", query -> query.consistentRead(true)), "nothing");
    }

    @Test
    void aBatchOfReadsCountsEachItemAlone() {
        put(item("batch", "a", 4 * UNIT + 1));
        List<Map<String, AttributeValue>> keys = List.of(key("batch", "a"), key("ten", "place 0"), key("nobody", "a"));
        assertEquals(2 + 1 + 1, batch(keys, false));
        assertEquals(2 + 1 + 1, batch(keys, true), "with a projection");
    }

    @Test
    void inATransactionEachItemCountsTwiceAlsoTheOneThatIsOnlyChecked() {
        put(item("checked", "a", 3_000));
        TransactWriteItem small = putting(item("transaction", "a", 1_000));
        assertEquals(2, transact(small));
        assertEquals(2 + 4, transact(small, putting(item("transaction", "b", 1_500))));
        assertEquals(2 + 6, transact(small, checking("checked", "attribute_exists(pk)")), "a check");
        assertEquals(2 + 2, transact(small, checking("nobody", "attribute_not_exists(pk)")), "a check of nothing");
        assertEquals(
                6,
                transact(TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table).key(key("checked", "a")))
                        .build()));
    }

    @Test
    void anItemIsAsLargeAsItsNamesAndValues() {
        assertEquals(1 + 4, size(AttributeValue.fromN("123456")), "digits by twos, and a byte");
        assertEquals(1 + 1, size(AttributeValue.fromBool(true)), "a truth value");
        assertEquals(1 + 2, size(AttributeValue.fromS("é")), "bytes, not characters");
        assertEquals(1 + 5, size(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[5]))), "bytes");
        assertEquals(1 + 3, size(AttributeValue.fromL(List.of())), "an empty list");
        List<AttributeValue> texts = List.of(AttributeValue.fromS("ab"), AttributeValue.fromS("ab"));
        assertEquals(1 + 3 + 2 * (1 + 2), size(AttributeValue.fromL(texts)), "a list of two texts");
        assertEquals(
                1 + 3 + 1 + 1 + 2,
                size(AttributeValue.fromM(Map.of("k", AttributeValue.fromS("ab")))),
                "a map of one text");
    }

    /** DynamoDB charges for the whole item. Nothing in broadsheet.dynamodb reads that way, so the ledger is not concerned. */
    @Test
    void projectedReadIsUndercounted() {
        put(item("projected", "a", 10_000));
        double units = client.getItem(get -> get.tableName(table)
                        .key(key("projected", "a"))
                        .consistentRead(true)
                        .projectionExpression("sk")
                        .returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits();
        assertEquals(1, units, "DynamoDB would say 3");
    }

    /** How large an attribute of one letter and this value is, by how much of a kilobyte it leaves to others. */
    private int size(AttributeValue value) {
        for (int size = UNIT; size > 0; size--) {
            Map<String, AttributeValue> item = new HashMap<>(item("size", "a", size));
            item.put("v", value);
            if (put(item) == 1) {
                delete("size");
                return UNIT - size;
            }
            delete("size");
        }
        throw new AssertionError("larger than a kilobyte");
    }

    private double put(Map<String, AttributeValue> item) {
        return client.putItem(put -> put.tableName(table).item(item).returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    private double update(String pk, String expression) {
        Map<String, AttributeValue> values =
                expression.contains(":w") ? Map.of(":w", AttributeValue.fromN("1")) : Map.of();
        return client.updateItem(update -> {
                    update.tableName(table)
                            .key(key(pk, "a"))
                            .updateExpression(expression)
                            .returnConsumedCapacity(TOTAL);
                    if (!values.isEmpty()) {
                        update.expressionAttributeValues(values);
                    }
                })
                .consumedCapacity()
                .capacityUnits();
    }

    private double delete(String pk) {
        return client.deleteItem(
                        delete -> delete.tableName(table).key(key(pk, "a")).returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    private double get(String pk, boolean consistent) {
        return client.getItem(get -> get.tableName(table)
                        .key(key(pk, "a"))
                        .consistentRead(consistent)
                        .returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    private double query(String pk, Consumer<QueryRequest.Builder> more) {
        return client.query(query -> query.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                        .returnConsumedCapacity(TOTAL)
                        .applyMutation(more))
                .consumedCapacity()
                .capacityUnits();
    }

    private double batch(List<Map<String, AttributeValue>> keys, boolean projected) {
        KeysAndAttributes.Builder asked = KeysAndAttributes.builder().keys(keys).consistentRead(true);
        if (projected) {
            asked.projectionExpression("sk");
        }
        return sum(client.batchGetItem(
                        get -> get.requestItems(Map.of(table, asked.build())).returnConsumedCapacity(TOTAL))
                .consumedCapacity());
    }

    private double transact(TransactWriteItem... writes) {
        return sum(
                client.transactWriteItems(write -> write.transactItems(writes).returnConsumedCapacity(TOTAL))
                        .consumedCapacity());
    }

    private static double sum(List<ConsumedCapacity> consumed) {
        return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }

    private TransactWriteItem putting(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item))
                .build();
    }

    private TransactWriteItem checking(String pk, String condition) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        check -> check.tableName(table).key(key(pk, "a")).conditionExpression(condition))
                .build();
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    /** An item of so many bytes. */
    private static Map<String, AttributeValue> item(String pk, String sk, int bytes) {
        int others = ("pk" + pk + "sk" + sk + "filling").length();
        Map<String, AttributeValue> item = new HashMap<>(key(pk, sk));
        item.put("filling", AttributeValue.fromS("x".repeat(bytes - others)));
        return item;
    }
}
