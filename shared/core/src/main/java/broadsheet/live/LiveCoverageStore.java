package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import java.time.Instant;
import java.util.Optional;

/** The store of coverages and their updates, for the editors who write them. Each write is idempotent, and recorded once. */
public interface LiveCoverageStore {
    /** A coverage's document. */
    Optional<Written> coverage(Slug id);

    /** An update's document. */
    Optional<Written> update(Slug coverage, UpdateId id);

    /**
     * Opens or changes a coverage.
     *
     * @throws EditConflict if the revision is not the expected one, or another writer changed it meanwhile
     * @throws broadsheet.article.Busy if other writers are faster, or the table is busy, at each attempt
     */
    Saved write(Slug id, CoverageDraft draft, Expectation expected, Actor by, Instant now);

    /**
     * Posts or corrects an update. A repeated post succeeds unchanged, even if an editor has corrected the update
     * since.
     *
     * @throws EditConflict if the revision is not the expected one, or another writer changed it meanwhile
     * @throws LiveRefusal if the coverage does not accept the update
     * @throws broadsheet.article.Busy if other writers are faster, or the table is busy, at each attempt
     */
    Saved write(Slug coverage, UpdateId id, UpdateDraft draft, Expectation expected, Actor by, Instant now);

    /**
     * Withdraws an update. Its place is not reused.
     *
     * @throws EditConflict if the revision is not the expected one, or another writer changed it meanwhile
     * @throws LiveRefusal if there never was such an update
     * @throws broadsheet.article.Busy if other writers are faster, or the table is busy, at each attempt
     */
    Saved withdraw(Slug coverage, UpdateId id, Expectation expected, Actor by, Instant now);

    /**
     * A stored document.
     *
     * @param revision counts its writes, from 1
     * @param document the last document as sent; empty if the update was withdrawn
     */
    record Written(int revision, Optional<String> document) {
        public Written {
            requireNonNull(document, "document is null");
        }
    }

    /**
     * The result of a write.
     *
     * @param revision the current revision
     * @param outcome the effect of the write
     * @param place the update's place; 0 for a coverage
     */
    record Saved(int revision, Outcome outcome, int place) {
        public Saved {
            requireNonNull(outcome, "outcome is null");
        }
    }

    /** The stored revision is not the one that the writer expected. */
    final class EditConflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // Never serialised: the handler catches it.
        private final Optional<Written> current;

        /** A conflict, with the stored document for the editor. */
        public EditConflict(String message, Optional<Written> current) {
            super(message);
            this.current = current;
        }

        /** The stored document; empty if there is none. */
        public Optional<Written> current() {
            return current;
        }

        @Override
        public String getMessage() {
            return requireNonNull(super.getMessage());
        }
    }
}
