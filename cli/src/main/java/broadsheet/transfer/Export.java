package broadsheet.transfer;

import broadsheet.cli.client.CommandFailure;
import broadsheet.cli.client.Commands;
import broadsheet.cli.client.LocalInstance;
import broadsheet.dynamodb.table.Consistency;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code export} command: writes all that a publication has into a folder. */
@Command(
        name = "export",
        description = {
            "Writes everything that was published into a folder: documents with their pictures, site.yaml, static"
                    + " pages, live coverages, comments, redirects, and how often each article was read and rated.",
            "The folder is readable without Broadsheet. The command restore makes the same site of it.",
            "It only reads the table and the bucket, which TABLE_NAME and BUCKET_NAME name. Run it again to bring the"
                    + " folder up to date, or to go on after an interruption."
        },
        sortOptions = false)
public final class Export implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder: a new or empty one, or that of an earlier export.")
    private Path dir = Path.of("");

    @Option(
            names = "--static",
            description = {
                "Writes a copy of the site instead that any web server serves: pages, feeds, pictures and redirects."
                        + " It has no forms and no scripts."
            })
    private boolean isStatic;

    /**
     * Creates the command.
     *
     * @param clock the time, which the export states
     */
    public Export(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs the command in this JVM and returns its exit status. */
    public static int run(InstantSource clock, PrintWriter out, PrintWriter err, String... arguments) {
        return Commands.run(new CommandLine(new Export(clock)), out, err, arguments);
    }

    @Override
    public Integer call() {
        LocalInstance.requireTable(System.getenv());
        Wiring wiring = DaggerWiring.factory().create(Consistency.STRONG, clock);
        if (isStatic) {
            return copied(wiring);
        }
        Manifest begun = Manifest.begin(dir);
        var folder = new ExportFolder(dir);
        var pictures = new PictureCopies(wiring.objects(), wiring.bucket().value(), folder);
        try (var workers = new Workers();
                var export = new TableExport(wiring.table(), pictures, workers)) {
            folder.write(Manifest.NAME, begun.text());
            folder.write("README.md", Readme.text());
            ExportCounts seen = export.seen();
            var progress = new ProgressLines(
                    command.commandLine().getErr(),
                    clock,
                    () -> "%,d items, %,d articles, %,d pictures"
                            .formatted(seen.items(), seen.articles(), seen.pictures()));
            export.walk(progress::step);
            long records = export.complete();
            folder.deleteStale();
            folder.write(
                    Manifest.NAME,
                    new Manifest(begun.id(), Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS)), records)
                            .text());
            return report(seen);
        } catch (UncheckedIOException e) {
            throw unwritable(e);
        }
    }

    private int copied(Wiring wiring) {
        try {
            return new StaticExport(wiring, dir, clock)
                    .make(command.commandLine().getOut(), command.commandLine().getErr());
        } catch (UncheckedIOException e) {
            throw unwritable(e);
        }
    }

    private CommandFailure unwritable(UncheckedIOException why) {
        return new CommandFailure("cannot write into " + dir + ": " + why.getMessage() + ". Run it again to go on.");
    }

    private int report(ExportCounts seen) {
        PrintWriter out = command.commandLine().getOut();
        out.printf(
                "%,d articles, %,d pages and coverages, %,d comments, %,d pictures%n",
                seen.articles(), seen.otherDocuments(), seen.comments(), seen.pictures());
        seen.leftOut().forEach((kind, number) -> out.printf("left out: %,d %s%n", number, ExportedItem.named(kind)));
        seen.unknown()
                .forEach(
                        (kind, number) -> out.printf("not exported: %,d items of an unknown kind, %s%n", number, kind));
        if (seen.missingPictures() > 0) {
            out.printf(
                    "%,d pictures are not complete in the bucket: the command check names them%n",
                    seen.missingPictures());
        }
        return seen.unknown().isEmpty() && seen.missingPictures() == 0 ? 0 : 1;
    }
}
