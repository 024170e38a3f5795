package broadsheet.local.template;

/**
 * The template needs something that the local system cannot emulate. The message is one line that names the file and
 * line.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates a refusal.
     *
     * @param message the reason, such as {@code template.yaml:12: ...}
     */
    public Refusal(String message) {
        super(message);
    }
}
