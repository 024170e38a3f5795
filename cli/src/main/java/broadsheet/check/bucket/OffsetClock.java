package broadsheet.check.bucket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * A clock that can be put back for what one thread does: some pages grow old until the clock has them rendered again, and are
 * true as long as they were a while ago.
 */
public final class OffsetClock implements InstantSource {
    private static final ScopedValue<Duration> AGO = ScopedValue.newInstance();

    private final InstantSource clock;

    /** Tells the time of this clock, unless it is put back. */
    public OffsetClock(InstantSource clock) {
        this.clock = clock;
    }

    /** What something gives when it is done with the clock put back. */
    static <T> T ago(Duration time, Supplier<T> work) {
        return ScopedValue.where(AGO, time).call(work::get);
    }

    @Override
    public Instant instant() {
        return clock.instant().minus(AGO.orElse(Duration.ZERO));
    }
}
