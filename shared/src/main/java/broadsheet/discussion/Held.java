package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * A comment that waits for a moderator.
 *
 * @param id its name until then: sorted, the oldest first
 * @param article the article that it was written under
 * @param author who wrote it
 * @param text what it says
 * @param inReplyTo the number of the comment that it answers
 * @param posted when it was written
 * @param reasons why it waits
 * @param version how often its author has changed it
 */
public record Held(
        String id,
        Slug article,
        Commenter author,
        CommentText text,
        OptionalInt inReplyTo,
        Instant posted,
        List<HoldReason> reasons,
        int version) {
    public Held {
        requireNonNull(id, "id is null");
        requireNonNull(article, "article is null");
        requireNonNull(author, "author is null");
        requireNonNull(text, "text is null");
        requireNonNull(inReplyTo, "inReplyTo is null");
        requireNonNull(posted, "posted is null");
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("nothing holds it");
        }
    }
}
