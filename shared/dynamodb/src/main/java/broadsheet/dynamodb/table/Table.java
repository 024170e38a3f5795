package broadsheet.dynamodb.table;

import broadsheet.article.Busy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The table, with the store's common reads, conditional writes and transactions.
 *
 * @param client the SDK's client
 * @param name the table's name
 * @param consistency the read consistency where a method does not fix it
 */
public record Table(DynamoDbClient client, String name, Consistency consistency) {
    /** The cancellation codes of a transaction for which a retry that reads again can succeed. */
    private static final Set<String> PASSING =
            Set.of("ConditionalCheckFailed", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private static final int ATTEMPTS = 8;

    /** Limits the backoff to 640 ms. Twelve attempts then take two seconds as a rule, and five at most. */
    private static final int LONGEST_DOUBLING = 6;

    /** The condition that an item does not exist yet. */
    public static final String NEW = "attribute_not_exists(pk)";

    /** The most items of one BatchGetItem request, a limit of DynamoDB. */
    private static final int BATCH = 100;

    /** The same table with another default consistency. */
    public Table with(Consistency other) {
        return new Table(client, name, other);
    }

    /** Reads an item with the table's default consistency. */
    public Optional<Item> get(String pk, String sk) {
        return get(pk, sk, consistency);
    }

    /** A strongly consistent read, for decisions about a write. */
    public Optional<Item> getNow(String pk, String sk) {
        return get(pk, sk, Consistency.STRONG);
    }

    /** Reads an item with a consistency of its own. */
    public Optional<Item> get(String pk, String sk, Consistency wanted) {
        boolean isStrong = wanted == Consistency.STRONG;
        var response = client.getItem(request ->
                request.tableName(name).key(Item.keyed(pk, sk).attributes()).consistentRead(isStrong));
        return response.hasItem() ? Optional.of(Item.of(response.item())) : Optional.empty();
    }

    /**
     * Reads many items and retries the keys that DynamoDB leaves unprocessed. It omits items that do not exist.
     *
     * @throws Busy if DynamoDB leaves keys unprocessed after all attempts
     */
    public void getAll(List<Item> keys, Consumer<Item> each) {
        for (int from = 0; from < keys.size(); from += BATCH) {
            KeysAndAttributes asked = KeysAndAttributes.builder()
                    .keys(keys.subList(from, Math.min(from + BATCH, keys.size())).stream()
                            .map(Item::attributes)
                            .toList())
                    .consistentRead(consistency == Consistency.STRONG)
                    .build();
            getAll(Map.of(name, asked), each);
        }
    }

    /** The existing items with these keys, by key. */
    public Map<Item, Item> getAll(List<Item> keys) {
        Map<Item, Item> found = new HashMap<>();
        getAll(keys, item -> found.put(item.key(), item));
        return found;
    }

    private void getAll(Map<String, KeysAndAttributes> asked, Consumer<Item> each) {
        Map<String, KeysAndAttributes> left = asked;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new Busy("the table");
            }
            Map<String, KeysAndAttributes> now = left;
            var response = client.batchGetItem(get -> get.requestItems(now));
            response.responses().values().forEach(items -> items.forEach(item -> each.accept(Item.of(item))));
            left = response.unprocessedKeys();
            if (!left.isEmpty()) {
                pause(attempt);
            }
        }
    }

    /** Reads one page of a partition. The condition names its values {@code :pk}, {@code :a}, {@code :b}, in order. */
    public QueryResponse query(String condition, List<String> values, Consumer<QueryRequest.Builder> more) {
        Map<String, AttributeValue> named = new HashMap<>();
        List<String> names = List.of(":pk", ":a", ":b");
        for (int i = 0; i < values.size(); i++) {
            named.put(names.get(i), AttributeValue.fromS(values.get(i)));
        }
        return client.query(request -> request.tableName(name)
                .keyConditionExpression(condition)
                .expressionAttributeValues(named)
                .consistentRead(consistency == Consistency.STRONG)
                .applyMutation(more));
    }

    /** Reads a whole range, in as many pages as needed. The condition names its values as in {@link #query}. */
    public List<Item> queryAll(String condition, List<String> values, Consumer<QueryRequest.Builder> more) {
        return queryFirst(Integer.MAX_VALUE, condition, values, more);
    }

    /** Reads at most {@code most} items of a range. It continues where DynamoDB ends a page, at one megabyte. */
    public List<Item> queryFirst(int most, String condition, List<String> values, Consumer<QueryRequest.Builder> more) {
        List<Item> found = new ArrayList<>();
        Map<String, AttributeValue> start = Map.of();
        do {
            Map<String, AttributeValue> next = start;
            int missing = most - found.size();
            QueryResponse response = query(condition, values, query -> {
                query.applyMutation(more);
                if (most < Integer.MAX_VALUE) {
                    query.limit(missing);
                }
                if (!next.isEmpty()) {
                    query.exclusiveStartKey(next);
                }
            });
            response.items().forEach(item -> found.add(Item.of(item)));
            start = response.lastEvaluatedKey();
        } while (!start.isEmpty() && found.size() < most);
        return found;
    }

    /** Writes an item and replaces an existing one. */
    public void put(Item item) {
        client.putItem(request -> request.tableName(name).item(item.attributes()));
    }

    /**
     * Puts an item with an attribute {@code version}, if the stored item has the preceding version (optimistic
     * locking).
     *
     * @return false if another writer was faster
     */
    public boolean replace(Item next) {
        int version = next.number("version");
        try {
            client.putItem(put -> {
                put.tableName(name).item(next.attributes());
                if (version == 1) {
                    put.conditionExpression(NEW);
                } else {
                    put.conditionExpression("version = :before")
                            .expressionAttributeValues(
                                    Map.of(":before", AttributeValue.fromN(String.valueOf(version - 1))));
                }
            });
            return true;
        } catch (ConditionalCheckFailedException quicker) {
            return false;
        }
    }

    /** An unconditional put. Methods named with -ing only build a write for a transaction; they do not send it. */
    public TransactWriteItem putting(Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(name).item(item.attributes()))
                .build();
    }

    /** A put with a condition, in which {@code #a} means the attribute a, and {@code :b} means the value b. */
    public TransactWriteItem putting(Item item, String condition, Item values) {
        return TransactWriteItem.builder()
                .put((Put.Builder put) -> put.tableName(name)
                        .item(item.attributes())
                        .conditionExpression(condition)
                        .expressionAttributeNames(Expressions.names(condition))
                        .expressionAttributeValues(Expressions.values(values)))
                .build();
    }

    /** A conditional update. Its expressions use the names of {@link #putting(Item, String, Item)}. */
    public TransactWriteItem updating(String pk, String sk, String update, String condition, Item values) {
        return TransactWriteItem.builder()
                .update((Update.Builder write) -> write.tableName(name)
                        .key(Item.keyed(pk, sk).attributes())
                        .updateExpression(update)
                        .conditionExpression(condition)
                        .expressionAttributeNames(Expressions.names(update, condition))
                        .expressionAttributeValues(Expressions.values(values)))
                .build();
    }

    /** An update that also creates a missing item. Its values are named as in {@link #putting(Item, String, Item)}. */
    public TransactWriteItem adding(String pk, String sk, String update, Item values) {
        return TransactWriteItem.builder()
                .update((Update.Builder write) -> write.tableName(name)
                        .key(Item.keyed(pk, sk).attributes())
                        .updateExpression(update)
                        .expressionAttributeValues(Expressions.values(values)))
                .build();
    }

    /** A conditional deletion. Its condition uses the names of {@link #putting(Item, String, Item)}. */
    public TransactWriteItem deleting(String pk, String sk, String condition, Item values) {
        return TransactWriteItem.builder()
                .delete((Delete.Builder delete) -> delete.tableName(name)
                        .key(Item.keyed(pk, sk).attributes())
                        .conditionExpression(condition)
                        .expressionAttributeNames(Expressions.names(condition))
                        .expressionAttributeValues(Expressions.values(values)))
                .build();
    }

    /** A condition on an item that the transaction does not write. Its names are as in {@link #putting(Item, String, Item)}. */
    public TransactWriteItem checking(String pk, String sk, String condition, Item values) {
        return TransactWriteItem.builder()
                .conditionCheck((ConditionCheck.Builder check) -> check.tableName(name)
                        .key(Item.keyed(pk, sk).attributes())
                        .conditionExpression(condition)
                        .expressionAttributeNames(Expressions.names(condition))
                        .expressionAttributeValues(Expressions.values(values)))
                .build();
    }

    public TransactWriteItem deleting(String pk, String sk) {
        return TransactWriteItem.builder()
                .delete((Delete.Builder delete) ->
                        delete.tableName(name).key(Item.keyed(pk, sk).attributes()))
                .build();
    }

    /**
     * Executes all the writes in one transaction.
     *
     * @return false if another writer was faster or the table was busy; nothing was written
     */
    public boolean transact(List<TransactWriteItem> writes) {
        try {
            client.transactWriteItems(request -> request.transactItems(writes));
            return true;
        } catch (TransactionCanceledException cancelled) {
            boolean passing = cancelled.cancellationReasons().stream()
                    .map(CancellationReason::code)
                    .allMatch(Table::isPassing);
            if (!passing) {
                throw cancelled;
            }
            return false;
        }
    }

    /** Whether the code is that of a write that was not the cause, or names a reason for which a retry can succeed. */
    static boolean isPassing(String code) {
        return code.equals("None") || PASSING.contains(code);
    }

    /**
     * Waits before a retry: exponential backoff with full jitter. It is short enough that the client is still waiting,
     * and the jitter keeps concurrent writers out of step.
     */
    public static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(10L << Math.min(attempt, LONGEST_DOUBLING)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the table", interrupted);
        }
    }
}
