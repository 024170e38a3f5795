package broadsheet.importer;

import broadsheet.archive.Archive;
import broadsheet.archive.Sections;
import broadsheet.article.Site;
import broadsheet.cli.client.CommandFailure;
import broadsheet.cli.client.Commands;
import broadsheet.cli.client.Target;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code import} command: publishes a folder of Markdown, or the archive of another system. */
@Command(
        name = "import",
        description = {
            "Publishes a folder: its site.yaml, and every Markdown file in it as an article, with the pictures it"
                    + " shows. Those in its folder pages become static pages.",
            "Or brings in another system's archive: a folder of Jekyll, Hugo or Eleventy, an export of"
                    + " WordPress, Ghost, Substack or Medium. Every old address leads to"
                    + " its article, and so do the links inside the archive.",
            "Run it again after a change or an interruption: it leaves published content unchanged.",
            "Documents that are dated ahead are published at their date. It lists drafts, and leaves them out."
        },
        sortOptions = false)
public final class Import implements Callable<Integer> {
    private static final int BAR_COLUMNS = 72;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final Duration firstPause;

    @Mixin
    private final Target target;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR",
            description = "The folder, a zip of it, or the file of an export of WordPress or Ghost.")
    private Path dir = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "SYSTEM",
            description = "The system: ${COMPLETION-CANDIDATES}. Default: what the folder's settings say.")
    private Optional<SourceSystem> from = Optional.empty();

    @Option(
            names = "--media",
            paramLabel = "DIR",
            description = "The folder of an export's media. Default: the one in which the export is.")
    private Optional<Path> media = Optional.empty();

    @Option(
            names = "--old-url",
            paramLabel = "URL",
            description = "The old site, if the archive does not say it: links to it are links inside the archive.")
    private List<URI> oldUrls = List.of();

    @Option(
            names = "--category",
            paramLabel = "NAME=SECTION",
            description =
                    "The section of a category of the old site. Others become tags, unless a section has their name.")
    private Map<String, String> categories = Map.of();

    @Option(
            names = "--overwrite",
            description =
                    "Replaces what people changed on the site since an archive was imported, and brings back what they"
                            + " withdrew. Default: it stays, and is named.")
    private boolean overwrite;

    @Option(names = "--dry-run", description = "Converts and checks everything, and sends nothing.")
    private boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes what became of each document: HTML if FILE ends so, else JSON.")
    private List<Path> reports = List.of();

    @Option(names = "--section", paramLabel = "SECTION", description = "Where articles go that name no section.")
    private Optional<String> section = Optional.empty();

    /**
     * Creates a command that takes missing options from the environment.
     *
     * @param environment see {@link Target}
     */
    public Import(Map<String, String> environment) {
        this(FIRST_PAUSE, environment);
    }

    private Import(Duration firstPause, Map<String, String> environment) {
        this.firstPause = firstPause;
        target = new Target(environment);
    }

    /**
     * Runs the command in this JVM.
     *
     * @param firstPause the pause before the first retry; each further pause is about twice as long
     * @param environment holds the editor's token as TOKEN
     * @return the exit status: 0 if everything is published or scheduled, except drafts; 1 if a file was refused
     *     or not sent, 2 if the arguments are wrong
     */
    public static int run(
            Duration firstPause,
            Map<String, String> environment,
            PrintWriter out,
            PrintWriter err,
            String... arguments) {
        return Commands.run(new CommandLine(new Import(firstPause, environment)), out, err, arguments);
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            Optional<String> fallback = section.filter(name -> !name.isBlank());
            var attempts = new Attempts(http, firstPause, Thread::sleep);
            Path opened = opened();
            var api = new Api(attempts, target.address(), target.tokens(), fallback);
            var sources = new Sources(opened, from, media, oldUrls, categories, fallback);
            Optional<Archive> archive = archive(sources);
            Folder folder;
            Optional<Site> site = Optional.empty();
            if (archive.isPresent()) {
                Sections sections = sources.sections(archive.get(), api);
                site = Optional.of(sections.site());
                folder = Archives.folder(archive.get(), sections);
            } else {
                folder = folder(opened);
            }
            var report = new Report(folder);
            report.leftOut().ifPresent(out::println);
            if (dryRun) {
                new DryRun(
                                site.isPresent() ? site.get() : sources.site(folder.site(), api),
                                fallback,
                                report,
                                InstantSource.system())
                        .play(folder);
            } else {
                var pictures = new PictureSending(api, attempts, report);
                new Sending(api, pictures, report, articles -> progress(articles, err), overwrite).send(folder);
            }
            out.println((dryRun ? "dry run, nothing is sent: " : "") + report.summary());
            report.end().ifPresent(err::println);
            write(report.file(archive.map(Archive::system).orElse("folder"), dryRun));
            return report.complete() ? 0 : 1;
        } catch (InterruptedException e) {
            throw new CommandFailure("interrupted: run it again to go on");
        }
    }

    private Path opened() {
        try {
            return ZippedFolder.of(dir);
        } catch (IOException e) {
            throw wrong("DIR: cannot read " + e.getMessage());
        }
    }

    private Optional<Archive> archive(Sources sources) {
        try {
            return sources.archive(InstantSource.system().instant());
        } catch (IOException e) {
            throw wrong("DIR: cannot read " + e.getMessage());
        }
    }

    private void write(ReportFile report) {
        for (Path file : reports) {
            try {
                report.write(file);
            } catch (IOException e) {
                throw new CommandFailure("cannot write " + file + ": " + e.getMessage());
            }
        }
    }

    /**
     * Shows a bar on a terminal. Elsewhere it prints a line at the start, every minute and at the end, so that logs
     * stay short.
     */
    private static ProgressBar progress(int articles, PrintWriter err) {
        // The library draws the final state twice.
        var drawn = new AtomicReference<>("");
        Consumer<String> log = line -> {
            if (!line.equals(drawn.getAndSet(line))) {
                err.println(line.strip());
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

    private Folder folder(Path opened) {
        try {
            Folder folder = Folder.read(opened);
            if (folder.files() == 0 && folder.drafts().isEmpty()) {
                throw wrong("DIR: there is no Markdown in " + dir);
            }
            return folder;
        } catch (IOException e) {
            throw wrong("DIR: cannot read " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
