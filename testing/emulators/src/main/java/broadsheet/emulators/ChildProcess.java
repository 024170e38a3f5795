package broadsheet.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that is told to end (SIGTERM) as soon as this JVM is gone, even if that was killed with
 * SIGKILL.
 *
 * <p>A small shell holds a pipe from this JVM beside the process and signals it when the pipe
 * closes. The kernel's own PR_SET_PDEATHSIG is no use here: it watches the thread that started the
 * process, and the JVM starts processes from a helper that is gone at once.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration TIME_TO_END = Duration.ofSeconds(2);

    private static final String WATCHED = """
        exec 3<&0
        { read -r _ <&3; kill -TERM $$; } >/dev/null 2>&1 &
        exec "$@" 3<&- </dev/null
        """;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a command with no standard input.
     *
     * @param environment added to this JVM's own, less what that says of AWS
     * @param output where its standard output and error go
     * @throws UncheckedIOException if there is no shell to start it
     */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Redirect output) {
        List<String> watched = new ArrayList<>(List.of("/bin/sh", "-c", WATCHED, "sh"));
        watched.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(watched).redirectOutput(output).redirectError(output);
        // Nothing here has any business with the user's own AWS account.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    /** The process id of the command itself. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended, and gives its exit status. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end, and kills it if it has not done so after two seconds. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
