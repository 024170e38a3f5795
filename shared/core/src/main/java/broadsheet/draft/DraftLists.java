package broadsheet.draft;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** Lists drafts, the newest save first. */
public interface DraftLists {
    /** The most drafts of one page. */
    int MAX_LIMIT = 100;

    /**
     * A page of drafts. A draft that is saved while somebody turns pages may be on two of them.
     *
     * @param status the drafts' status; empty for drafts of every status
     * @param user the account whose drafts they are, or to which they are assigned; empty for all drafts
     * @throws broadsheet.validation.ValidationException if no page can have returned the cursor
     */
    Page list(Optional<DraftStatus> status, Optional<String> user, int limit, Optional<String> cursor);

    /**
     * A page of drafts.
     *
     * @param drafts the newest save first
     * @param next the cursor of the next page; empty on the last one
     */
    record Page(List<WorkingDraft> drafts, Optional<String> next) {
        public Page {
            drafts = List.copyOf(drafts);
            requireNonNull(next, "next is null");
        }
    }
}
