package broadsheet.discussion;

import java.time.Instant;

/** What became of a submission when it was first sent: the same answer for each further attempt. */
public sealed interface SubmissionResult {
    /** When it was first sent, to the second. */
    Instant posted();

    /** It was published at once, under this number. */
    record Published(int number, Instant posted) implements SubmissionResult {}

    /** It waits for a moderator, under this id. */
    record Waiting(String id, Instant posted) implements SubmissionResult {}
}
