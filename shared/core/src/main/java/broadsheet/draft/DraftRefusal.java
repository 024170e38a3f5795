package broadsheet.draft;

import static java.util.Objects.requireNonNull;

/** A change that a draft does not accept in its current state, or from this person. */
public final class DraftRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** A refusal for this reason. */
    public DraftRefusal(Why why) {
        super(why.name());
        this.why = requireNonNull(why, "why is null");
    }

    /** The reasons of a refusal. */
    public enum Why {
        /** There is no such draft, or the person may not know of it. */
        NONE,
        /** The draft is ready, so its author can change it no longer. */
        READY,
        /** The draft is scheduled, so nobody can change it. */
        SCHEDULED,
        /** Only editors decide this about a draft. */
        EDITORS_ONLY,
        /** Only editors and the draft's author decide this about it. */
        AUTHOR_ONLY,
        /** Another draft, or another note on the draft or link to it, has this id. */
        ID_TAKEN,
        /** The draft has the most notes already. */
        TOO_MANY_NOTES,
        /** The draft has the most links already. */
        TOO_MANY_LINKS
    }

    /** The reason of the refusal. */
    public Why why() {
        return why;
    }
}
