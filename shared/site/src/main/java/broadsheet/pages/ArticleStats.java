package broadsheet.pages;

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

/** What changes under an article while it is open in a browser, and must not rewrite its page. */
public final class ArticleStats {
    private final DiscussionTargets topics;
    private final ReaderCounts readers;
    private final RatingSummaries ratings;

    /** Asks these ports. */
    @Inject
    public ArticleStats(DiscussionTargets topics, ReaderCounts readers, RatingSummaries ratings) {
        this.topics = topics;
        this.readers = readers;
        this.ratings = ratings;
    }

    /** The numbers of an article as JSON; empty if it cannot be read. */
    Optional<String> of(Slug article, RenderContext look) {
        // The article itself is not read: its text is large, and views are many.
        if (!(topics.find(article) instanceof DiscussionTarget.Published)) {
            return Optional.empty();
        }
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
