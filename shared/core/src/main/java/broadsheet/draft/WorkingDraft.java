package broadsheet.draft;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A draft without its document: what lists show, and what decisions about it rest on.
 *
 * @param id the draft's identity
 * @param version counts saves and changes of status, from 1
 * @param status how far it has come
 * @param author who began it
 * @param assignee who has it in hand now; empty for nobody but its author
 * @param base the article that it changes; empty for a new article
 * @param title the title that its document seems to have; may be empty
 * @param saved when the document was saved last, to the second
 * @param savedBy who saved it last
 */
public record WorkingDraft(
        DraftId id,
        int version,
        DraftStatus status,
        DraftUser author,
        Optional<DraftUser> assignee,
        Optional<DraftBase> base,
        String title,
        Instant saved,
        DraftUser savedBy) {
    public WorkingDraft {
        requireNonNull(id, "id is null");
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version);
        }
        requireNonNull(status, "status is null");
        requireNonNull(author, "author is null");
        requireNonNull(assignee, "assignee is null");
        requireNonNull(base, "base is null");
        requireNonNull(title, "title is null");
        requireNonNull(saved, "saved is null");
        requireNonNull(savedBy, "savedBy is null");
    }

    /** Whether the draft is the account's own, or assigned to it. */
    public boolean isOf(String user) {
        return author.id().equals(user)
                || assignee.filter(other -> other.id().equals(user)).isPresent();
    }

    /** The next version, with a document of this title. */
    public WorkingDraft saved(String newTitle, DraftUser by, Instant at) {
        return new WorkingDraft(id, version + 1, status, author, assignee, base, newTitle, at, by);
    }

    /** The next version, with another status. */
    public WorkingDraft at(DraftStatus next) {
        return new WorkingDraft(id, version + 1, next, author, assignee, base, title, saved, savedBy);
    }

    /** The same version in other hands. */
    public WorkingDraft assignedTo(Optional<DraftUser> next) {
        return new WorkingDraft(id, version, status, author, next, base, title, saved, savedBy);
    }

    /** The same version as a change of another revision. */
    public WorkingDraft changing(DraftBase next) {
        return new WorkingDraft(id, version, status, author, assignee, Optional.of(next), title, saved, savedBy);
    }

    /** The id of the article that the draft makes, if it changes none: its own, so that its pages are known before. */
    public ArticleId ownArticle() {
        return new ArticleId(id.value());
    }

    /**
     * A draft with all that people wrote in it.
     *
     * @param draft the draft
     * @param document its document, which need not parse
     * @param notes the notes on it, oldest first
     */
    public record Contents(WorkingDraft draft, String document, List<Note> notes) {
        public Contents {
            requireNonNull(draft, "draft is null");
            requireNonNull(document, "document is null");
            notes = List.copyOf(notes);
        }
    }
}
