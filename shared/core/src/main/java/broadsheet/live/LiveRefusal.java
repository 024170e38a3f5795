package broadsheet.live;

import static java.util.Objects.requireNonNull;

/** An update that the coverage does not accept in its current state. */
public final class LiveRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** A refusal for this reason. */
    public LiveRefusal(Why why) {
        super(why.name());
        this.why = requireNonNull(why, "why is null");
    }

    /** The reasons of a refusal. */
    public enum Why {
        /** There is no such coverage. */
        NO_COVERAGE,
        /** There never was such an update. */
        NO_UPDATE,
        /** The coverage is closed: editors can correct its updates, but not post new ones. */
        CLOSED,
        /** The update was withdrawn, and a late retry must not restore it. */
        WITHDRAWN,
        /** The coverage has the most pinned updates already. */
        TOO_MANY_PINNED
    }

    /** The reason of the refusal. */
    public Why why() {
        return why;
    }
}
