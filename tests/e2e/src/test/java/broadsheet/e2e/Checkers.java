package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tools of others that the site is checked with, as {@code build/prepare test} installs them. */
final class Checkers {
    private static final Path FOLDER = Publication.ROOT.resolve(".local/tools/checkers");

    private Checkers() {}

    /** A file of an installed npm package. */
    static Path file(String name) {
        Path file = FOLDER.resolve("node_modules").resolve(name);
        assertTrue(Files.exists(file), () -> file + " is missing: run build/prepare test");
        return file;
    }

    /** Runs a program to its end; gives what it printed, whatever its status. */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var printed = process.getInputStream()) {
                String text = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
                return text + "exit status " + process.waitFor();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
