package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** What the rules say about a comment. */
public sealed interface ModerationDecision {
    /** It is published at once. */
    record Publish() implements ModerationDecision {}

    /** It waits for a moderator. */
    record Hold(Set<HoldReason> reasons) implements ModerationDecision {
        public Hold {
            reasons = Set.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("nothing holds it");
            }
        }
    }

    /**
     * It is not taken.
     *
     * @param field where the word stands: {@code text} or {@code name}
     * @param word the word that the site does not print
     */
    record Refuse(String field, String word) implements ModerationDecision {
        public Refuse {
            requireNonNull(field, "field is null");
            requireNonNull(word, "word is null");
        }
    }
}
