import com.palantir.javaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds every Java file of the repository to palantir-java-format, or rewrites them.
 *
 * <p>Arguments: the root folder, {@code check} or {@code write}, and a file that says when all were last found to be in
 * the format. Only files that are newer are read. A fresh clone has no such file. Exit status 1: a file differs.
 */
final class Format {
    private Format() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Path stamp = Path.of(arguments[2]);
        Instant now = Instant.now();
        List<String> command = new ArrayList<>(List.of("--palantir"));
        if (arguments[1].equals("write")) {
            command.add("--replace");
        } else {
            command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
        }
        int options = command.size();
        // Another version of the formatter, or of this program, reads all files again.
        boolean outdated = isNewer(root.resolve("pom.xml"), stamp) || isNewer(root.resolve("build/Format.java"), stamp);
        try (var files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.local/"))
                    .filter(file -> outdated || isNewer(file, stamp))
                    .map(Path::toString)
                    .sorted()
                    .forEach(command::add);
        }
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        int status =
                command.size() == options ? 0 : new Main(out, err, System.in).format(command.toArray(String[]::new));
        if (status != 0) {
            err.println("The files above are not in the project's format: run `make format`.");
            System.exit(status);
        }
        Files.createDirectories(stamp.getParent());
        Files.write(stamp, new byte[0]);
        Files.setLastModifiedTime(stamp, FileTime.from(now));
        System.exit(0);
    }

    private static boolean isNewer(Path file, Path stamp) {
        try {
            return !Files.exists(stamp)
                    || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(stamp)) >= 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
