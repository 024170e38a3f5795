package broadsheet.draft;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity of a working draft, or of one of its notes. Ids sort by the time at which they were made.
 *
 * @param value a ULID in its canonical spelling
 */
public record DraftId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    /**
     * @throws IllegalArgumentException if the value is not a ULID
     */
    public DraftId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ULID: " + value);
        }
    }

    /** The text as an id; empty if it is not exactly a ULID. */
    public static Optional<DraftId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DraftId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
