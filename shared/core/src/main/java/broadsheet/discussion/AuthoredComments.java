package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What signed-in readers do with published comments of theirs. */
public interface AuthoredComments {
    /** So long after its publication a comment can be changed: for a slip, not for another opinion. */
    Duration EDITABLE = Duration.ofMinutes(10);

    /** The numbers of a reader's comments under an article, published or hidden, the oldest first. */
    List<Integer> under(Slug article, String reader);

    /**
     * Gives a published comment another text, under its number. The same text again changes nothing.
     *
     * @param author who wants it
     * @param reasons why the new text has to wait for a moderator; none if it need not. The comment is hidden meanwhile
     * @param perHour how often one reader may write within an hour
     * @throws Refused if its author writes too often
     */
    Edit edit(
            Slug article,
            int number,
            Commenter author,
            CommentText text,
            Set<HoldReason> reasons,
            int perHour,
            Instant now);

    /** What came of an attempt to change a comment. */
    sealed interface Edit {
        /** It is published with this text, by this attempt or an earlier one. */
        record Done(Comment comment) implements Edit {
            public Done {
                requireNonNull(comment, "comment is null");
            }
        }

        /** It waits for a moderator with this text, by this attempt or an earlier one. */
        record Waits(Held held) implements Edit {
            public Waits {
                requireNonNull(held, "held is null");
            }
        }

        /** It waits for a moderator with another text: there its author changes it. */
        record WaitsOtherwise() implements Edit {}

        /** It is somebody else's. */
        record NotYours() implements Edit {}

        /** It was published too long ago. */
        record TooLate() implements Edit {}

        /** It is not there. */
        record Unknown() implements Edit {}
    }
}
