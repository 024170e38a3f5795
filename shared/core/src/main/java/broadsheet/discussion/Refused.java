package broadsheet.discussion;

import java.time.Duration;
import java.util.Optional;

/** A submission that was not taken, and nothing was written. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    @SuppressWarnings("serial") // Never serialised: a refusal is answered where it is caught.
    private final Optional<Duration> retryAfter;

    private Refused(Why why, Optional<Duration> retryAfter) {
        super(why.detail);
        this.why = why;
        this.retryAfter = retryAfter;
    }

    /** A submission that will not be taken later either. */
    public static Refused because(Why why) {
        return new Refused(why, Optional.empty());
    }

    /** A submission that may be sent again after a while. */
    public static Refused until(Why why, Duration retryAfter) {
        return new Refused(why, Optional.of(retryAfter));
    }

    /** Why it was not taken. */
    public Why why() {
        return why;
    }

    /** When it may be taken, from now on. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Why a submission is not taken. */
    public enum Why {
        /** Its article is not there, or no longer. */
        NO_ARTICLE("There is no such article."),
        /** What it answers, or is about, is not there. */
        NO_COMMENT("The comment that this is about is not there."),
        /** Its author has just written the same. */
        SAME_TEXT("You have just written the same here."),
        /** Its author writes too often. */
        TOO_OFTEN("You have written as often as this site allows for now."),
        /** So much waits that nothing of readers without an account is taken. */
        TOO_MANY_WAIT("So many comments wait for a moderator that this site takes none without an account for now."
                + " Sign in, or try again later."),

        /** A moderator has blocked the address that it comes from. */
        BLOCKED("Nothing is taken from your address without an account today. Sign in to write."),

        /** Its key came with something else before. */
        KEY_REUSED("This key came with another comment before.");

        private final String detail;

        Why(String detail) {
            this.detail = detail;
        }

        /** The same for whoever sent it. */
        public String detail() {
            return detail;
        }
    }
}
