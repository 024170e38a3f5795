package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.dynamodb.table.Item;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;

/** The files of records, one item on a line. They take the places of those before them when all are complete. */
final class Records implements AutoCloseable {
    private static final String UNFINISHED = ".part";

    private final ExportFolder folder;
    private final Map<Group, BufferedWriter> files = new EnumMap<>(Group.class);
    private long written;

    Records(ExportFolder folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.file("records"));
            for (Group group : Group.values()) {
                if (group.isOfTable()) {
                    files.put(group, Files.newBufferedWriter(unfinished(group), UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Group group, Item item) {
        try {
            BufferedWriter file = files.get(group);
            if (file == null) {
                throw new IllegalArgumentException(group + " has no file of records");
            }
            file.write(ItemJson.line(item));
            file.write('\n');
            written++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many records were added. */
    long written() {
        return written;
    }

    /** Ends the files. Groups without records have none. */
    void complete() {
        close();
        try {
            for (Group group : files.keySet()) {
                if (Files.size(unfinished(group)) == 0) {
                    Files.delete(unfinished(group));
                } else {
                    folder.has(group.path());
                    Files.move(unfinished(group), folder.file(group.path()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path unfinished(Group group) {
        return folder.file(group.path() + UNFINISHED);
    }

    @Override
    public void close() {
        try {
            for (BufferedWriter file : files.values()) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
