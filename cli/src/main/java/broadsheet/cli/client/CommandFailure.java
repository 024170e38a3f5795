package broadsheet.cli.client;

/** A failure that ends a command. The message says why and what to do; the exit status is 2. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates a failure.
     *
     * @param message the one line that the command prints
     */
    public CommandFailure(String message) {
        super(message);
    }
}
