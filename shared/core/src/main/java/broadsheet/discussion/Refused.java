package broadsheet.discussion;

import java.time.Duration;
import java.util.Optional;

/** Thrown when the site refuses a reader's write, for example a comment, a report or a rating. Nothing was written. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    @SuppressWarnings("serial") // Never serialised: the handler catches it.
    private final Optional<Duration> retryAfter;

    private Refused(Why why, Optional<Duration> retryAfter) {
        super(why.name());
        this.why = why;
        this.retryAfter = retryAfter;
    }

    /** A refusal for which a retry does not help. */
    public static Refused because(Why why) {
        return new Refused(why, Optional.empty());
    }

    /** A refusal that ends after a while. */
    public static Refused until(Why why, Duration retryAfter) {
        return new Refused(why, Optional.of(retryAfter));
    }

    /** The reason of the refusal. */
    public Why why() {
        return why;
    }

    /** How long the client should wait before a retry. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The reasons of a refusal. */
    public enum Why {
        /** The article does not exist, or no longer. */
        NO_ARTICLE,
        /** The comment that this one refers to does not exist. */
        NO_COMMENT,
        /** The author has just written the same text. */
        SAME_TEXT,
        /** The author has reached the rate limit. */
        TOO_OFTEN,
        /** The comment was published too long ago to be changed. */
        TOO_LATE,
        /** Readers without an account have together reached the hourly limit. */
        TOO_MANY_WAIT,
        /** A moderator has blocked the author's address. */
        BLOCKED,
        /** The idempotency key came with another content before. */
        KEY_REUSED
    }
}
