package broadsheet.discussion;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a comment says: plain text in paragraphs.
 *
 * @param value normalised (NFC), its paragraphs parted by two line feeds, 1 to {@value #MAX_LENGTH} characters
 */
public record CommentText(String value) {
    /** The longest text, in characters (Unicode code points). */
    public static final int MAX_LENGTH = 5_000;

    /**
     * What is not seen and only serves to deceive: controls, and the marks that turn the direction of what follows
     * (Unicode Technical Report 36, "Bidirectional Text Spoofing"), and what has no meaning in text. Joiners stay: scripts
     * and emoji need them.
     */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}&&[^\\n"
                + "]]|[\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF0-\\uFFFB]|[\\p{Cs}\\p{Co}\\p{Cn}]");

    private static final Pattern MARKS = Pattern.compile("(\\p{Mn}{3})\\p{Mn}+");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");
    private static final Pattern BREAKS = Pattern.compile(" ?\\n(?: ?\\n)+ ?");
    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://(?:www\\.)?|\\bwww\\.");

    /**
     * @throws IllegalArgumentException if the value is not as {@link #of} makes it
     */
    public CommentText {
        if (value.isEmpty() || length(value) > MAX_LENGTH || !value.equals(normalised(value))) {
            throw new IllegalArgumentException("not a comment's text");
        }
    }

    /** The text that was written, without what deceives or only takes room; empty if nothing or too much is left. */
    public static Optional<CommentText> of(String written) {
        String value = normalised(written);
        return value.isEmpty() || length(value) > MAX_LENGTH ? Optional.empty() : Optional.of(new CommentText(value));
    }

    /** How long a text is after it has been normalised, in characters. */
    public static int lengthOf(String written) {
        return length(normalised(written));
    }

    /** Its paragraphs, each with its line breaks. */
    public List<String> paragraphs() {
        return Arrays.asList(value.split("\n\n"));
    }

    /** How many links it has. */
    public int links() {
        return (int) LINK.matcher(value).results().count();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String normalised(String written) {
        String lines = written.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(lines, Normalizer.Form.NFC))
                .replaceAll("");
        // Text that is stacked to the sky covers what stands above it.
        String flat = MARKS.matcher(visible).replaceAll("$1");
        String single = SPACES.matcher(flat).replaceAll(" ");
        return BREAKS.matcher(single)
                .replaceAll("\n\n")
                .replace(" \n", "\n")
                .replace("\n ", "\n")
                .strip();
    }
}
