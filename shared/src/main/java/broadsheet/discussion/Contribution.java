package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.util.OptionalInt;

/**
 * A comment that somebody sends.
 *
 * @param article the article that it is for
 * @param author who sends it
 * @param text what it says
 * @param inReplyTo the number of the comment that it answers
 * @param key the same for each attempt to send it, and for nothing else that its author sends
 */
public record Contribution(Slug article, Commenter author, CommentText text, OptionalInt inReplyTo, String key) {
    public Contribution {
        requireNonNull(article, "article is null");
        requireNonNull(author, "author is null");
        requireNonNull(text, "text is null");
        requireNonNull(inReplyTo, "inReplyTo is null");
        requireNonNull(key, "key is null");
    }
}
