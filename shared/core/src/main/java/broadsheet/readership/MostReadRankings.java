package broadsheet.readership;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.util.Map;

/** The rankings of the site and of its sections, for the function that counts readers. */
public interface MostReadRankings {
    /** Updates the rankings with articles that have new readers. The method is idempotent. */
    void tell(Map<ArticleId, RecentReaders> articles, Instant now);
}
