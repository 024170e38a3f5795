package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A comment that waits for a moderator.
 *
 * @param id a ULID, so that ids sort by age
 * @param article the comment's article
 * @param author the comment's author
 * @param text the comment's text
 * @param inReplyTo the number of the comment that this one replies to
 * @param posted the time when the author wrote it
 * @param reasons why it is held
 * @param version counts the author's edits, from 1
 * @param number the comment's number if it was published before; else empty
 * @param edited the time of the author's last change since it was published; empty if there was none
 */
public record Held(
        String id,
        ArticleId article,
        Commenter author,
        CommentText text,
        OptionalInt inReplyTo,
        Instant posted,
        List<HoldReason> reasons,
        int version,
        OptionalInt number,
        Optional<Instant> edited) {
    public Held {
        requireNonNull(id, "id is null");
        requireNonNull(article, "article is null");
        requireNonNull(author, "author is null");
        requireNonNull(text, "text is null");
        requireNonNull(inReplyTo, "inReplyTo is null");
        requireNonNull(posted, "posted is null");
        requireNonNull(number, "number is null");
        requireNonNull(edited, "edited is null");
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("nothing holds it");
        }
    }

    /** Whether the author may still change the text. Readers may have answered what was published before. */
    public boolean isEditable(Instant now) {
        return number.isEmpty() || !now.isAfter(posted.plus(AuthoredComments.EDITABLE));
    }
}
