package broadsheet.dynamodb.site;

import broadsheet.article.ListingPosition;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.rendering.Closings;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stores the last discussion that closed by age. Changes of its item trigger no function. */
public final class DynamoClosings implements Closings {
    /** The attribute with the position of the article whose discussion closed last. */
    public static final String LAST = "last";

    private final Table table;

    @Inject
    DynamoClosings(Table table) {
        this.table = table;
    }

    @Override
    public Optional<ListingPosition> last() {
        return table.getNow(Keys.RENDERING, Keys.CLOSED).flatMap(item -> ListingKeys.placeOf(item.string(LAST)));
    }

    @Override
    public void closed(ListingPosition last) {
        table.client()
                .updateItem(update -> update.tableName(table.name())
                        .key(Item.keyed(Keys.RENDERING, Keys.CLOSED).attributes())
                        .updateExpression("SET #last = :last")
                        .expressionAttributeNames(Map.of("#last", LAST))
                        .expressionAttributeValues(Map.of(":last", AttributeValue.fromS(ListingKeys.entry(last)))));
    }
}
