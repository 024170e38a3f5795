package broadsheet.article;

import static java.util.Objects.requireNonNull;

/** What was asked for cannot be done now, though nothing is wrong with it: too much is asked at once. It will do when it is repeated. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Something that cannot be written or read now.
     *
     * @param what what it is
     */
    public Busy(String what) {
        super(what + " is too busy");
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
