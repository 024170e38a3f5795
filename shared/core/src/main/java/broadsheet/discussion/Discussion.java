package broadsheet.discussion;

import broadsheet.article.ArticleId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the discussions of articles. */
public interface Discussion {
    /** The size of an article's discussion. */
    Tally tally(ArticleId article);

    /** The sizes of these articles' discussions. */
    default Map<ArticleId, Tally> tallies(Collection<ArticleId> articles) {
        return articles.stream().distinct().collect(Collectors.toMap(Function.identity(), this::tally));
    }

    /** The comments and placeholders with numbers from {@code first} to {@code last}, in this order. */
    List<Comment> between(ArticleId article, int first, int last);
}
