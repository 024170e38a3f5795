package broadsheet.publishscheduled;

import java.time.Duration;

/** Waits for the rest of a second. */
@FunctionalInterface
interface Waiting {
    /** Waits by the machine's clock. */
    Waiting ASLEEP = left -> {
        try {
            Thread.sleep(left);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a schedule's time", interrupted);
        }
    };

    void await(Duration left);
}
