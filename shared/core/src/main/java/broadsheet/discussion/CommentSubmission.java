package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Fingerprint;
import broadsheet.article.Slug;
import java.util.OptionalInt;

/**
 * A comment that somebody sends.
 *
 * @param article the article that it is for
 * @param author who sends it
 * @param text what it says
 * @param inReplyTo the number of the comment that it answers
 * @param key the same for each attempt to send it, and for nothing else
 */
public record CommentSubmission(Slug article, Commenter author, CommentText text, OptionalInt inReplyTo, String key) {
    /** From so many characters on a key is taken for random. */
    private static final int UNGUESSED = 16;

    public CommentSubmission {
        requireNonNull(article, "article is null");
        requireNonNull(author, "author is null");
        requireNonNull(text, "text is null");
        requireNonNull(inReplyTo, "inReplyTo is null");
        requireNonNull(key, "key is null");
    }

    /**
     * What its attempts have in common. A key belongs to its author; but an anonymous one is somebody else tomorrow, so that
     * of theirs one that nobody else can think of tells enough.
     */
    public String attempt() {
        return Fingerprint.of(owner(), "\n", key);
    }

    /**
     * What is sent: an attempt with the same key and something else is a mistake. Whoever only guesses the text cannot tell
     * that it is this one: the key goes into it, which is kept nowhere.
     */
    public String content() {
        return Fingerprint.of(
                owner(),
                "\n",
                key,
                "\n",
                text.value(),
                "\n",
                author.signedIn() ? "" : author.name(),
                "\n",
                String.valueOf(inReplyTo));
    }

    private String owner() {
        return !author.signedIn() && isUnguessed(key) ? "anonymous" : author.id();
    }

    /** Whether a key is long enough to be one that nobody else can think of. */
    public static boolean isUnguessed(String key) {
        return key.length() >= UNGUESSED;
    }
}
