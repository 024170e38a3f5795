package broadsheet.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The process of one emulator on a loopback port. It is ready once constructed. */
final class Emulator implements AutoCloseable {
    /** Much longer than on an idle machine: a whole run starts many programs at once on two processors. */
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private static final int LOG_TAIL = 20;

    private final ChildProcess process;
    private final URI endpoint;

    private Emulator(ChildProcess process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts a program of {@code .local/tools} and waits until it answers HTTP.
     *
     * @throws IllegalStateException if the program is not installed, ends, or does not answer in time; the message
     *     contains the last lines of its log
     */
    static Emulator start(List<String> command, Map<String, String> environment, Path log, int port) {
        if (!Files.isExecutable(Path.of(command.getFirst()))) {
            throw new IllegalStateException(command.getFirst() + " is not there: run `make tools`");
        }
        // Otherwise a process that already listens on the port would answer in the new one's place.
        if (!LoopbackPort.isFree(port)) {
            throw new IllegalStateException("port " + port + " is in use");
        }
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        ChildProcess process = ChildProcess.start(command, environment, Redirect.appendTo(log.toFile()));
        Instant deadline = Instant.now().plus(TIME_TO_START);
        while (!answers(endpoint)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                process.close();
                throw new IllegalStateException(
                        command.getFirst() + " did not start on port " + port + ":\n" + tail(log));
            }
            pause();
        }
        return new Emulator(process, endpoint);
    }

    /**
     * Starts an emulator on a free port.
     *
     * @throws IllegalStateException if the emulator does not start on any port
     */
    static <T> T onFreePort(Function<Integer, T> start) {
        return LoopbackPort.onFree(LoopbackPort::free, LoopbackPort::isFree, start);
    }

    /** The path at which {@code make tools} installs a program. */
    static String tool(String path) {
        Path root = Path.of(System.getProperty("broadsheet.root", "")).toAbsolutePath();
        return root.resolve(".local/tools").resolve(path).toString();
    }

    /** Creates a log file that the JVM deletes when it ends. */
    static Path temporaryLog(String name) {
        try {
            Path log = Files.createTempFile(name, ".log");
            log.toFile().deleteOnExit();
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a log file", e);
        }
    }

    URI endpoint() {
        return endpoint;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }

    private static boolean answers(URI endpoint) {
        try {
            HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(1_000);
            return connection.getResponseCode() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an emulator started", e);
        }
    }
}
