package broadsheet.http;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Whole numbers as requests spell them. Apart from the request itself, so that only who reads one pays for its pattern. */
public final class Numerals {
    private static final Pattern ORDINAL = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private Numerals() {}

    /** A number from 1, in its one spelling; empty if the text is none, or has more than six digits. */
    public static OptionalInt ordinal(String text) {
        return number(ORDINAL, text);
    }

    /** A number from 0; empty if the text is none, or has more than nine digits. */
    static OptionalInt whole(String text) {
        return number(DIGITS, text);
    }

    private static OptionalInt number(Pattern form, String text) {
        return form.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
