package broadsheet.draft;

import static java.util.Objects.requireNonNull;

import broadsheet.draft.DraftRefusal.Why;

/**
 * What somebody may do with drafts. Authors see the drafts that are their own or assigned to them, write in them until
 * an editor calls them ready, and hand them in. Editors do everything with all drafts. Nobody changes the text of a
 * scheduled draft.
 *
 * @param user who it is
 * @param isEditor whether this is an editor; otherwise an author
 */
public record DraftPermissions(DraftUser user, boolean isEditor) {
    public DraftPermissions {
        requireNonNull(user, "user is null");
    }

    /** Whether this person may know of the draft. */
    public boolean maySee(WorkingDraft draft) {
        return isEditor || draft.isOf(user.id());
    }

    /**
     * Checks that this person may know of the draft.
     *
     * @throws DraftRefusal if this person may not know of the draft
     */
    public void requireSees(WorkingDraft draft) {
        require(maySee(draft), Why.NONE);
    }

    /**
     * Checks that this person may change the draft's document.
     *
     * @throws DraftRefusal if this person may not change the draft's document now
     */
    public void requireWrites(WorkingDraft draft) {
        requireSees(draft);
        require(draft.status() != DraftStatus.SCHEDULED, Why.SCHEDULED);
        require(isEditor || draft.status() != DraftStatus.READY, Why.READY);
    }

    /**
     * Checks that this person may give the draft a status.
     *
     * @throws DraftRefusal if this person may not give the draft this status
     */
    public void requireSets(WorkingDraft draft, DraftStatus next) {
        requireWrites(draft);
        require(isEditor || next != DraftStatus.READY, Why.EDITORS_ONLY);
    }

    /** Whether this person may give the draft to somebody. */
    public boolean mayAssign(WorkingDraft draft) {
        return maySee(draft) && hasAuthority(draft);
    }

    /**
     * Checks that this person may give the draft to somebody.
     *
     * @throws DraftRefusal if this person may not give the draft to somebody
     */
    public void requireAssigns(WorkingDraft draft) {
        requireSees(draft);
        requireAuthority(draft);
    }

    /**
     * Checks that this person may delete the draft.
     *
     * @throws DraftRefusal if this person may not delete the draft now
     */
    public void requireDeletes(WorkingDraft draft) {
        requireWrites(draft);
        requireAuthority(draft);
    }

    private void requireAuthority(WorkingDraft draft) {
        require(hasAuthority(draft), Why.AUTHOR_ONLY);
    }

    private boolean hasAuthority(WorkingDraft draft) {
        return isEditor || draft.author().id().equals(user.id());
    }

    private static void require(boolean allowed, Why otherwise) {
        if (!allowed) {
            throw new DraftRefusal(otherwise);
        }
    }
}
