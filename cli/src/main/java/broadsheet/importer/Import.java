package broadsheet.importer;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code make publish}: sends a folder of Markdown to a Broadsheet. */
@Command(
        name = "publish",
        description = {
            "Publishes a folder: its site.yaml, and every Markdown file in it as an article, with the pictures it"
                    + " shows.",
            "Run it again after a change or an interruption: what stands already is left as it is.",
            "Drafts, and what is dated ahead, are named and left out."
        },
        sortOptions = false)
public final class Import implements Callable<Integer> {
    private static final int BAR_COLUMNS = 72;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(3);

    private final CommandLine command = new CommandLine(this);
    private final Duration firstPause;

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "The folder.")
    private Path dir = Path.of("");

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The Broadsheet (${DEFAULT-VALUE}).")
    private URI url = URI.create("");

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:TOKEN}",
            description = "An editor's bearer token. Better in the environment, as TOKEN: a command line is public.")
    private Optional<String> token = Optional.empty();

    @Option(names = "--section", paramLabel = "SECTION", description = "Where articles go that name no section.")
    private Optional<String> section = Optional.empty();

    private Import(Duration firstPause) {
        this.firstPause = firstPause;
    }

    /** Runs the command and ends the JVM with its status. Ctrl-C ends it too, with the summary of what was done. */
    public static void main(String[] arguments) {
        Thread main = Thread.currentThread();
        var finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.interrupt();
            try {
                finished.await(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        int status = run(
                Duration.ofMillis(500),
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                arguments);
        finished.countDown();
        System.exit(status);
    }

    /**
     * Runs the command.
     *
     * @param firstPause before something is sent a second time; each further pause is about twice as long
     * @return 0: everything stands but drafts and what is dated ahead; 1: something was refused or not sent; 2: the arguments are wrong
     */
    public static int run(Duration firstPause, PrintWriter out, PrintWriter err, String... arguments) {
        return new Import(firstPause).command.setOut(out).setErr(err).execute(arguments);
    }

    @Override
    public Integer call() {
        PrintWriter out = command.getOut();
        Folder folder = folder();
        if (!folder.leftOut().isEmpty()) {
            out.println("left out: " + String.join(", ", folder.leftOut()));
        }
        var report = new Report(folder);
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            Optional<String> fallback = section.filter(name -> !name.isBlank());
            var attempts = new Attempts(http, firstPause, Thread::sleep);
            var api = new Api(attempts, address(), token(), fallback);
            var pictures = new PictureSending(api, attempts, report);
            new Sending(api, pictures, report, this::progress).send(folder);
        }
        out.println(report.summary());
        report.end().ifPresent(command.getErr()::println);
        return report.complete() ? 0 : 1;
    }

    /** A bar on a terminal; elsewhere, so that logs stay short, a line at the start, each minute, and at the end. */
    private ProgressBar progress(int articles) {
        // The bar draws its last state twice.
        var drawn = new AtomicReference<>("");
        Consumer<String> log = line -> {
            if (!line.equals(drawn.getAndSet(line))) {
                command.getErr().println(line.strip());
            }
        };
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new ProgressBarBuilder()
                .setTaskName("publishing")
                .setInitialMax(articles)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? 100 : 60_000)
                .setConsumer(
                        terminal
                                ? new ConsoleProgressBarConsumer(System.out, BAR_COLUMNS)
                                : new DelegatingProgressBarConsumer(log, BAR_COLUMNS))
                .build();
    }

    private Folder folder() {
        try {
            Folder folder = Folder.read(dir, Instant.now());
            if (folder.files() == 0 && folder.withheld().isEmpty()) {
                throw wrong("--dir: there is no Markdown in " + dir);
            }
            return folder;
        } catch (IOException e) {
            throw wrong("--dir: cannot read " + e.getMessage());
        }
    }

    private String address() {
        if (!String.valueOf(url.getScheme()).matches("https?") || url.getHost() == null || url.getQuery() != null) {
            throw wrong("--url: \"" + url + "\" is no http or https address");
        }
        return url.toString().replaceFirst("/+$", "");
    }

    /** The token, never to be shown: not even where it is wrong. */
    private Optional<String> token() {
        Optional<String> given = token.map(String::strip).filter(text -> !text.isEmpty());
        if (!given.orElse("x").matches("[A-Za-z0-9._~+/-]+=*")) {
            throw wrong("--token: is no bearer token");
        }
        return given;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command, message);
    }
}
