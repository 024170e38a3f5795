package broadsheet.importer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the command start from: an empty folder, and an API to publish it to. */
@Timeout(60)
abstract class PublishedFolder {
    /** What begins as a JPEG does, in ISO 8859-1. */
    static final String HARBOUR = "\u00ff\u00d8\u00ff\u00e0 a harbour";

    static final String SPIRE = "\u00ff\u00d8\u00ff\u00e1 a spire";

    @TempDir
    Path dir;

    FakeApi api;

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** How a run ended, and what it said. */
    record Run(int status, String out, String err) {}

    /** Writes a file that begins as a JPEG does. */
    void picture(String name) throws IOException {
        picture(name, HARBOUR);
    }

    /** Writes a file of these bytes, in ISO 8859-1. */
    void picture(String name, String bytes) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.getBytes(ISO_8859_1));
    }

    /** The hash by which a picture of these bytes, in ISO 8859-1, is stored. */
    static String hash(String bytes) {
        return FakeApi.sha256(bytes.getBytes(ISO_8859_1));
    }

    /** Runs the command; arguments given here win over the usual ones. */
    Run publish(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        if (!arguments.contains("--url")) {
            arguments.addAll(List.of("--url", api.url()));
        }
        arguments.add(dir.toString());
        return run("an-editors.token", arguments);
    }

    /** Runs the command in this JVM, with next to no pause between attempts. */
    static Run run(String token, List<String> arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Import.run(
                Duration.ofMillis(2),
                Map.of("TOKEN", token),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments.toArray(String[]::new));
        return new Run(status, out.toString(), err.toString());
    }

    /**
     * Runs the command in a JVM of its own.
     *
     * @param options of the JVM
     */
    Process jvm(String... options) throws IOException {
        return jvm(dir, options);
    }

    /** Runs the command on a file or folder in a JVM of its own. */
    Process jvm(Path source, String... options) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(options));
        words.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "broadsheet.cli.Broadsheet",
                "import",
                "--url=" + api.url(),
                source.toString()));
        var command = new ProcessBuilder(words);
        command.environment().put("TOKEN", "from.the.environment");
        return command.start();
    }

    /** What a command has said, once it is over, on its standard error. */
    static String errors(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), System.out.charset());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Writes articles named by their number. */
    void files(int count) throws IOException {
        for (int number : IntStream.range(0, count).toArray()) {
            write(number + ".md", "Text " + number);
        }
    }

    /** Writes one file into the folder. */
    void write(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
