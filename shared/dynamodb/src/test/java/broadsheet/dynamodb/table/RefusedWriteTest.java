package broadsheet.dynamodb.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.dynamodb.key.Keys;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import org.junit.jupiter.api.Test;

final class RefusedWriteTest {
    @Test
    void refusedWriteChangesNothing() {
        try (Dynoxide dynoxide = Dynoxide.inMemory()) {
            Tables.create(dynoxide.client(), "articles");
            var table = new Table(dynoxide.client(), "articles", Consistency.STRONG);
            new RefusedWrite(table).attempt("nobody");
            assertEquals(
                    0,
                    dynoxide.client().scan(scan -> scan.tableName("articles")).count());

            Item there = Item.keyed(Keys.reader("nobody"), "priming").with("kept", "as it was");
            table.put(there);
            new RefusedWrite(table).attempt("nobody");
            assertEquals(there, table.getNow(Keys.reader("nobody"), "priming").orElseThrow());
        }
    }
}
