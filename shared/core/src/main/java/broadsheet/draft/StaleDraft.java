package broadsheet.draft;

import static java.util.Objects.requireNonNull;

/** A change of a version that is no longer the draft's. */
public final class StaleDraft extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Never serialised: the function catches it.
    private final WorkingDraft current;

    /** A conflict with the draft as it is now. */
    public StaleDraft(WorkingDraft current) {
        super("The draft is at version " + current.version() + ".");
        this.current = requireNonNull(current, "current is null");
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }

    /** The draft as it is now. */
    public WorkingDraft current() {
        return current;
    }
}
