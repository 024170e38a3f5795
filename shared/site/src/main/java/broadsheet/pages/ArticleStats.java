package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.Tally;
import broadsheet.json.Json;
import broadsheet.readership.RatingSummaries;
import broadsheet.readership.RatingSummary;
import broadsheet.readership.ReaderCounts;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The live counters of an article. They live in a separate JSON file, so that a vote or view never rewrites the page.
 */
public final class ArticleStats {
    private final ReaderCounts readers;
    private final RatingSummaries ratings;

    /** Creates an instance that reads the counters from these ports. */
    @Inject
    public ArticleStats(ReaderCounts readers, RatingSummaries ratings) {
        this.readers = readers;
        this.ratings = ratings;
    }

    /** The same counters at half the price. They may miss the latest changes, each article's on its own. */
    ArticleStats eventual() {
        return new ArticleStats(readers.eventual(), ratings.eventual());
    }

    /** The same counters; those of these articles are read now, with few requests. */
    ArticleStats readAhead(Collection<ArticleId> articles) {
        Map<ArticleId, Integer> counts = readers.of(articles);
        Map<ArticleId, RatingSummary> sums = ratings.summaries(articles);
        return new ArticleStats(
                id -> Optional.ofNullable(counts.get(id)).orElseGet(() -> readers.of(id)),
                id -> Optional.ofNullable(sums.get(id)).orElseGet(() -> ratings.summary(id)));
    }

    /** An article's counters as JSON; empty if this is not the current address of a published article. */
    Optional<String> of(Slug address, RenderContext context) {
        return context.published(address).map(Article::id).map(article -> of(article, context));
    }

    private String of(ArticleId article, RenderContext context) {
        Tally tally = context.tally(article);
        RatingSummary rating = ratings.summary(article);
        return Json.write(json -> {
            json.writeStartObject();
            Json.object(json, "comments", comments -> {
                comments.writeNumberProperty("count", tally.count());
                comments.writeNumberProperty("last", tally.last());
            });
            Json.object(json, "rating", members -> {
                rating.average().ifPresent(average -> members.writeNumberProperty("average", average));
                members.writeNumberProperty("count", rating.count());
            });
            json.writeNumberProperty("readers", readers.of(article));
            json.writeEndObject();
        });
    }
}
