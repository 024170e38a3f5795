package broadsheet.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CachedSitesTest {
    private final Origin origin = new Origin();
    private Instant now = Instant.parse("2025-02-01T09:00:00Z");
    private final CachedSites sites = new CachedSites(origin, () -> now);

    @Test
    void withinAMinuteTheSiteIsReadOnce() {
        sites.site();
        now = now.plus(Duration.ofSeconds(59));
        sites.site();
        assertEquals(1, origin.reads);
    }

    @Test
    void afterAMinuteItIsReadAgain() {
        sites.site();
        now = now.plus(Duration.ofSeconds(60));
        sites.site();
        assertEquals(2, origin.reads);
    }

    private static final class Origin implements Sites {
        private int reads;

        @Override
        public Site site() {
            reads++;
            return Site.unconfigured();
        }
    }
}
