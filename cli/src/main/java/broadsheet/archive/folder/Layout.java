package broadsheet.archive.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a site generator's folder. Links that lead out of the folder are not followed, and not read.
 *
 * @param root the folder, without symbolic links in its path
 * @param documents the paths of files that may be documents, in the root, sorted
 * @param outside the paths of links that lead out of the folder
 */
record Layout(Path root, List<Path> documents, List<Path> outside) {
    private static final Pattern DOCUMENT =
            Pattern.compile("(?i).+\\.(?:md|markdown|mkdn?|mdown|mdx|html?|njk|liquid)");

    /** Folders of templates and of what the generator makes, wherever they are. */
    private static final Set<String> NO_CONTENT =
            Set.of("_layouts", "_includes", "_site", "_sass", "_data", "_plugins", "node_modules");

    /** Such folders at the top. Below, they may be sections of the site. */
    private static final Set<String> NO_CONTENT_AT_TOP = Set.of(
            "vendor",
            "layouts",
            "archetypes",
            "themes",
            "public",
            "resources",
            "assets",
            "static",
            "data",
            "i18n",
            "dist",
            "test",
            "tests",
            "spec");

    static Layout of(Path folder) throws IOException {
        Path root = folder.toRealPath();
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> files = paths.filter(file -> !Files.isDirectory(file) || Files.isSymbolicLink(file))
                    .filter(file ->
                            DOCUMENT.matcher(file.getFileName().toString()).matches())
                    .map(root::relativize)
                    .filter(Layout::mayBeContent)
                    .sorted()
                    .toList();
            List<Path> outside =
                    files.stream().filter(file -> leadsOut(root, file)).toList();
            return new Layout(
                    root,
                    files.stream()
                            .filter(file -> !outside.contains(file) && Files.isRegularFile(root.resolve(file)))
                            .toList(),
                    outside);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean mayBeContent(Path file) {
        for (int i = 0; i < file.getNameCount(); i++) {
            String name = file.getName(i).toString();
            boolean folder = i < file.getNameCount() - 1;
            if (name.startsWith(".")
                    || (folder && NO_CONTENT.contains(name))
                    || (folder && i == 0 && NO_CONTENT_AT_TOP.contains(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean leadsOut(Path root, Path file) {
        try {
            return !root.resolve(file).toRealPath().startsWith(root);
        } catch (IOException dangling) {
            return true;
        }
    }

    /** The first of these files that is there and within the folder. */
    Optional<Path> first(String... names) {
        return Stream.of(names)
                .map(root::resolve)
                .filter(Files::isRegularFile)
                .filter(file -> !leadsOut(root, root.relativize(file)))
                .findFirst();
    }

    boolean has(String name) {
        return Files.exists(root.resolve(name));
    }
}
