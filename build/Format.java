import com.palantir.javaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds every Java file of the repository to palantir-java-format, or rewrites them.
 *
 * <p>Arguments: the root folder, and {@code check} or {@code write}. Exit status 1: a file differs.
 */
final class Format {
    private Format() {}

    public static void main(String[] arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("--palantir"));
        if (arguments[1].equals("write")) {
            command.add("--replace");
        } else {
            command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
        }
        try (var files = Files.walk(Path.of(arguments[0]))) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .filter(file -> !file.contains("/target/") && !file.contains("/.local/"))
                    .sorted()
                    .forEach(command::add);
        }
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        int status = new Main(out, err, System.in).format(command.toArray(String[]::new));
        if (status != 0) {
            err.println("The files above are not in the project's format: run `make format`.");
        }
        System.exit(status);
    }
}
