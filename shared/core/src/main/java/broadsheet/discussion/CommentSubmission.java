package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import broadsheet.article.Fingerprint;
import java.util.OptionalInt;

/**
 * A comment that a reader submits.
 *
 * @param article the comment's article
 * @param author the reader
 * @param text the comment's text
 * @param inReplyTo the number of the comment that this one replies to
 * @param key the idempotency key: the same for all attempts to send this comment, and for no other
 */
public record CommentSubmission(
        ArticleId article, Commenter author, CommentText text, OptionalInt inReplyTo, String key) {
    /** The least length of a key that counts as random, in characters. */
    private static final int UNGUESSED = 16;

    public CommentSubmission {
        requireNonNull(article, "article is null");
        requireNonNull(author, "author is null");
        requireNonNull(text, "text is null");
        requireNonNull(inReplyTo, "inReplyTo is null");
        requireNonNull(key, "key is null");
    }

    /**
     * The fingerprint that all attempts share. A key is scoped to its author. An anonymous author's id changes daily,
     * so a random key alone identifies their attempts.
     */
    public String attempt() {
        return Fingerprint.of(owner(), "\n", key);
    }

    /**
     * A fingerprint of the content. It detects a key that comes again with another content. It includes the key, which
     * the table does not store, so that nobody can confirm a guessed text.
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

    /** Whether a key is long enough that nobody else can guess it. */
    public static boolean isUnguessed(String key) {
        return key.length() >= UNGUESSED;
    }
}
