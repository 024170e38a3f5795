package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A published comment.
 *
 * @param article the comment's article
 * @param number the permanent number in the article's discussion, from 1, in the order of publication; never reused
 * @param name the name above the comment; empty for an anonymous reader without a name
 * @param signedIn whether the author was signed in
 * @param verified whether editors had verified the author's name when the comment was written
 * @param posted the time when the author wrote it
 * @param edited the time of the author's last edit after publication; empty if there was none
 * @param state whether the comment is shown, or only a placeholder
 * @param text the comment's text; empty for a placeholder
 * @param inReplyTo the number of the comment that this one replies to
 */
public record Comment(
        ArticleId article,
        int number,
        String name,
        boolean signedIn,
        boolean verified,
        Instant posted,
        Optional<Instant> edited,
        State state,
        Optional<CommentText> text,
        OptionalInt inReplyTo) {
    /** The number of comments on one page of a discussion. */
    public static final int PER_PAGE = 50;

    public Comment {
        requireNonNull(article, "article is null");
        if (number < 1) {
            throw new IllegalArgumentException("number is " + number);
        }
        requireNonNull(name, "name is null");
        requireNonNull(posted, "posted is null");
        requireNonNull(edited, "edited is null");
        if ((state == State.PUBLISHED) != text.isPresent()) {
            throw new IllegalArgumentException("state is " + state + ", and the text is " + text);
        }
        requireNonNull(inReplyTo, "inReplyTo is null");
    }

    /** Whether a comment is shown, or why only its placeholder is. */
    public enum State {
        /** The comment is shown. */
        PUBLISHED,
        /** A placeholder: readers reported the comment, and a moderator has to decide. */
        HELD,
        /** A placeholder: the author removed the comment, but others have replied to it. */
        REMOVED_BY_AUTHOR,
        /** A placeholder: a moderator removed the comment, but others have replied to it. */
        REMOVED_BY_MODERATOR
    }

    /** The permanent page of the comment in its discussion, from 1. */
    public int page() {
        return page(number);
    }

    /** The page of the comment with this number. */
    public static int page(int number) {
        return (number - 1) / PER_PAGE + 1;
    }

    /** The path of a page of a discussion. */
    public static String path(Slug article, int page) {
        return Article.path(article) + "/comments/" + page;
    }

    /** The permanent URL path of an article's comment, with its fragment. */
    public static String address(Slug article, int number) {
        return path(article, page(number)) + "#comment-" + number;
    }
}
