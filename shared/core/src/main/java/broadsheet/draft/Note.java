package broadsheet.draft;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A remark about a draft, for those who work on it.
 *
 * @param id the note's identity
 * @param by who wrote it
 * @param at when it was written, to the second
 * @param text plain text
 */
public record Note(DraftId id, DraftUser by, Instant at, String text) {
    /** The most characters of a note. */
    public static final int MAX_LENGTH = 5_000;

    /** The most notes on one draft. Every answer with the draft has all of them. */
    public static final int MOST = 200;

    public Note {
        requireNonNull(id, "id is null");
        requireNonNull(by, "by is null");
        requireNonNull(at, "at is null");
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("text is blank or too long");
        }
    }
}
