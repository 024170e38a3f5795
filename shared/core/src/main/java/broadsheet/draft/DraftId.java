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

    /** The part of a ULID that is its time. */
    private static final String NO_TIME = "0000000000";

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

    /**
     * Whether the id was computed from what the draft is of, so that a program that sends it again finds the draft. Anybody can compute
     * such an id. Its time is zero, so no id that was made by chance is one.
     */
    public boolean isComputed() {
        return value.startsWith(NO_TIME);
    }

    @Override
    public String toString() {
        return value;
    }
}
