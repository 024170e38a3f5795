package broadsheet.dynamodb.key;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A pointer to a published comment, ordered by time across all articles. It holds neither the comment's text nor its
 * author, so it may outlive the comment. It then refers to nothing.
 *
 * @param posted the time when the comment was written, to the second
 * @param article the comment's article
 * @param number the comment's number
 */
public record RecentCommentKey(Instant posted, ArticleId article, int number) {
    public RecentCommentKey {
        requireNonNull(posted, "posted is null");
        requireNonNull(article, "article is null");
    }

    /** The day whose partition holds the pointer, in UTC. */
    public LocalDate day() {
        return posted.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
