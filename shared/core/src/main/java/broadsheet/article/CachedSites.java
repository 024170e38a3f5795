package broadsheet.article;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Caches the site's settings for a minute. They change a few times a year, so most requests skip the read.
 * Thread-safe.
 */
public final class CachedSites implements Sites {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Sites origin;
    private final InstantSource clock;
    private Site site = Site.unconfigured();
    private Instant until = Instant.MIN;

    /** A cache in front of the origin. */
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
}
