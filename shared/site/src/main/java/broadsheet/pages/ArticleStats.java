package broadsheet.pages;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Tally;
import broadsheet.json.Json;
import broadsheet.readership.RatingSummaries;
import broadsheet.readership.RatingSummary;
import broadsheet.readership.ReaderCounts;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The live counters of an article. They live in a separate JSON file, so that a vote or view never rewrites the page.
 */
public final class ArticleStats {
    private final DiscussionTargets topics;
    private final ReaderCounts readers;
    private final RatingSummaries ratings;

    /** Creates an instance that reads the counters from these ports. */
    @Inject
    public ArticleStats(DiscussionTargets topics, ReaderCounts readers, RatingSummaries ratings) {
        this.topics = topics;
        this.readers = readers;
        this.ratings = ratings;
    }

    /** An article's counters as JSON; empty if this is not the current address of a published article. */
    Optional<String> of(Slug address, RenderContext look) {
        // This does not read the article itself, because its text is large and views are frequent.
        if (!(topics.find(address) instanceof DiscussionTarget.Published published)
                || !published.slug().equals(address)) {
            return Optional.empty();
        }
        ArticleId article = published.article();
        Tally tally = look.tally(article);
        RatingSummary rating = ratings.summary(article);
        return Optional.of(Json.write(json -> {
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
        }));
    }
}
