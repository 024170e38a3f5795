package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of what stands under a slug.
 *
 * @param number from 1 upwards; a slug that only led to others for a while lacks some
 * @param at when it was made
 * @param editor who made it: the subject of an account
 * @param act what the editor did
 */
public record Revision(int number, Instant at, String editor, Act act) {
    public Revision {
        if (number < 1) {
            throw new IllegalArgumentException("number is " + number);
        }
        requireNonNull(at, "at is null");
        requireNonNull(editor, "editor is null");
        requireNonNull(act, "act is null");
    }

    /** What an editor did. */
    public sealed interface Act {
        /**
         * Published a document.
         *
         * @param correction what it says about the error that it corrects
         */
        record Publication(Optional<String> correction) implements Act {
            public Publication {
                requireNonNull(correction, "correction is null");
            }
        }

        /**
         * Took the article back.
         *
         * @param reason why it was taken down; empty if it was only withdrawn
         */
        record Withdrawal(Optional<String> reason) implements Act {
            public Withdrawal {
                requireNonNull(reason, "reason is null");
            }
        }

        /**
         * Gave the article another slug, under which its later revisions stand.
         *
         * @param to the slug that it got
         */
        record Move(Slug to) implements Act {
            public Move {
                requireNonNull(to, "to is null");
            }
        }
    }
}
