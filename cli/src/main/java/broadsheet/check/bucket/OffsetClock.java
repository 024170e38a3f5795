package broadsheet.check.bucket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * A clock that one thread can set back for a piece of work. Some pages age until the schedule renders them again, so
 * the check accepts a page that was correct a few minutes ago.
 */
public final class OffsetClock implements InstantSource {
    private static final ScopedValue<Duration> AGO = ScopedValue.newInstance();

    private final InstantSource clock;

    /** Creates a clock that shows the time of another clock until a thread sets it back. */
    public OffsetClock(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs the work with the clock set back for this thread, and returns its result. */
    static <T> T ago(Duration time, Supplier<T> work) {
        return ScopedValue.where(AGO, time).call(work::get);
    }

    @Override
    public Instant instant() {
        return clock.instant().minus(AGO.orElse(Duration.ZERO));
    }
}
