package broadsheet.article;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Spares most requests the read of settings that change a few times a year. */
public final class CachedSites implements Sites {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Sites origin;
    private final InstantSource clock;
    private Site site = Site.unconfigured();
    private Instant until = Instant.MIN;

    /** Remembers the origin's site for a minute at a time. */
    public CachedSites(Sites origin, InstantSource clock) {
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public synchronized Site site() {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            site = origin.site();
            until = now.plus(KEPT);
        }
        return site;
    }

    @Override
    public synchronized boolean publish(Site changed) {
        until = Instant.MIN;
        return origin.publish(changed);
    }
}
