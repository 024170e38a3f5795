package broadsheet.transfer;

import broadsheet.dynamodb.draft.DraftItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the drafts of an export into their table, if the export has any. A draft that people have changed, published or deleted since stays as
 * it is.
 *
 * @param table the table of drafts
 * @param root the exported folder
 * @param done counts what is done
 */
record DraftRestore(Table table, Path root, RestoreCounts done) {
    void restore(Runnable step) throws IOException {
        List<Item> draft = new ArrayList<>();
        new RecordFile(root, Group.DRAFTS).each(item -> {
            step.run();
            if (!draft.isEmpty() && !draft.getLast().string("pk").equals(item.string("pk"))) {
                draft.clear();
            }
            draft.add(item);
            // The head is the last of a draft's records: without it, nobody sees the others.
            if (item.string("sk").equals(Keys.HEAD)) {
                write(draft, item);
                draft.clear();
            }
        });
    }

    private void write(List<Item> items, Item head) {
        Optional<Item> there = table.getNow(head.string("pk"), Keys.HEAD);
        if (there.isPresent() && !there.get().equals(head)) {
            done.differs(head.string("pk"));
            return;
        }
        items.forEach(this::put);
        DraftItems.entries(DraftItems.draft(head)).forEach(entry -> new NewItem(table, entry).put());
    }

    private void put(Item item) {
        if (new NewItem(table, item).put()) {
            done.written();
        } else {
            done.unchanged();
        }
    }
}
