package broadsheet.check;

import broadsheet.bucket.OffsetClock;
import broadsheet.store.Consistency;
import broadsheet.store.ReadUnits;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make check}: looks at the table and the bucket that TABLE_NAME and BUCKET_NAME are. */
@Command(
        name = "check",
        description = {
            "Looks whether everything in the table and the bucket is as it should be, and tells what is not.",
            "Reads only, unless it shall repair; the system may go on meanwhile."
        },
        exitCodeOnExecutionException = 2,
        sortOptions = false)
public final class Check implements Callable<Integer> {
    private final CommandLine command = new CommandLine(this);
    private final InstantSource clock;

    @Option(names = "--repair", description = "Make true what can be.")
    private boolean repair;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long something may be on its way before it is missed (${DEFAULT-VALUE}).")
    private int patience;

    private Check(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs the command and ends the JVM with its status. */
    public static void main(String[] arguments) {
        System.exit(run(
                InstantSource.system(),
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                arguments));
    }

    /**
     * Runs the command.
     *
     * @param clock says which items are about to expire, and what is news
     * @return 0: everything is true; 1: something is not; 2: it could not be looked at, or the arguments are wrong
     */
    public static int run(InstantSource clock, PrintWriter out, PrintWriter err, String... arguments) {
        return new Check(clock)
                .command
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("cannot look: " + failure.getMessage());
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(arguments);
    }

    @Override
    public Integer call() {
        Wiring wiring = DaggerWiring.factory().create(Consistency.STRONG, new OffsetClock(clock));
        wiring.renderings()
                .current()
                .filter(rendering -> !rendering.isComplete())
                .ifPresent(rendering -> command.getErr()
                        .println("Every page is being rendered again: pages that are still to come are told as"
                                + " untrue."));
        var inquiry =
                new ConsistencyChecker(GracePeriod.of(Duration.ofSeconds(patience)), repair, command.getOut()::println);
        double unitsBefore = ReadUnits.sum();
        Scanner.Seen seen = new Scanner(wiring, inquiry, clock).all();
        command.getOut()
                .printf(
                        "Looked at %,d items, %,d pages and %,d objects for %,.0f read units: %,d differences, %,d"
                                + " mended; %,d were none a moment later.%n",
                        seen.items(),
                        seen.pages(),
                        seen.objects(),
                        ReadUnits.sum() - unitsBefore,
                        inquiry.left() + inquiry.mended(),
                        inquiry.mended(),
                        inquiry.passed());
        return inquiry.left() == 0 ? 0 : 1;
    }
}
