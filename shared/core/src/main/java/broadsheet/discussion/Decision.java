package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * The decision about a held comment.
 *
 * @param id the id of the held comment
 * @param article the comment's article
 * @param author the author's id; empty if they had no account, or have erased their data
 * @param act the kind of decision
 * @param number the comment's number, if it is published, or was published before readers reported it
 * @param by the moderator, or the author, who then has no name here
 * @param at the time of the decision
 */
public record Decision(
        String id, ArticleId article, String author, Act act, OptionalInt number, Moderator by, Instant at) {
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

    /** The kinds of decisions. */
    public enum Act {
        /** A moderator published the comment. */
        APPROVED("published"),
        /** A moderator rejected the comment. */
        REJECTED("rejected"),
        /** The author withdrew the comment. */
        WITHDRAWN("withdrawn");

        private final String status;

        Act(String status) {
            this.status = status;
        }

        /** The comment's status in the API. */
        public String status() {
            return status;
        }
    }
}
