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
 * @param version counts its author's changes, from 1
 * @param number the number that it was published under until readers reported it; empty if it never was
 */
public record Held(
        String id,
        Slug article,
        Commenter author,
        CommentText text,
        OptionalInt inReplyTo,
        Instant posted,
        List<HoldReason> reasons,
        int version,
        OptionalInt number) {
    public Held {
        requireNonNull(id, "id is null");
        requireNonNull(article, "article is null");
        requireNonNull(author, "author is null");
        requireNonNull(text, "text is null");
        requireNonNull(inReplyTo, "inReplyTo is null");
        requireNonNull(posted, "posted is null");
        requireNonNull(number, "number is null");
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("nothing holds it");
        }
    }

    /** The same under the slug that its article has now: a rename began a discussion in which nothing was answered. */
    public Held movedTo(Slug slug) {
        return new Held(id, slug, author, text, OptionalInt.empty(), posted, reasons, version, number);
    }
}
