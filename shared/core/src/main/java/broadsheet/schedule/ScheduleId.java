package broadsheet.schedule;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity of a schedule. A changed schedule has another id, so a message about the one before is recognised.
 *
 * @param value a ULID in its canonical spelling
 */
public record ScheduleId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    /**
     * @throws IllegalArgumentException if the value is not a ULID
     */
    public ScheduleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ULID: " + value);
        }
    }

    /** The text as an id; empty if it is not exactly a ULID. */
    public static Optional<ScheduleId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ScheduleId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
