package broadsheet.discussion;

import broadsheet.article.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What readers write under articles. Every write is one transaction, and safe to repeat with the same key. */
public interface Discussion {
    /** How often one reader may write within an hour. */
    int PER_HOUR = 10;

    /** How long the same text of the same reader is refused. */
    Duration SAME_TEXT = Duration.ofMinutes(10);

    /**
     * Publishes a contribution under the next number.
     *
     * @throws Refused if it cannot be taken
     */
    Posted publish(Contribution contribution, Instant now);

    /**
     * Keeps a contribution until a moderator decides, thirty days at most.
     *
     * @throws Refused if it cannot be taken
     */
    Posted hold(Contribution contribution, Set<HoldReason> reasons, Instant now);

    /** How large an article's discussion is. */
    Tally tally(Slug article);

    /** The comments with these numbers that are there, or of which a place is left, in their order. */
    List<Comment> between(Slug article, int first, int last);

    /** A contribution that is not taken. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Why why;

        /** A contribution that is not taken. */
        public Refused(Why why) {
            super(why.text);
            this.why = why;
        }

        /** Why it is not taken. */
        public Why why() {
            return why;
        }
    }

    /** Why a contribution is not taken. */
    enum Why {
        /** There is no such article. */
        NO_ARTICLE("There is no such article."),
        /** What it answers is not there. */
        NO_PARENT("The comment that this answers is not there."),
        /** Its author has just written the same. */
        SAME_TEXT("You have just written the same here."),
        /** Its author writes too often. */
        TOO_OFTEN("You may write ten comments an hour.");

        private final String text;

        Why(String text) {
            this.text = text;
        }
    }
}
