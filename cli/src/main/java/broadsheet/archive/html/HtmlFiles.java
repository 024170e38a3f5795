package broadsheet.archive.html;

import broadsheet.archive.SourceText;
import broadsheet.archive.SourceText.Syntax;
import broadsheet.archive.Values;
import broadsheet.validation.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The files of an export. It reads none outside of the export's folder.
 *
 * @param root the folder, without symbolic links in its path
 */
record HtmlFiles(Path root) {
    /** More than any post has; the list of posts may have as much. */
    private static final int MAX_BYTES = 20_000_000;

    static HtmlFiles in(Path folder) throws IOException {
        return new HtmlFiles(folder.toRealPath());
    }

    /** Whether a file is there, and in the folder. */
    boolean has(String name) {
        try {
            Path file = root.resolve(name).toRealPath();
            return file.startsWith(root) && Files.isRegularFile(file);
        } catch (IOException | InvalidPathException missing) {
            return false;
        }
    }

    byte[] bytes(String name) throws IOException {
        if (!has(name)) {
            throw new IOException(name + ", which is not in the folder");
        }
        try (InputStream in = Files.newInputStream(root.resolve(name))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(name + ", which has more than %,d bytes".formatted(MAX_BYTES));
            }
            return bytes;
        }
    }

    String html(String name) throws IOException {
        return Utf8.decode(bytes(name), line -> "line " + line);
    }

    SourceText text(String name) throws IOException {
        return textOf(html(name));
    }

    static SourceText textOf(String html) {
        return new SourceText(html, Syntax.HTML, 0, Values.none());
    }
}
