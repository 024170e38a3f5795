package broadsheet.check.table;

import broadsheet.dynamodb.table.Expressions;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Many items of one partition, one after the other: a discussion need not fit into memory.
 *
 * @param table the table
 */
record Rows(Table table) {
    /**
     * Reads what is there now.
     *
     * @param beginning what the keys begin with; all of the partition where it is empty
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
