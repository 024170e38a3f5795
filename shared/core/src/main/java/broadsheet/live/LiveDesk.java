package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Optional;

/** Coverages and their updates, as editors write them. Every write may be repeated: the same again changes nothing. */
public interface LiveDesk {
    /** A coverage's document. */
    Optional<Written> coverage(Slug id);

    /** An update's document. */
    Optional<Written> update(Slug coverage, UpdateId id);

    /**
     * Opens a coverage, or changes it.
     *
     * @throws EditConflict if its revision is not as expected, also when it was changed meanwhile
     */
    Saved write(Slug id, CoverageDraft draft, Expectation expected, Instant now);

    /**
     * Posts an update, or corrects it. Who expects nothing to be there and finds the update that they posted, corrected
     * since, is told that it was taken.
     *
     * @throws EditConflict if its revision is not as expected, also when it was changed meanwhile
     * @throws LiveRefusal if it cannot be written
     */
    Saved write(Slug coverage, UpdateId id, UpdateDraft draft, Expectation expected, Instant now);

    /**
     * Takes an update back; its place stays.
     *
     * @throws EditConflict if its revision is not as expected, also when it was changed meanwhile
     * @throws LiveRefusal if there never was such an update
     */
    Saved withdraw(Slug coverage, UpdateId id, Expectation expected, Instant now);

    /**
     * What stands there.
     *
     * @param revision how often it was written
     * @param document the document as it was sent last; empty if it was withdrawn
     */
    record Written(int revision, Optional<String> document) {
        public Written {
            requireNonNull(document, "document is null");
        }
    }

    /**
     * What a write came to.
     *
     * @param revision how often it was written now
     * @param outcome what the write changed
     * @param place an update's place; 0 for a coverage
     */
    record Saved(int revision, Outcome outcome, int place) {
        public Saved {
            requireNonNull(outcome, "outcome is null");
        }
    }

    /** What stands there is not what the writer expected. */
    final class EditConflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // Never serialised: it is answered where it is caught.
        private final Optional<Written> current;

        /** What stands there is not what the writer expected. */
        public EditConflict(String message, Optional<Written> current) {
            super(message);
            this.current = current;
        }

        /** What stands there; empty if nothing does. */
        public Optional<Written> current() {
            return current;
        }

        @Override
        public String getMessage() {
            return requireNonNull(super.getMessage());
        }
    }
}
