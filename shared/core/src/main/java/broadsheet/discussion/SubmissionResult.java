package broadsheet.discussion;

import java.time.Instant;

/** The result of a submission's first attempt, which each retry returns again. */
public sealed interface SubmissionResult {
    /** The time of the first attempt, to the second. */
    Instant posted();

    /** The comment was published at once, under this number. */
    record Published(int number, Instant posted) implements SubmissionResult {}

    /** The comment is held for a moderator, under this id. */
    record Waiting(String id, Instant posted) implements SubmissionResult {}
}
