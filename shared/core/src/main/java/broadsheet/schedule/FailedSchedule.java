package broadsheet.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A schedule that could not be done. Its draft is ready again.
 *
 * @param schedule the schedule
 * @param failed when it failed
 * @param reason why, for the editor
 */
public record FailedSchedule(Schedule schedule, Instant failed, String reason) {
    /** How long editors see it. */
    public static final Duration SHOWN = Duration.ofDays(7);

    /** The most characters of a reason. */
    public static final int MAX_REASON = 2_000;

    public FailedSchedule {
        requireNonNull(schedule, "schedule is null");
        requireNonNull(failed, "failed is null");
        if (reason.isBlank() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("reason is blank or too long");
        }
    }
}
