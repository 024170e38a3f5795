package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How a comment came.
 *
 * @param hiddenFieldFilled whether something filled in a field that people do not see
 * @param elapsed how long the form was there before it was sent, as far as is known
 * @param blocked whether a moderator wants to see what its author writes
 */
public record SubmissionContext(boolean hiddenFieldFilled, Optional<Duration> elapsed, boolean blocked) {
    /** Nothing is known that speaks against it. */
    public static final SubmissionContext USUAL = new SubmissionContext(false, Optional.empty(), false);

    public SubmissionContext {
        requireNonNull(elapsed, "elapsed is null");
    }
}
