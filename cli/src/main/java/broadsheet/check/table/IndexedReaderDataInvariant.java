package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.discussion.CommentWrites;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Invariant: the reader's data index leads to each rating and report of a signed-in reader. */
record IndexedReaderDataInvariant(
        Table table, String pk, String sk, String reader, ReaderDataIndex indexEntry, Instant now)
        implements Invariant {
    @Override
    public String place() {
        return Keys.reader(reader) + " " + indexEntry.key();
    }

    @Override
    public List<Finding> check() {
        Optional<Item> found = table.getNow(pk, sk).filter(item -> !Expiry.isNear(item, now));
        if (found.isEmpty()
                || table.getNow(Keys.reader(reader), indexEntry.key()).isPresent()) {
            return List.of();
        }
        Item entry = Item.keyed(Keys.reader(reader), indexEntry.key());
        Item kept = found.get().has("expiresAt")
                ? entry.with(
                        "expiresAt",
                        found.get().number("expiresAt")
                                + CommentWrites.INDEX_KEPT
                                        .minus(CommentItems.KEPT)
                                        .toSeconds())
                : entry;
        return List.of(Finding.repairable(
                place(),
                "does not lead to what the reader left",
                () -> ConditionalWrite.make(
                        table,
                        List.of(
                                AsRead.of(found, "stars", "at").checking(table, pk, sk),
                                ConditionalWrite.of(table.putting(kept))))));
    }
}
