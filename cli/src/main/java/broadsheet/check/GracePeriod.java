package broadsheet.check;

import java.time.Duration;

/**
 * How long a change may take to propagate before the checker reports it as missing.
 *
 * @param retries how often to retry
 * @param between the pause before each retry
 */
record GracePeriod(int retries, Duration between) {
    private static final int LOOKS = 3;

    /** A delay lasts minutes but usually ends early, so frequent retries save time. */
    private static final int LOOKS_OF_DELAY = 24;

    /** Spreads three retries over a period. */
    static GracePeriod of(Duration time) {
        return new GracePeriod(LOOKS, time.dividedBy(LOOKS));
    }

    /** Spreads 24 retries over a delay after which the finding must be gone. */
    static GracePeriod until(Duration delay) {
        return new GracePeriod(LOOKS_OF_DELAY, delay.dividedBy(LOOKS_OF_DELAY));
    }

    void pause() {
        try {
            Thread.sleep(between);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for what may be on its way", interrupted);
        }
    }
}
