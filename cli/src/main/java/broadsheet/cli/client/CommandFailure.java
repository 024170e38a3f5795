package broadsheet.cli.client;

/** Ends a command that cannot be carried out. The message says why and what to do; the exit status is 2. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Ends a command with a message. */
    public CommandFailure(String message) {
        super(message);
    }
}
