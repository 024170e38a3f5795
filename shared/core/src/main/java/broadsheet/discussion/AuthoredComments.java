package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The changes that signed-in readers make to their own published comments. */
public interface AuthoredComments {
    /**
     * How long after its publication an author may edit a comment: long enough to correct a slip, too short to change
     * an opinion.
     */
    Duration EDITABLE = Duration.ofMinutes(10);

    /** The numbers of a reader's comments under an article, published or hidden, oldest first. */
    List<Integer> under(ArticleId article, String reader);

    /**
     * Replaces the text of a published comment, which keeps its number. The method is idempotent.
     *
     * @param author the reader who edits
     * @param reasons why a moderator must approve the new text, which hides the comment meanwhile; empty to publish it
     *     at once
     * @param perHour how many comments one reader may write within an hour
     * @throws Refused if the reader has reached the limit
     */
    Edit edit(
            ArticleId article,
            int number,
            Commenter author,
            CommentText text,
            Set<HoldReason> reasons,
            int perHour,
            Instant now);

    /** The result of an attempt to edit a comment. */
    sealed interface Edit {
        /** The comment is published with this text, by this attempt or an earlier one. */
        record Done(Comment comment) implements Edit {
            public Done {
                requireNonNull(comment, "comment is null");
            }
        }

        /** The comment is held with this text, by this attempt or an earlier one. */
        record Pending(Held held) implements Edit {
            public Pending {
                requireNonNull(held, "held is null");
            }
        }

        /** The comment is held with another text. The author can edit the held comment instead. */
        record PendingWithOtherText() implements Edit {}

        /** The comment is another reader's. */
        record NotYours() implements Edit {}

        /** The time for edits is over. */
        record TooLate() implements Edit {}

        /** There is no such comment. */
        record Unknown() implements Edit {}
    }
}
