package broadsheet.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The hour by the clock: limits are counted by it, so that what is compared must lie in the same one. */
final class Hour {
    private Hour() {}

    /** Waits for the next hour, unless so much is left of this one. */
    static void awaitAtLeast(Duration needed) {
        Instant now = Instant.now();
        Duration left = Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        if (left.compareTo(needed) < 0) {
            try {
                Thread.sleep(left.plusMillis(1));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
