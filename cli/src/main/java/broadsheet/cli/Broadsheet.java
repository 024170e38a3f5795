package broadsheet.cli;

import broadsheet.check.Check;
import broadsheet.cli.client.Commands;
import broadsheet.cli.takedown.Takedown;
import broadsheet.comments.ImportComments;
import broadsheet.importer.Import;
import broadsheet.transfer.Export;
import broadsheet.transfer.Restore;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command-line program, which contains every command. */
@Command(
        name = "broadsheet",
        description = "Publishes to a Broadsheet, checks it and operates it.",
        usageHelpWidth = 100,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:Done.",
            "1:Something is left: it was refused, is not right, or is still served. The output names it.",
            "2:The arguments are wrong, or the command could not be carried out. The last line says what to do."
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  TOKEN       An editor's bearer token. No option takes it: every user of a machine can list arguments.",
            "              Default: a token of the instance that runs on this machine.",
            "  TOKEN_FILE  A file with such a token, which is read for each call. It comes before TOKEN.",
            "  URL         The site. Default: the instance that runs on this machine.",
            "  DATA        The data folder of that instance. Default: .local/data."
        })
public final class Broadsheet implements Runnable {
    /** How long Ctrl-C waits for the command's summary. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(3);

    @Spec
    private CommandSpec command = CommandSpec.create();

    @SuppressWarnings("unused") // The annotation makes picocli print the help.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Explains the command.")
    private boolean help;

    private Broadsheet() {}

    /**
     * Runs a command and ends the JVM with its exit status. Ctrl-C interrupts the command and lets it print its
     * summary.
     */
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
                System.getenv(),
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                arguments);
        finished.countDown();
        System.exit(status);
    }

    /** Runs a command in this JVM and returns its exit status. */
    public static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
        return Commands.run(program(environment), out, err, arguments);
    }

    /** Creates the program with all of its commands. */
    static CommandLine program(Map<String, String> environment) {
        return new CommandLine(new Broadsheet())
                .addSubcommand(new Import(environment))
                .addSubcommand(new ImportComments(InstantSource.system()))
                .addSubcommand(new Check(InstantSource.system()))
                .addSubcommand(new Export(InstantSource.system()))
                .addSubcommand(new Restore(InstantSource.system()))
                .addSubcommand(new SendRedirects(environment, Duration.ofSeconds(2)))
                .addSubcommand(new Rerender(environment))
                .addSubcommand(new Takedown(environment))
                .addSubcommand(new Token(environment));
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Which command?");
    }
}
