package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What moderators decide. Every decision is one transaction, safe to repeat, and made once. */
public interface Moderation {
    /** The most comments of one page. */
    int MAX_LIMIT = 100;

    /**
     * One page of the comments that wait, the oldest first.
     *
     * @param limit how many, from 1 to {@value #MAX_LIMIT}
     * @param cursor where an earlier page ended
     * @throws broadsheet.fault.Rejected if the cursor is not one that this list gave
     */
    Page held(int limit, Optional<String> cursor);

    /** Publishes what waits; says what was decided, by whomever. Empty if nothing of this id ever waited. */
    Optional<Decision> approve(String id, String moderator, Instant now);

    /** Drops what waits; says what was decided, by whomever. Empty if nothing of this id ever waited. */
    Optional<Decision> reject(String id, String moderator, Instant now);

    /**
     * Takes a published comment away: it vanishes, or only its place stays, where others answered it. Safe to repeat.
     *
     * @return whether there was such a comment
     */
    boolean remove(Slug article, int number, Comment.State state);

    /**
     * One page of what waits.
     *
     * @param entries the oldest first
     * @param next where the next page starts; empty at the end
     */
    record Page(List<Held> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * What was decided about a comment that waited.
     *
     * @param article its article
     * @param number the number that it was published under; empty if it was rejected
     * @param by who decided
     * @param at when
     */
    record Decision(Slug article, OptionalInt number, String by, Instant at) {
        /** Whether it was published. */
        public boolean isApproval() {
            return number.isPresent();
        }
    }
}
