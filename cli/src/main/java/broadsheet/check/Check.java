package broadsheet.check;

import broadsheet.check.bucket.OffsetClock;
import broadsheet.check.table.ReadUnits;
import broadsheet.cli.client.Commands;
import broadsheet.cli.client.LocalInstance;
import broadsheet.dynamodb.table.Consistency;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code check} command: checks the tables and the bucket that TABLE_NAME, DRAFTS_TABLE_NAME and BUCKET_NAME name. */
@Command(
        name = "check",
        description = {
            "Checks whether everything in the table and the bucket is as it should be, and reports what is not.",
            "It only reads, unless it shall repair. The system may go on meanwhile."
        },
        sortOptions = false)
public final class Check implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--repair", description = "Repairs what a program can repair.")
    private boolean repair;

    @Option(
            names = "--grace-period",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long a change may be on its way before it is reported. Default: ${DEFAULT-VALUE}.")
    private int gracePeriod;

    /**
     * Creates the command; it checks nothing yet.
     *
     * @param clock the time, by which the command decides which items are about to expire, and which articles count as
     *     news
     */
    public Check(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Runs the command in this JVM.
     *
     * @return the exit status: 0 if every invariant holds, 1 if one is violated, 2 if the check failed or the arguments
     *     are wrong
     */
    public static int run(InstantSource clock, PrintWriter out, PrintWriter err, String... arguments) {
        return Commands.run(new CommandLine(new Check(clock)), out, err, arguments);
    }

    @Override
    public Integer call() {
        LocalInstance.requireTable(System.getenv());
        PrintWriter out = command.commandLine().getOut();
        Wiring wiring = DaggerWiring.factory().create(Consistency.STRONG, new OffsetClock(clock));
        wiring.renderings()
                .current()
                .filter(rendering -> !rendering.isComplete())
                .ifPresent(rendering -> command.commandLine()
                        .getErr()
                        .println("Every page is being rendered again. The check reports pages that are not rendered yet"
                                + " as wrong."));
        var checker = new ConsistencyChecker(GracePeriod.of(Duration.ofSeconds(gracePeriod)), repair, out::println);
        double unitsBefore = ReadUnits.sum();
        Scanner.Seen seen = new Scanner(wiring, checker, clock).all();
        out.printf(
                "Looked at %,d items, %,d pages and %,d objects for %,.0f read units: %,d differences, %,d"
                        + " repaired; %,d were none a moment later.%n",
                seen.items(),
                seen.pages(),
                seen.objects(),
                ReadUnits.sum() - unitsBefore,
                checker.left() + checker.repaired(),
                checker.repaired(),
                checker.passed());
        return checker.left() == 0 ? 0 : 1;
    }
}
