package broadsheet.http;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Parses whole numbers in requests. This is its own class so that only functions that parse numbers compile its
 * patterns.
 */
public final class Numerals {
    private static final Pattern ORDINAL = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private Numerals() {}

    /** A number from 1 without leading zeros; empty for any other text, and for more than six digits. */
    public static OptionalInt ordinal(String text) {
        return number(ORDINAL, text);
    }

    /** A number from 0; empty for any other text, and for more than nine digits. */
    static OptionalInt whole(String text) {
        return number(DIGITS, text);
    }

    private static OptionalInt number(Pattern form, String text) {
        return form.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
