package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** The policy's decision about a new comment. */
public sealed interface ModerationDecision {
    /** Publish the comment at once. */
    record Publish() implements ModerationDecision {}

    /** Hold the comment for a moderator. */
    record Hold(Set<HoldReason> reasons) implements ModerationDecision {
        public Hold {
            reasons = Set.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("nothing holds it");
            }
        }
    }

    /**
     * Refuse the comment.
     *
     * @param field the field that contains the word: {@code text} or {@code name}
     * @param word the word that the site refuses
     */
    record Refuse(String field, String word) implements ModerationDecision {
        public Refuse {
            requireNonNull(field, "field is null");
            requireNonNull(word, "word is null");
        }
    }
}
