package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What the next revision of an article takes over from the last one.
 *
 * @param number the number of the last revision, also if that is a withdrawal
 * @param published the article's time of publication
 * @param worded the words of the last revision; empty after a withdrawal
 */
public record LastRevision(int number, Instant published, Optional<Worded> worded) {
    public LastRevision {
        requireNonNull(published, "published is null");
        requireNonNull(worded, "worded is null");
    }

    /**
     * The words of a revision, and since when the article has them.
     *
     * @param wording the fingerprint of the words, as {@link Draft#wording()} computes it
     * @param updated the article's time of update
     */
    public record Worded(String wording, Instant updated) {
        public Worded {
            requireNonNull(wording, "wording is null");
            requireNonNull(updated, "updated is null");
        }
    }

    /** The time of update that the article keeps with these words; empty if its words were others. */
    Optional<Instant> updatedWith(String wording) {
        return worded.filter(last -> last.wording().equals(wording)).map(Worded::updated);
    }
}
