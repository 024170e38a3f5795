package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.cli.client.CommandFailure;
import broadsheet.dynamodb.table.Item;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file of records.
 *
 * @param root the exported folder
 * @param group the records' group
 */
record RecordFile(Path root, Group group) {
    /**
     * Passes on the records in the file's order; none if there is no file.
     *
     * @throws CommandFailure if a line is no record of this group
     */
    void each(Consumer<Item> consumer) throws IOException {
        Path file = root.resolve(group.path());
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                consumer.accept(item(line, number));
            }
        }
    }

    private Item item(String line, int number) {
        try {
            Item item = ItemJson.item(line);
            ExportedItem exported = group == Group.DRAFTS ? ExportedDraft.of(item) : ExportedItem.of(item);
            if (exported instanceof ExportedItem.Kept(Group of, Item kept) && of == group) {
                return kept;
            }
        } catch (RuntimeException unreadable) {
            throw new CommandFailure(group.path() + ", line " + number + ": is no record: " + unreadable.getMessage());
        }
        throw new CommandFailure(group.path() + ", line " + number + ": is no record that belongs there");
    }
}
