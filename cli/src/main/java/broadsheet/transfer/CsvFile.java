package broadsheet.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** A table of an export for spreadsheets and other programs: CSV with a header. Thread-safe. */
final class CsvFile implements AutoCloseable {
    private final ExportFolder folder;
    private final String path;
    private final Path unfinished;
    private final SequenceWriter rows;

    CsvFile(ExportFolder folder, String path, List<String> columns) {
        this.folder = folder;
        this.path = path;
        this.unfinished = folder.file("." + path + ".part");
        CsvSchema.Builder schema = CsvSchema.builder();
        columns.forEach(schema::addColumn);
        rows = new CsvMapper()
                .writerFor(List.class)
                .with(schema.build().withHeader())
                .writeValues(unfinished);
    }

    synchronized void add(List<?> row) {
        rows.write(row);
    }

    /** Ends the file, which takes the place of the one before it. */
    synchronized void complete() {
        rows.close();
        try {
            Files.move(unfinished, folder.file(path), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        rows.close();
    }
}
