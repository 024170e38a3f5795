package broadsheet.live;

import static java.util.Objects.requireNonNull;

/** An update that cannot be written as things are. */
public final class LiveRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** An update that cannot be written as things are. */
    public LiveRefusal(Why why) {
        super(why.name());
        this.why = requireNonNull(why, "why is null");
    }

    /** Why an update cannot be written. */
    public enum Why {
        /** There is no such coverage. */
        NO_COVERAGE,
        /** There never was such an update. */
        NO_UPDATE,
        /** The coverage is closed: what stands can be corrected, but nothing comes any more. */
        CLOSED,
        /** It was withdrawn: what comes again late must not bring it back. */
        WITHDRAWN,
        /** As many as can be are pinned already. */
        TOO_MANY_PINNED
    }

    /** Why it cannot be written. */
    public Why why() {
        return why;
    }
}
