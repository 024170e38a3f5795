package broadsheet.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds files of an archive. It finds none outside of the archive's folder, even if a link leads there.
 *
 * @param root the archive's folder, without symbolic links in its path
 * @param folders where a path from the site's root may begin
 */
public record PictureSearch(Path root, List<Path> folders) {
    /** The name of a picture that WordPress has made smaller. */
    private static final Pattern SIZED = Pattern.compile("-\\d{2,5}x\\d{2,5}(\\.\\w+)$");

    public PictureSearch {
        folders = List.copyOf(folders);
    }

    /**
     * Finds a file. Of a picture that WordPress or Ghost has made smaller it finds the whole one, if that is all there is.
     *
     * @param path decoded; from the site's root if it begins with a slash
     * @param document the document's path in the root
     * @return the file's path in the root; empty if there is none
     */
    public Optional<Path> find(String path, String document) {
        if (!path.startsWith("/")) {
            Optional<Path> beside = within(root.resolve(document).resolveSibling(""), path);
            if (beside.isPresent()) {
                return beside;
            }
        }
        String relative = path.replaceFirst("^/+", "");
        String whole = relative.replaceFirst("^content/images/size/[^/]+/", "content/images/");
        return Stream.of(
                        relative,
                        relative.replaceFirst("^.*wp-content/uploads/", ""),
                        whole.replaceFirst("^content/images/", ""),
                        // Ghost has films and files beside its pictures.
                        whole.replaceFirst("^content/", ""))
                .flatMap(name -> Stream.of(name, SIZED.matcher(name).replaceFirst("$1")))
                .distinct()
                .flatMap(name -> folders.stream().flatMap(folder -> within(folder, name).stream()))
                .findFirst();
    }

    private Optional<Path> within(Path folder, String path) {
        try {
            Path file = folder.resolve(path).toRealPath();
            return Optional.of(file)
                    .filter(real -> real.startsWith(root) && Files.isRegularFile(real))
                    .map(root::relativize);
        } catch (IOException | InvalidPathException missing) {
            return Optional.empty();
        }
    }
}
