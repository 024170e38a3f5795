package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.DiscussionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Stores readers' submissions. Each write is one transaction, and is idempotent by the submission's key. */
public interface CommentSubmissions {
    /** How long the store refuses the same text from the same reader. */
    Duration SAME_TEXT = Duration.ofMinutes(10);

    /**
     * The result of an earlier attempt; empty if there was none within thirty days.
     *
     * @throws Refused if the key came with another content
     */
    Optional<SubmissionResult> earlier(CommentSubmission submission);

    /**
     * What moderators and editors have recorded about a reader.
     *
     * @param reader an account, or the day's pseudonym of an address
     */
    Known known(String reader);

    /**
     * The moderators' and editors' settings for a reader.
     *
     * @param blocked whether a moderator has blocked the reader. The comments of an account are then held, and its
     *     reports hide nothing. From an address nothing is accepted without an account until the end of the day, for
     *     which its pseudonym lasts.
     * @param verifiedAs the name that editors have verified
     */
    record Known(boolean blocked, Optional<String> verifiedAs) {
        public Known {
            requireNonNull(verifiedAs, "verifiedAs is null");
        }
    }

    /**
     * Publishes a submission under the next number.
     *
     * @param perHour how many comments one reader may write within an hour
     * @throws Refused if the store does not accept the submission
     */
    SubmissionResult publish(CommentSubmission submission, int perHour, Instant now);

    /**
     * Holds a submission until a moderator decides, thirty days at most.
     *
     * @throws Refused if the store does not accept the submission
     */
    SubmissionResult hold(CommentSubmission submission, Set<HoldReason> reasons, Limits limits, Instant now);

    /**
     * Rate limits for an hour.
     *
     * @param perHour how many comments one reader may write
     * @param anonymousPerHour how many comments all readers without an account may write together, approximately
     */
    record Limits(int perHour, int anonymousPerHour) {
        /** The limits in a site's settings. */
        public static Limits of(DiscussionSettings settings) {
            return new Limits(settings.perHour(), settings.anonymousPerHour());
        }
    }
}
