package broadsheet.local.template;

/**
 * The template asks for something that the local system cannot play; the message is one line that
 * names the place.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one of a message such as {@code template.yaml:12: ...}. */
    public Refusal(String message) {
        super(message);
    }
}
