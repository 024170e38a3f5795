package broadsheet.readership;

import broadsheet.article.ArticleId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the sums of all ratings. */
public interface RatingSummaries {
    /** The sum of an article's ratings. */
    RatingSummary summary(ArticleId article);

    /** The sums of these articles' ratings. */
    default Map<ArticleId, RatingSummary> summaries(Collection<ArticleId> articles) {
        return articles.stream().distinct().collect(Collectors.toMap(Function.identity(), this::summary));
    }

    /** The same sums at half the price. They may miss the latest changes, each article's on its own. */
    default RatingSummaries eventual() {
        return this;
    }
}
