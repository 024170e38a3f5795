package broadsheet.article;

import static java.util.Objects.requireNonNull;

import broadsheet.audit.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of an article, or of the site's settings.
 *
 * @param number counts from 1
 * @param at the time of the change
 * @param editor the editor; the name is empty in revisions that recorded none
 * @param slug the article's address since this change; empty for the site's settings
 * @param act the editor's action
 */
public record Revision(int number, Instant at, Actor editor, Optional<Slug> slug, Act act) {
    public Revision {
        if (number < 1) {
            throw new IllegalArgumentException("number is " + number);
        }
        requireNonNull(at, "at is null");
        requireNonNull(editor, "editor is null");
        requireNonNull(slug, "slug is null");
        requireNonNull(act, "act is null");
    }

    /** An editor's action. */
    public sealed interface Act {
        /**
         * The editor published a document.
         *
         * @param correction the document's correction notice
         */
        record Publication(Optional<String> correction) implements Act {
            public Publication {
                requireNonNull(correction, "correction is null");
            }
        }

        /**
         * The editor withdrew the article.
         *
         * @param reason the reason of a takedown; empty for a plain withdrawal
         */
        record Withdrawal(Optional<String> reason) implements Act {
            public Withdrawal {
                requireNonNull(reason, "reason is null");
            }
        }

        /** The editor gave the address of this withdrawn article to another article. */
        record Displacement() implements Act {}
    }
}
