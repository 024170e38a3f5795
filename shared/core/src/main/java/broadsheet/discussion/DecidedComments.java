package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What moderators decided within thirty days, for those who look for a decision to take it back. */
public interface DecidedComments {
    /** The most decisions of one page. */
    int MAX_LIMIT = 100;

    /** So many decisions are looked at for one page, at most: it may be empty, and yet have a next one. */
    int LOOKED_AT = 500;

    /**
     * One page of the decisions of moderators, the newest first.
     *
     * @param act only these; empty for all but what authors took back
     * @param limit how many, from 1 to {@value #MAX_LIMIT}
     * @param cursor where an earlier page ended
     * @throws broadsheet.validation.ValidationException if the cursor is not one that this list gave
     */
    Page list(Optional<Decision.Act> act, int limit, Optional<String> cursor);

    /**
     * One page of decisions.
     *
     * @param entries the newest first
     * @param next where the next page starts; empty at the end
     */
    record Page(List<Decided> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A decision with what it was about.
     *
     * @param decision the decision
     * @param author who wrote it: without an id if they had no account, without a name where that is not kept any more
     * @param posted when it was written
     * @param text what it said; empty where it is not kept any more: of an approval it is in the comment
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
