package broadsheet.readership;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Map;

/** The rankings of the site and of its sections, for whoever counts readers. */
public interface MostReadRankings {
    /**
     * Tells of articles that are being read. Those that come up have the rankings that they belong on changed. May be told
     * again: the rankings stay the same.
     */
    void tell(Map<Slug, RecentReaders> articles, Instant now);
}
