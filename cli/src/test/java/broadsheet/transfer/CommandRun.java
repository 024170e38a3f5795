package broadsheet.transfer;

import broadsheet.fixtures.SeededSite;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;

/**
 * What came of one run of a command.
 *
 * @param status its exit status
 * @param said all that it printed
 */
record CommandRun(int status, String said) {
    /** The entry point of a command. */
    interface Command {
        int run(InstantSource clock, PrintWriter out, PrintWriter err, String... arguments);
    }

    static CommandRun of(Command command, String... arguments) {
        var said = new StringWriter();
        int status = command.run(SeededSite.CLOCK, new PrintWriter(said), new PrintWriter(said), arguments);
        return new CommandRun(status, said.toString());
    }
}
