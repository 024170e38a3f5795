package broadsheet.live;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An update's id. The client chooses it, so that a repeated post is the same update (an idempotency key).
 *
 * @param value a ULID in its canonical spelling
 */
public record UpdateId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    /**
     * @throws IllegalArgumentException if the value is not a ULID
     */
    public UpdateId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ULID: " + value);
        }
    }

    /** The text as an id; empty if it is not exactly a ULID. */
    public static Optional<UpdateId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new UpdateId(text)) : Optional.empty();
    }

    /** The id of the update's HTML element on a page. */
    public String anchor() {
        return "update-" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
