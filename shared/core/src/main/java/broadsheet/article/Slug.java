package broadsheet.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name in a URL: of an article, a section, a kind, a tag or an author.
 *
 * @param value {@code [a-z0-9]+(-[a-z0-9]+)*}, at most {@value #MAX_LENGTH} characters
 */
public record Slug(String value) implements Comparable<Slug> {
    /** The longest slug, in characters. */
    public static final int MAX_LENGTH = 100;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");
    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");
    private static final int FINGERPRINT_DIGITS = 12;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SHARP = Pattern.compile("(?<=\\p{L})#");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    /**
     * @throws IllegalArgumentException if the value is not a valid slug
     */
    public Slug {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a slug: " + value);
        }
    }

    /** The text as a slug; empty if it is not exactly a valid slug. */
    public static Optional<Slug> parse(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches()
                ? Optional.of(new Slug(text))
                : Optional.empty();
    }

    /**
     * Makes a slug from a title, a name or a file name. It drops accents, lower-cases letters, and turns each run of
     * other characters into one hyphen. It cuts a long slug at a hyphen. Empty if the text has no usable character.
     */
    public static Optional<Slug> from(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String hyphenated = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        int start = hyphenated.startsWith("-") ? 1 : 0;
        int end = hyphenated.endsWith("-") ? hyphenated.length() - 1 : hyphenated.length();
        if (start >= end) {
            return Optional.empty();
        }
        String trimmed = hyphenated.substring(start, end);
        if (trimmed.length() > MAX_LENGTH) {
            int cut = trimmed.lastIndexOf('-', MAX_LENGTH);
            trimmed = trimmed.substring(0, cut > 0 ? cut : MAX_LENGTH);
        }
        return Optional.of(new Slug(trimmed));
    }

    /**
     * Makes a slug from the name of a tag, a kind or an author. Unlike {@link #from}, it spells out signs that
     * distinguish names: {@code C}, {@code C++} and {@code C#} become {@code c}, {@code c-plus-plus} and {@code
     * c-sharp}. For a name in another script it returns a fingerprint. Empty if the name has no letter and no digit.
     */
    public static Optional<Slug> ofName(String name) {
        return from(SHARP.matcher(name).replaceAll(" sharp ").replace("+", " plus "))
                .or(() -> LETTER.matcher(name).find() ? Optional.of(fingerprint(name)) : Optional.empty());
    }

    private static Slug fingerprint(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new Slug(Fingerprint.of(folded).substring(0, FINGERPRINT_DIGITS));
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
