package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What was decided about a comment that was held.
 *
 * @param id the id that it waited under
 * @param article its article
 * @param author its author's id; empty if they had no account, or have erased what was kept about them
 * @param act what was decided
 * @param number the number that it was published under, now or before readers reported it; empty if it never was
 * @param by who decided; its author has no name there
 * @param at when
 */
public record Decision(String id, Slug article, String author, Act act, OptionalInt number, Moderator by, Instant at) {
    public Decision {
        requireNonNull(id, "id is null");
        requireNonNull(article, "article is null");
        requireNonNull(author, "author is null");
        requireNonNull(act, "act is null");
        requireNonNull(number, "number is null");
        requireNonNull(by, "by is null");
        requireNonNull(at, "at is null");
        if (act == Act.APPROVED && number.isEmpty()) {
            throw new IllegalArgumentException("approved without a number");
        }
    }

    /** What can be decided. */
    public enum Act {
        /** A moderator published it. */
        APPROVED("published"),
        /** A moderator dropped it. */
        REJECTED("rejected"),
        /** Its author took it back. */
        WITHDRAWN("withdrawn");

        private final String status;

        Act(String status) {
            this.status = status;
        }

        /** What the API says of the comment then. */
        public String status() {
            return status;
        }
    }
}
