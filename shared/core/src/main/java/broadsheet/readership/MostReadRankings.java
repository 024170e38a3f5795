package broadsheet.readership;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Map;

/** The rankings of the site and of its sections, for the function that counts readers. */
public interface MostReadRankings {
    /** Updates the rankings with articles that have new readers. The method is idempotent. */
    void tell(Map<Slug, RecentReaders> articles, Instant now);
}
