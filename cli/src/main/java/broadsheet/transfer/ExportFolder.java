package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.cli.client.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder of an export. A file is written whole or not at all, and only if it is another one now. Thread-safe.
 *
 * <p>It remembers the paths of the files that belong to this run, some hundred bytes each, and deletes those of earlier runs at the end.
 */
final class ExportFolder {
    /** The longest name of a file that common file systems have, in bytes. */
    private static final int LONGEST_NAME = 240;

    private static final String UNFINISHED = ".part";

    /** The folders that belong to an export alone. Other files in the folder are left as they are. */
    private static final List<String> OWN = List.of("articles", "comments", "images", "live", "pages", "records");

    private final Path root;
    private final Set<String> current = ConcurrentHashMap.newKeySet();

    ExportFolder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /**
     * Creates a folder that is to be written.
     *
     * @param kind what a folder with files would have to be, for the message
     * @throws CommandFailure if it has files
     */
    static void create(Path root, String kind) {
        try {
            Files.createDirectories(root);
            try (Stream<Path> files = Files.list(root)) {
                if (files.findAny().isPresent()) {
                    throw new CommandFailure(
                            root + " has files and is no " + kind + ": name a folder that is empty or new.");
                }
            }
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + root + ": " + e.getMessage());
        }
    }

    /** Whether the file system takes a name. */
    static boolean takes(String name) {
        return name.getBytes(UTF_8).length <= LONGEST_NAME;
    }

    /** A file of the folder. */
    Path file(String path) {
        return root.resolve(path);
    }

    /** Writes a text, unless the file has it already. */
    void write(String path, String text) {
        write(path, text.getBytes(UTF_8));
    }

    /** Writes bytes, unless the file has them already. */
    void write(String path, byte[] bytes) {
        try {
            Path file = keep(path);
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                Path unfinished = unfinished(file);
                Files.write(unfinished, bytes);
                finish(unfinished, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file by way of another one, which takes its place when it is complete. */
    void write(String path, Writing writing) {
        try {
            Path file = keep(path);
            Path unfinished = unfinished(file);
            writing.write(unfinished);
            finish(unfinished, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the content of a file that does not exist yet. */
    @FunctionalInterface
    interface Writing {
        void write(Path file) throws IOException;
    }

    /** Says that a file belongs to this run, and returns whether there is one. */
    boolean has(String path) {
        current.add(path);
        return Files.exists(file(path));
    }

    /** Whether this run has written a file, or said that it belongs to it. */
    boolean isOfThisRun(String path) {
        return current.contains(path);
    }

    /** Gives a file a second name. Where the file system cannot do that, it makes a copy. */
    void link(String path, String existing) {
        try {
            Path file = keep(path);
            Path source = file(existing);
            if (Files.exists(file)) {
                if (Files.isSameFile(file, source) || Files.mismatch(file, source) < 0) {
                    return;
                }
                Files.delete(file);
            }
            try {
                Files.createLink(file, source);
            } catch (IOException | UnsupportedOperationException noLinks) {
                Path unfinished = unfinished(file);
                Files.copy(source, unfinished, StandardCopyOption.REPLACE_EXISTING);
                finish(unfinished, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what earlier runs wrote and this one did not, and folders that are empty then. */
    void deleteStale() {
        for (String own : OWN) {
            Path folder = file(own);
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                deleteStale(folder);
            }
        }
    }

    /** Deletes everything that this run did not write, but for what has a name that begins with a dot. */
    void deleteAllStale() {
        deleteStale(root, child -> !isHidden(child));
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private void deleteStale(Path folder) {
        deleteStale(folder, child -> true);
        deleteIfEmpty(folder);
    }

    private void deleteStale(Path folder, Predicate<Path> which) {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.filter(which).toList()) {
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    deleteStale(child);
                } else if (!current.contains(root.relativize(child).toString())) {
                    Files.delete(child);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteIfEmpty(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            if (children.findAny().isEmpty()) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path keep(String path) throws IOException {
        current.add(path);
        Path file = file(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** Several workers may write the same file at once. */
    private static Path unfinished(Path file) {
        return file.resolveSibling("." + Integer.toHexString(file.getFileName().hashCode()) + "."
                + Thread.currentThread().threadId() + UNFINISHED);
    }

    private static void finish(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
