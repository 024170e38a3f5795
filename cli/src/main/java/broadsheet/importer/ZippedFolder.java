package broadsheet.importer;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder in a zip. It is read where it is and unpacks nothing, so that no path in it leads elsewhere. Java refuses a
 * zip with such paths.
 */
final class ZippedFolder {
    private ZippedFolder() {}

    /**
     * The folder: the zip's only one at its top, else its top. Of another file or folder, that itself. The zip stays open
     * for as long as the command runs.
     *
     * @throws IOException if it is no zip
     */
    static Path of(Path path) throws IOException {
        if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".zip") || !Files.isRegularFile(path)) {
            return path;
        }
        try {
            Path top = FileSystems.newFileSystem(path).getPath("/");
            try (Stream<Path> found = Files.list(top)) {
                List<Path> all = found.filter(one -> !one.toString().matches("/(?:__MACOSX|\\..*)/?"))
                        .toList();
                return all.size() == 1 && Files.isDirectory(all.getFirst()) ? all.getFirst() : top;
            }
        } catch (ProviderNotFoundException | IOException broken) {
            throw new IOException(path + ": it is no zip, or one with paths that lead outside", broken);
        }
    }
}
