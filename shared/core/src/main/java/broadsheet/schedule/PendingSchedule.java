package broadsheet.schedule;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * A schedule that is neither done nor failed.
 *
 * @param schedule the schedule
 * @param attempts how often it was begun. From the first time on, nobody can cancel or change it.
 * @param revision the revision of the article that the last attempt was about to withdraw; empty for a draft, and
 *     before the first attempt
 */
public record PendingSchedule(Schedule schedule, int attempts, OptionalInt revision) {
    public PendingSchedule {
        requireNonNull(schedule, "schedule is null");
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts is " + attempts);
        }
        requireNonNull(revision, "revision is null");
    }

    /** A schedule that waits for its time. */
    public static PendingSchedule of(Schedule schedule) {
        return new PendingSchedule(schedule, 0, OptionalInt.empty());
    }

    /** Whether it is being done right now, so that nobody can change it any more. */
    public boolean isBegun() {
        return attempts > 0;
    }

    /** The same with one more attempt. */
    public PendingSchedule begun(OptionalInt withdrawn) {
        return new PendingSchedule(schedule, attempts + 1, withdrawn);
    }
}
