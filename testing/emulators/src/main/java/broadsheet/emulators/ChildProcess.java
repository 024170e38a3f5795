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
 * A child process that receives SIGTERM when this JVM ends, even if SIGKILL ended the JVM.
 *
 * <p>A small shell beside the process holds a pipe from this JVM, and sends the signal when the pipe closes. The
 * kernel's PR_SET_PDEATHSIG does not work here. It watches the thread that started the process, and the JVM starts
 * processes from a short-lived helper.
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
     * Starts a command without standard input.
     *
     * @param environment variables to add to this JVM's environment, from which all {@code AWS_} variables are removed
     * @param output receives standard output and standard error
     * @throws UncheckedIOException if the shell cannot be started
     */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Redirect output) {
        List<String> watched = new ArrayList<>(List.of("/bin/sh", "-c", WATCHED, "sh"));
        watched.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(watched).redirectOutput(output).redirectError(output);
        // Emulators and functions under test must not reach the user's own AWS account.
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

    /** Whether the process is still running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the process ends, and returns its exit status. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Sends SIGTERM, and SIGKILL if the process is still running after 2 seconds. */
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
