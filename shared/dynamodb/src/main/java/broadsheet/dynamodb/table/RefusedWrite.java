package broadsheet.dynamodb.table;

import broadsheet.dynamodb.key.Keys;
import java.util.List;
import javax.inject.Inject;

/**
 * A transaction that DynamoDB always rejects. Functions that write send it while Lambda takes their snapshot, so that
 * the code of a write is loaded before the first request.
 */
public final class RefusedWrite {
    private static final String PLACE = "priming";

    /** A condition that no item meets: it requires that the item both exists and does not. */
    private static final String NEVER = "attribute_exists(pk) AND attribute_not_exists(pk) AND #v = :v";

    private final Table table;

    @Inject
    RefusedWrite(Table table) {
        this.table = table;
    }

    /** Sends the transaction with a key of a reader's partition. */
    public void attempt(String reader) {
        Item item = Item.keyed(Keys.reader(reader), PLACE);
        if (table.transact(List.of(table.putting(item, NEVER, Item.empty().with("v", "v"))))) {
            throw new IllegalStateException("a condition was met that nothing meets");
        }
    }
}
