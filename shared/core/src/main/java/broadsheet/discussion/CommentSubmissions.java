package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.DiscussionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Takes what readers write. Every write is one transaction, and safe to repeat with the same key. */
public interface CommentSubmissions {
    /** How long the same text of the same reader is refused. */
    Duration SAME_TEXT = Duration.ofMinutes(10);

    /**
     * What became of an earlier attempt; empty if there was none within thirty days.
     *
     * @throws Refused if its key came with something else
     */
    Optional<SubmissionResult> earlier(CommentSubmission submission);

    /** What moderators and editors know of a reader. */
    Known known(Commenter reader);

    /**
     * What is known of a reader.
     *
     * @param blocked whether a moderator has blocked them: what they write waits then. A reader without an account is blocked
     *     by their address, for as long as that has the same name: until the day is over
     * @param verifiedAs the name that editors vouch for
     */
    record Known(boolean blocked, Optional<String> verifiedAs) {
        public Known {
            requireNonNull(verifiedAs, "verifiedAs is null");
        }
    }

    /**
     * Publishes a submission under the next number.
     *
     * @param perHour how often its author may write within an hour
     * @throws Refused if it cannot be taken
     */
    SubmissionResult publish(CommentSubmission submission, int perHour, Instant now);

    /**
     * Keeps a submission until a moderator decides, thirty days at most.
     *
     * @throws Refused if it cannot be taken
     */
    SubmissionResult hold(CommentSubmission submission, Set<HoldReason> reasons, Limits limits, Instant now);

    /**
     * How much is taken within an hour.
     *
     * @param perHour how often one reader may write
     * @param anonymousPerHour how much all readers without an account may write together, about
     */
    record Limits(int perHour, int anonymousPerHour) {
        /** As a site wants it. */
        public static Limits of(DiscussionSettings settings) {
            return new Limits(settings.perHour(), settings.anonymousPerHour());
        }
    }
}
