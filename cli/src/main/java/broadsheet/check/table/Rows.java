package broadsheet.check.table;

import broadsheet.dynamodb.table.Expressions;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads many items of one partition as a stream, because a discussion may not fit into memory.
 *
 * @param table the table
 */
record Rows(Table table) {
    /**
     * Reads the items with strong consistency.
     *
     * @param beginning the prefix of the sort keys; empty for the whole partition
     * @param projection the attributes to read, each with a hash before its name
     */
    void each(String pk, String beginning, String projection, Consumer<Item> consumer) {
        table.client()
                .queryPaginator(query -> query.tableName(table.name())
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk" + (beginning.isEmpty() ? "" : " AND begins_with(sk, :a)"))
                        .expressionAttributeValues(
                                beginning.isEmpty()
                                        ? Map.of(":pk", AttributeValue.fromS(pk))
                                        : Map.of(
                                                ":pk", AttributeValue.fromS(pk), ":a", AttributeValue.fromS(beginning)))
                        .projectionExpression(projection)
                        .expressionAttributeNames(Expressions.names(projection)))
                .items()
                .forEach(item -> consumer.accept(Item.of(item)));
    }
}
