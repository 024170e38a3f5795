package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * The circumstances of a submission.
 *
 * @param hiddenFieldFilled whether the form field that people do not see was filled in
 * @param elapsed the time between opening and sending the form, if known
 * @param blocked whether a moderator has blocked the author
 */
public record SubmissionContext(boolean hiddenFieldFilled, Optional<Duration> elapsed, boolean blocked) {
    /** A submission without suspicious circumstances. */
    public static final SubmissionContext USUAL = new SubmissionContext(false, Optional.empty(), false);

    public SubmissionContext {
        requireNonNull(elapsed, "elapsed is null");
    }
}
