package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A published comment.
 *
 * @param article the article that it stands under
 * @param number its place in the article's discussion, from 1 in the order of publication; never given twice
 * @param name what stands above it; empty for an anonymous reader without a name
 * @param signedIn whether its author was signed in
 * @param verified whether editors vouched for its author's name when it was written
 * @param posted when it was written
 * @param edited when its author last changed it after it was published; empty if they did not
 * @param state whether it is there, or only its place is
 * @param text what it says; empty where only its place is left
 * @param inReplyTo the number of the comment that it answers
 */
public record Comment(
        Slug article,
        int number,
        String name,
        boolean signedIn,
        boolean verified,
        Instant posted,
        Optional<Instant> edited,
        State state,
        Optional<CommentText> text,
        OptionalInt inReplyTo) {
    /** How many comments one page of a discussion has. */
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

    /** What is left of a comment. */
    public enum State {
        /** All of it. */
        PUBLISHED,
        /** Its place, until a moderator has looked at it again: readers reported it. */
        HELD,
        /** Its place, because others answered it: its author took it back. */
        REMOVED_BY_AUTHOR,
        /** Its place, because others answered it: a moderator took it away. */
        REMOVED_BY_MODERATOR
    }

    /** The page of the discussion that it stands on for good, from 1. */
    public int page() {
        return page(number);
    }

    /** The page on which a comment of that number stands. */
    public static int page(int number) {
        return (number - 1) / PER_PAGE + 1;
    }

    /** The path of a page of a discussion. */
    public static String path(Slug article, int page) {
        return "/articles/" + article + "/comments/" + page;
    }

    /** Where the comment can always be found. */
    public String path() {
        return address(article, number);
    }

    /** Where a comment of that number can always be found. */
    public static String address(Slug article, int number) {
        return path(article, page(number)) + "#comment-" + number;
    }
}
