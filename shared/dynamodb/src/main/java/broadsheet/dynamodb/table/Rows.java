package broadsheet.dynamodb.table;

import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads many items of one partition as a stream, with strong consistency, because a discussion may not fit into memory.
 *
 * @param table the table
 */
public record Rows(Table table) {
    /** Passes on whole items whose sort keys have a prefix. */
    public void each(String pk, String beginning, Consumer<Item> consumer) {
        each(pk, beginning, query -> {}, consumer);
    }

    /**
     * Passes on some attributes of items.
     *
     * @param beginning the prefix of the sort keys; empty for the whole partition
     * @param projection the attributes to read, each with a hash before its name
     */
    public void each(String pk, String beginning, String projection, Consumer<Item> consumer) {
        each(
                pk,
                beginning,
                query -> query.projectionExpression(projection).expressionAttributeNames(Expressions.names(projection)),
                consumer);
    }

    private void each(String pk, String beginning, Consumer<QueryRequest.Builder> projecting, Consumer<Item> consumer) {
        table.client()
                .queryPaginator(query -> query.tableName(table.name())
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk" + (beginning.isEmpty() ? "" : " AND begins_with(sk, :a)"))
                        .expressionAttributeValues(
                                beginning.isEmpty()
                                        ? Map.of(":pk", AttributeValue.fromS(pk))
                                        : Map.of(
                                                ":pk", AttributeValue.fromS(pk), ":a", AttributeValue.fromS(beginning)))
                        .applyMutation(projecting))
                .items()
                .forEach(item -> consumer.accept(Item.of(item)));
    }
}
