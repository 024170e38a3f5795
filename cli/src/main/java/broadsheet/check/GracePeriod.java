package broadsheet.check;

import java.time.Duration;

/**
 * How long something may be on its way before it is missed.
 *
 * @param looks how often to look again
 * @param between how long to wait before each
 */
record GracePeriod(int looks, Duration between) {
    private static final int LOOKS = 3;

    /** A delay is minutes long, and mostly over sooner. */
    private static final int LOOKS_OF_DELAY = 24;

    /** Spreads some looks over a time. */
    static GracePeriod of(Duration time) {
        return new GracePeriod(LOOKS, time.dividedBy(LOOKS));
    }

    /** For what may be true only after this delay. */
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
