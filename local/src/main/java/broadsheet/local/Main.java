package broadsheet.local;

import broadsheet.importer.Import;
import broadsheet.local.state.KeyValues;
import broadsheet.local.template.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the system until Ctrl-C or SIGTERM. */
@Command(
        name = "broadsheet",
        mixinStandardHelpOptions = true,
        description = "Runs the whole of template.yaml on this machine.")
public final class Main implements Callable<Integer> {
    /** Of what a new folder starts with: seconds where little else runs, and over a minute was seen where much did. */
    private static final Duration LONGEST_RENDERING = Duration.ofMinutes(10);

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
            names = "--publish",
            paramLabel = "DIR",
            description = "What a new data folder starts with: a folder as `make publish` takes it.")
    private Optional<Path> publish = Optional.empty();

    @Option(
            names = "--serve",
            paramLabel = "PATH=DIR",
            description = "A folder of files to serve beside the site, such as /docs/=target/docs. May be repeated.")
    private Map<String, Path> folders = Map.of();

    private Main() {}

    /** Exit status 1: it could not start, for the reason given in one line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Path root = Path.of(System.getProperty("broadsheet.root", ""));
        Map<String, Path> served = new TreeMap<>();
        folders.forEach((path, folder) -> served.put(path, root.resolve(folder)));
        try (LocalSystem system =
                LocalSystem.start(root.resolve(template), port, root.resolve(data), served, Redirect.INHERIT)) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
            publish.ifPresent(folder -> publishOnce(system, root.resolve(folder), root.resolve(data)));
            served.keySet()
                    .forEach(path ->
                            System.out.println("Files        " + system.site().resolve(path)));
            system.lines().forEach(System.out::println);
            if (system.awaitFailure()) {
                System.err.println("The functions' process has ended.");
            }
        } catch (StartFailure | Refusal e) {
            System.err.println(e.getMessage());
        }
        return 1;
    }

    /** As after a deploy: the templates may have changed since the pages were rendered. */
    private static void renderAgain(LocalSystem system) {
        HttpRequest request = HttpRequest.newBuilder(system.site().resolve("/api/rendering"))
                .header("authorization", "Bearer " + system.token("editors"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the rendering of every page", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not again at the next start: by then the articles are whoever's who changed them. */
    private static void publishOnce(LocalSystem system, Path folder, Path data) {
        Path published = data.resolve("published");
        if (Files.exists(published)) {
            renderAgain(system);
            return;
        }
        int status = Import.run(
                Duration.ofMillis(500),
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                "--dir",
                folder.toString(),
                "--url",
                system.site().toString(),
                "--token",
                system.token("editors"));
        if (status == 0) {
            system.awaitDrained(LONGEST_RENDERING);
            KeyValues.write(published, Map.of("FOLDER", folder.toString()));
        }
    }
}
