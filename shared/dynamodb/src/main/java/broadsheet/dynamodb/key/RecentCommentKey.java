package broadsheet.dynamodb.key;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where a published comment is, among all, by time. Nothing in it says what the comment says, or who wrote it, so it need
 * not go with the comment: who follows it finds nothing there.
 *
 * @param posted when the comment was written, to the second
 * @param article its article
 * @param number its number
 */
public record RecentCommentKey(Instant posted, Slug article, int number) {
    public RecentCommentKey {
        requireNonNull(posted, "posted is null");
        requireNonNull(article, "article is null");
    }

    /** The day whose partition it is in. */
    public LocalDate day() {
        return posted.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
