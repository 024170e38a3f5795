package broadsheet.transfer;

import broadsheet.cli.client.CommandFailure;
import broadsheet.cli.client.Commands;
import broadsheet.cli.client.LocalInstance;
import broadsheet.dynamodb.table.Consistency;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code restore} command: makes the site of an export in an empty system. */
@Command(
        name = "restore",
        description = {
            "Makes the site of an exported folder in an empty system: the same pages, with their revisions, comments,"
                    + " ratings and counts.",
            "It writes the table and the bucket, which TABLE_NAME and BUCKET_NAME name, and replaces nothing that is"
                    + " there. Then the system renders every page.",
            "Run it again to go on after an interruption."
        },
        sortOptions = false)
public final class Restore implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of an export.")
    private Path dir = Path.of("");

    @Option(
            names = "--again",
            description = "After a complete restoration, write what is missing, also what people have deleted since.")
    private boolean again;

    /**
     * Creates the command.
     *
     * @param clock the time, by which comments count as recent
     */
    public Restore(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs the command in this JVM and returns its exit status. */
    public static int run(InstantSource clock, PrintWriter out, PrintWriter err, String... arguments) {
        return Commands.run(new CommandLine(new Restore(clock)), out, err, arguments);
    }

    @Override
    public Integer call() {
        LocalInstance.requireTable(System.getenv());
        Manifest manifest = Manifest.complete(dir);
        Wiring wiring = DaggerWiring.factory().create(Consistency.STRONG, clock);
        PrintWriter out = command.commandLine().getOut();
        var done = new RestoreCounts();
        var progress = new ProgressLines(
                command.commandLine().getErr(),
                clock,
                () -> "%,d of %,d records, %,d pictures".formatted(done.records(), manifest.items(), done.pictures()));
        try (var workers = new Workers()) {
            var begin = new RestoreBegin(wiring.table(), wiring.renderings(), manifest, clock);
            boolean fresh = begin.begin(new RecordFile(dir, Group.SITE));
            if (!fresh && !again) {
                out.println("This export was restored before, or a rendering was started since: nothing is written."
                        + " With --again, what is missing is written, also what people have deleted since.");
                return 0;
            }
            new PictureRestore(wiring.objects(), wiring.bucket().value(), dir, done).restore(workers, progress::step);
            new TableRestore(wiring.table(), dir, done, clock).restore(workers, progress::step);
            if (fresh) {
                new BoundaryRestore(wiring.listings(), wiring.boundaries())
                        .restore(new RecordFile(dir, Group.BOUNDARIES));
                begin.end();
            }
            out.printf(
                    "%,d records and %,d files of pictures written; %,d were there already%n",
                    done.newRecords(), done.pictures(), done.known());
            done.different()
                    .forEach(place -> out.println("  is there and says something else, left as it is: " + place));
            if (done.differences() > done.different().size()) {
                out.printf(
                        "  and %,d more%n",
                        done.differences() - done.different().size());
            }
            if (fresh) {
                out.println("The system renders every page now.");
            }
            return done.differences() == 0 ? 0 : 1;
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private CommandFailure unreadable(Exception why) {
        return new CommandFailure("cannot read " + dir + ": " + why.getMessage());
    }
}
