package broadsheet.cli.client;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;

/**
 * Runs a command with the error handling that all commands share. A failure prints one line; a mistake in the arguments
 * refers to the help.
 */
public final class Commands {
    /** The exit status of a command that cannot be carried out. */
    private static final int CANNOT = 2;

    private static final IParameterExceptionHandler WRONG_ARGUMENTS = (wrong, arguments) -> {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr().println("Try " + command.getCommandSpec().qualifiedName() + " --help.");
        return CANNOT;
    };

    private static final IExecutionExceptionHandler FAILED = (failure, command, parsed) -> {
        String message = failure instanceof CommandFailure
                ? failure.getMessage()
                : command.getCommandName() + " failed: " + failure;
        command.getErr().println(message);
        return CANNOT;
    };

    private Commands() {}

    /** Runs a command and returns its exit status. */
    public static int run(CommandLine command, PrintWriter out, PrintWriter err, String... arguments) {
        return command.setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(WRONG_ARGUMENTS)
                .setExecutionExceptionHandler(FAILED)
                .execute(arguments);
    }
}
