package broadsheet.article;

import static java.util.Objects.requireNonNull;

/** A valid request that fails because the table is overloaded or contended. A retry later succeeds. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An error for something that cannot be read or written now.
     *
     * @param what the name of the thing, for the message
     */
    public Busy(String what) {
        super(what + " is too busy");
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
