package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.cli.client.CommandFailure;
import broadsheet.draft.DraftId;
import broadsheet.dynamodb.draft.DraftItems;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the drafts into a folder of their own, which only its owner may read: a document of each, and the records with its earlier texts and
 * its notes.
 *
 * @param table the table of drafts
 * @param folder the exported folder
 * @param seen counts what is exported
 */
record DraftExport(Table table, ExportFolder folder, ExportCounts seen) {
    private static final int ATTEMPTS = 10;

    /** Writes every draft; returns how many records they have. */
    long write() {
        Path unfinished = folder.file(Group.DRAFTS.path() + ".part");
        try {
            closed(folder.file(ExportedDraft.FOLDER));
            long records;
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, UTF_8)) {
                records = write(out);
            }
            folder.has(Group.DRAFTS.path());
            Files.move(unfinished, folder.file(Group.DRAFTS.path()), StandardCopyOption.REPLACE_EXISTING);
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that nobody else may enter, where the file system knows owners. */
    private static void closed(Path drafts) throws IOException {
        Files.createDirectories(drafts);
        if (Files.getFileStore(drafts).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(drafts, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private long write(BufferedWriter out) throws IOException {
        long records = 0;
        for (var page : table.client()
                .scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true))) {
            for (var attributes : page.items()) {
                Item item = Item.of(attributes);
                switch (ExportedDraft.of(item)) {
                    case ExportedItem.Kept kept
                    when item.string("sk").equals(Keys.HEAD) ->
                        records += write(DraftKeys.draftOf(item.string("pk")).orElseThrow(), out);
                    case ExportedItem.LeftOut(String kind) -> seen.leaveOut(kind);
                    case ExportedItem.Unknown(String kind) -> seen.unknown(kind);
                    default -> {}
                }
            }
        }
        return records;
    }

    /** Writes a draft, its head last: a restoration makes the draft visible by it. */
    private long write(DraftId id, BufferedWriter out) throws IOException {
        List<Item> items = read(id);
        for (Item item : items) {
            out.write(ItemJson.line(item));
            out.write('\n');
        }
        if (!items.isEmpty()) {
            Item head = items.getLast();
            items.stream()
                    .filter(item -> item.string("sk").equals(DraftKeys.text(head.number("text"))))
                    .forEach(text -> folder.write(ExportedDraft.FOLDER + "/" + id + ".md", DraftItems.document(text)));
            seen.draft();
        }
        return items.size();
    }

    /** The items of a draft as they were at one time; none if it is deleted by now. */
    private List<Item> read(DraftId id) {
        String pk = DraftKeys.draft(id);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Item> head = table.getNow(pk, Keys.HEAD);
            if (head.filter(item -> !DraftItems.isDeleted(item)).isEmpty()) {
                return List.of();
            }
            List<Item> items =
                    table.queryAll("pk = :pk AND sk > :a", List.of(pk, Keys.HEAD), query -> query.consistentRead(true));
            if (table.getNow(pk, Keys.HEAD).equals(head)) {
                return Stream.concat(items.stream(), head.stream())
                        .flatMap(item -> ExportedDraft.of(item) instanceof ExportedItem.Kept(Group of, Item kept)
                                ? Stream.of(kept)
                                : Stream.empty())
                        .toList();
            }
            Table.pause(attempt);
        }
        throw new CommandFailure("The draft " + id + " is being written all the time. Run it again to go on.");
    }
}
