package broadsheet.draft;

import broadsheet.article.Articles.TooLarge;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The store of working drafts. Each write is one transaction and is safe to repeat. Each checks first what the person
 * may do with the draft as it is then.
 */
public interface WorkingDrafts {
    /** A draft without its document. */
    Optional<WorkingDraft> find(DraftId id);

    /** Whether a draft has the id, or had it within the last thirty days. */
    boolean isTaken(DraftId id);

    /** A draft with its document and notes. */
    Optional<WorkingDraft.Contents> read(DraftId id);

    /**
     * Begins a draft. The same person can repeat this with the same id, and the same document or article: the draft then
     * stays as it is.
     *
     * @param document the document, which need not parse and may be empty
     * @param base the published article that the draft changes, if it changes one
     * @throws DraftRefusal if another draft has the id
     * @throws TooLarge if the document exceeds the store's limit
     */
    WorkingDraft create(DraftId id, String document, Optional<DraftBase> base, DraftUser author, Instant now);

    /**
     * Saves a document as the draft's next version. The document that the same person saved last is not saved again: a
     * repeat gives the version that the draft has.
     *
     * @param expected whether the change is based on this version
     * @throws StaleDraft if the draft's version is not the expected one
     * @throws DraftRefusal if there is no such draft, or this person may not write in it now
     * @throws TooLarge if the document exceeds the store's limit
     */
    WorkingDraft save(DraftId id, String document, IntPredicate expected, DraftPermissions who, Instant now);

    /**
     * Gives a draft another status. Where it has the status already, nothing is written.
     *
     * @param expected whether the change is based on this version
     * @throws StaleDraft if the draft's version is not the expected one
     * @throws DraftRefusal if there is no such draft, or this person may not give it the status
     */
    WorkingDraft changeStatus(DraftId id, DraftStatus status, IntPredicate expected, DraftPermissions who);

    /**
     * Gives a draft to somebody, or to nobody. The version stays.
     *
     * @throws DraftRefusal if there is no such draft, or this person may not give it away
     */
    WorkingDraft assign(DraftId id, Optional<DraftUser> assignee, DraftPermissions who);

    /**
     * Adds a note to a draft. The same person can repeat this with the same id and text.
     *
     * @param note the note's id
     * @return the note as it was stored first
     * @throws DraftRefusal if there is no such draft, or another note has the id, or the draft has too many notes
     */
    Note note(DraftId id, DraftId note, String text, DraftPermissions who, Instant now);

    /**
     * Deletes a draft with its notes and kept texts. What this person may not know of stays, and counts as deleted.
     *
     * @throws DraftRefusal if this person may not delete it now
     */
    void delete(DraftId id, DraftPermissions who, Instant now);

    /**
     * Deletes a draft that has been published, and remembers how it ended. A repeat completes what was interrupted. If
     * somebody has saved another text than the published one, the draft stays, as a change of what was published. Only
     * functions that publish call this.
     */
    void retire(DraftId id, PublishedDraft end, Instant now);

    /** How a draft ended; empty if it did not end with its publication, or too long ago. */
    Optional<PublishedDraft> published(DraftId id);
}
