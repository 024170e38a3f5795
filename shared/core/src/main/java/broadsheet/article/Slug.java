package broadsheet.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name in a URL: of an article, a section, a kind, a tag, an author or a coverage.
 *
 * <p>It consists of words that single hyphens join. A word has letters and digits of any script, and the marks that its
 * letters need. It is in Unicode's form NFC and folded to lower case. Of the Latin script it has a to z alone. A word
 * does not mix scripts that no language mixes, and has no character that readers do not see.
 *
 * @param value the name as browsers show it, at most {@value #MAX_LENGTH} characters, of which one beyond U+FFFF counts
 *     twice. That is 300 bytes of UTF-8 at most, so two slugs fit into a key of S3 or DynamoDB (1,024 bytes)
 */
public record Slug(String value) implements Comparable<Slug> {
    /** The longest slug, in characters. */
    public static final int MAX_LENGTH = 100;

    /** The most articles, or coverages, of one title. Each of them costs the next one a look at its slug. */
    public static final int MOST_NAMESAKES = 100;

    /**
     * The order in which DynamoDB and S3 sort keys: by the bytes of UTF-8. Java's own order puts characters beyond
     * U+FFFF before some others.
     */
    public static final Comparator<String> ORDER =
            (one, other) -> Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));

    private static final Pattern ASCII = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");
    private static final Pattern SHARP = Pattern.compile("(?<=\\p{L})[#♯]");

    /**
     * How often {@link #from} looks again at what it has made. A cut or a hyphen makes a new end of a word, where a letter
     * may have another form; the next round leaves that alone.
     */
    private static final int ROUNDS = 4;

    /** A text this long is longer than a slug in every normalization form (UAX 15 limits how much texts shrink). */
    private static final int LONGEST_TEXT = 3 * MAX_LENGTH;

    /** Bounds the time of a slug: normalization takes time in proportion to the square of the number of marks in a row. */
    private static final int LONGEST_TITLE = 1_000;

    /**
     * @throws IllegalArgumentException if the value is not a valid slug
     */
    public Slug {
        if (!isSlug(value)) {
            throw new IllegalArgumentException("not a slug: " + value);
        }
    }

    private static boolean isSlug(String value) {
        return value.length() <= MAX_LENGTH
                && (ASCII.matcher(value).matches()
                        || (!isAscii(value) && Script.words(value).equals(value)));
    }

    /** The text as a slug, in NFC; empty if it is not exactly a valid slug. */
    public static Optional<Slug> parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        String composed = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
        return isSlug(composed) ? Optional.of(new Slug(composed)) : Optional.empty();
    }

    /** What to say of a text that is no slug, to the person who wrote it, with a slug that it may mean. */
    public static String refusal(String text) {
        String rule = "is no slug: lower-case letters and digits, of one script in each word, joined by single hyphens,"
                + " at most " + MAX_LENGTH;
        return from(text).map(slug -> rule + "; write \"" + slug + "\"").orElse(rule);
    }

    /**
     * Makes a slug from a title, a name or a file name. It lower-cases letters, drops the accents of Latin ones, and
     * turns each run of other characters into one hyphen. A hyphen also parts scripts that no language mixes. It cuts a
     * long slug at a hyphen, if there is one. It reads the first {@value #LONGEST_TITLE} characters. Empty if these have no usable one.
     */
    public static Optional<Slug> from(String text) {
        String words = text.substring(0, Math.min(text.length(), LONGEST_TITLE));
        for (int round = 0; round < ROUNDS && !isSlug(words); round++) {
            words = cut(Script.words(words), MAX_LENGTH);
        }
        return isSlug(words) ? Optional.of(new Slug(words)) : Optional.empty();
    }

    /**
     * Makes a slug from the name of a tag, a kind or an author. Unlike {@link #from}, it spells out signs that
     * distinguish names: {@code C}, {@code C++} and {@code C#} become {@code c}, {@code c-plus-plus} and {@code
     * c-sharp}. Empty if the name has no usable character.
     */
    public static Optional<Slug> ofName(String name) {
        return from(SHARP.matcher(name).replaceAll(" sharp ").replace("+", " plus "));
    }

    /**
     * The slug of this name's nth bearer. The first has the name itself, the second {@code a-title-2}. It shortens a name
     * that would be too long.
     *
     * @param number from 1, at most {@value #MOST_NAMESAKES}
     */
    public Slug numbered(int number) {
        if (number == 1) {
            return this;
        }
        String end = "-" + number;
        return from(cut(value, MAX_LENGTH - end.length()) + end).orElseThrow();
    }

    /**
     * The slug as a segment of a URL's path: percent-encoded UTF-8 in upper-case digits (RFC 3986, section 2.1). Browsers
     * show the name itself.
     */
    public String encoded() {
        return URLEncoder.encode(value, UTF_8);
    }

    /**
     * A text in the spelling of slugs: in lower case, in NFC, without the accents of Latin letters. It keeps spaces and
     * other signs, so that it may be a path with slugs in it.
     */
    public static String folded(String text) {
        return Script.fold(text);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String cut(String words, int length) {
        if (words.length() <= length) {
            return words;
        }
        int hyphen = words.lastIndexOf('-', length);
        int end = hyphen > 0 ? hyphen : length;
        return words.substring(0, Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end);
    }

    @Override
    public int compareTo(Slug other) {
        return ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
