package broadsheet.draft;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The texts that a draft had. */
public interface DraftHistory {
    /** The time within which the saves of one person leave only the last text. */
    Duration WINDOW = Duration.ofMinutes(10);

    /** The most texts that are kept of one draft. Beyond that the oldest one goes with each new one. */
    int MOST = 1_000;

    /** The most texts of one page. */
    int MAX_LIMIT = 100;

    /**
     * A page of kept texts, newest first.
     *
     * @throws broadsheet.validation.ValidationException if no page can have returned the cursor
     */
    Page list(DraftId id, int limit, Optional<String> cursor);

    /** The text that was saved as this version; empty if none was, or a later one took its place. */
    Optional<KeptText> find(DraftId id, int version);

    /**
     * A text without its words.
     *
     * @param version the draft's version with which it was saved
     * @param saved when it was saved
     * @param savedBy who saved it
     */
    record Kept(int version, Instant saved, DraftUser savedBy) {
        public Kept {
            requireNonNull(saved, "saved is null");
            requireNonNull(savedBy, "savedBy is null");
        }
    }

    /**
     * A text.
     *
     * @param kept when and by whom it was saved
     * @param document the document
     */
    record KeptText(Kept kept, String document) {
        public KeptText {
            requireNonNull(kept, "kept is null");
            requireNonNull(document, "document is null");
        }
    }

    /**
     * A page of kept texts.
     *
     * @param texts newest first
     * @param next the cursor of the next page; empty on the last one
     */
    record Page(List<Kept> texts, Optional<String> next) {
        public Page {
            texts = List.copyOf(texts);
            requireNonNull(next, "next is null");
        }
    }
}
