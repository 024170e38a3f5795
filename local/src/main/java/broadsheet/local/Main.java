package broadsheet.local;

import broadsheet.local.state.KeyValues;
import broadsheet.local.template.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the system until Ctrl-C or SIGTERM. */
@Command(
        name = "local",
        mixinStandardHelpOptions = true,
        description = "Runs the system of a SAM template on this machine.")
public final class Main implements Callable<Integer> {
    /**
     * The time limit for draining after the first start's command: seconds on an idle machine, over a minute on a busy
     * one.
     */
    private static final Duration LONGEST_FIRST_START = Duration.ofMinutes(10);

    @Option(
            names = "--port",
            description = "The site's port, 0 for any; default PORT or 8080.",
            defaultValue = "${env:PORT:-8080}")
    private int port;

    @Option(
            names = "--data",
            description = "Where everything is kept; default DATA or .local/data.",
            defaultValue = "${env:DATA:-.local/data}")
    private Path data = Path.of("");

    @Option(names = "--template", description = "The template; default template.yaml.", defaultValue = "template.yaml")
    private Path template = Path.of("");

    @Option(
            names = "--first-start",
            paramLabel = "COMMAND",
            description = "Shell command to run once the system is up; with a data folder until it has succeeded once.")
    private Optional<String> firstStart = Optional.empty();

    @Option(
            names = "--restart",
            paramLabel = "COMMAND",
            description = "Shell command to run once the system is up, at every later start with a data folder.")
    private Optional<String> restart = Optional.empty();

    @Option(
            names = "--hint",
            paramLabel = "TEXT",
            description = "Line to print after the addresses; {site} stands for the site's. May be repeated.")
    private List<String> hints = List.of();

    @Option(
            names = "--serve",
            paramLabel = "PATH=DIR",
            description = "A folder of files to serve beside the site, such as /docs/=target/docs. May be repeated.")
    private Map<String, Path> folders = Map.of();

    @Option(
            names = "--debug",
            paramLabel = "PORT",
            description = "Port at which the functions' process listens for a debugger.")
    private Optional<Integer> debug = Optional.empty();

    private Main() {}

    /** Runs the command line. If the system cannot start, it prints the reason in one line and exits with status 1. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Path root = Path.of(System.getProperty("broadsheet.root", ""));
        Map<String, Path> served = new TreeMap<>();
        folders.forEach((path, folder) -> served.put(path, root.resolve(folder)));
        try (LocalSystem system = LocalSystem.start(
                root.resolve(template), port, root.resolve(data), served, Redirect.INHERIT, debugger())) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
            prepare(system, root.resolve(data));
            system.lines().forEach(System.out::println);
            served.keySet()
                    .forEach(path ->
                            System.out.println("Files        " + system.site().resolve(path)));
            String site = system.site().toString();
            hints.forEach(hint -> System.out.println(hint.replace("{site}", site)));
            System.out.println("Ctrl-C stops everything.");
            if (system.awaitFailure()) {
                System.err.println("The functions' process has ended.");
            }
        } catch (StartFailure | Refusal e) {
            System.err.println(e.getMessage());
        }
        return 1;
    }

    private List<String> debugger() {
        return debug.map(at -> "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + at)
                .map(List::of)
                .orElse(List.of());
    }

    private void prepare(LocalSystem system, Path data) {
        Path done = data.resolve("published");
        if (Files.exists(done)) {
            restart.ifPresent(Main::run);
        } else {
            firstStart.ifPresent(command -> prepare(system, command, done));
        }
    }

    private static void prepare(LocalSystem system, String command, Path done) {
        if (run(command) != 0) {
            System.err.println(
                    "The command of the first start failed, as it says above. The next start runs it again.");
            return;
        }
        system.awaitDrained(LONGEST_FIRST_START);
        KeyValues.write(done, Map.of("COMMAND", command));
    }

    private static int run(String command) {
        try {
            return new ProcessBuilder("/bin/sh", "-c", command)
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
