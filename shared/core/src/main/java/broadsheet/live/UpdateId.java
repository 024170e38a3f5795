package broadsheet.live;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An update's name. Whoever posts it chooses it, so that the same post sent again is the same update.
 *
 * @param value a ULID in its canonical spelling
 */
public record UpdateId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    /**
     * @throws IllegalArgumentException if the value is no ULID
     */
    public UpdateId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ULID: " + value);
        }
    }

    /** The id that the text spells exactly; empty if it is none. */
    public static Optional<UpdateId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new UpdateId(text)) : Optional.empty();
    }

    /** What the update's element is called on a page. */
    public String anchor() {
        return "update-" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
