package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The moderators' decisions of the last thirty days, so that moderators can undo them. */
public interface DecidedComments {
    /** The most decisions of one page. */
    int MAX_LIMIT = 100;

    /** The most decisions that one page examines. A page may be empty although another follows. */
    int LOOKED_AT = 500;

    /**
     * One page of decisions, newest first.
     *
     * @param act only decisions of this kind; empty for all but the authors' withdrawals
     * @param limit the most decisions, from 1 to {@value #MAX_LIMIT}
     * @param cursor the {@code next} of an earlier page; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor does not come from this list
     */
    Page list(Optional<Decision.Act> act, int limit, Optional<String> cursor);

    /**
     * One page of decisions.
     *
     * @param entries newest first
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(List<Decided> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A decision with its comment.
     *
     * @param decision the decision
     * @param author the comment's author: without an id if they had no account, without a name if it is no longer kept
     * @param posted the time when the author wrote the comment
     * @param text the comment's text, which an approval reads from the published comment; empty if it is no longer
     *     kept
     */
    record Decided(Decision decision, Commenter author, Instant posted, Optional<CommentText> text) {
        public Decided {
            requireNonNull(decision, "decision is null");
            requireNonNull(author, "author is null");
            requireNonNull(posted, "posted is null");
            requireNonNull(text, "text is null");
        }
    }
}
