package broadsheet.dynamodb.table;

import broadsheet.dynamodb.key.Keys;
import java.util.List;
import javax.inject.Inject;

/** A transaction that the table refuses whatever stands in it, for functions that write to get ready by. */
public final class RefusedWrite {
    private static final String PLACE = "rehearsal";

    /** Nothing meets it. */
    private static final String NEVER = "attribute_exists(pk) AND attribute_not_exists(pk) AND #v = :v";

    private final Table table;

    @Inject
    RefusedWrite(Table table) {
        this.table = table;
    }

    /** Sends it, as something of a reader's. */
    public void attempt(String reader) {
        Item item = Item.keyed(Keys.reader(reader), PLACE);
        if (table.transact(List.of(table.putting(item, NEVER, Item.empty().with("v", "v"))))) {
            throw new IllegalStateException("a condition was met that nothing meets");
        }
    }
}
