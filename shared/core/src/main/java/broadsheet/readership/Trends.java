package broadsheet.readership;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.util.Optional;

/** Reads the numbers of readers and ratings over time. */
public interface Trends {
    /**
     * The trend of an article; empty if it is not published. Of far more than ten thousand ratings, it counts only a
     * part.
     */
    Optional<Trend> of(ArticleId article, Instant now);
}
