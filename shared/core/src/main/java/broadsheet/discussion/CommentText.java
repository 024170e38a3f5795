package broadsheet.discussion;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a comment says: plain text in paragraphs.
 *
 * @param value normalised (NFC), without what cannot be seen, its paragraphs parted by two line feeds, 1 to
 *     {@value #MAX_LENGTH} characters
 */
public record CommentText(String value) {
    /** The longest text, in characters (Unicode code points). */
    public static final int MAX_LENGTH = 5_000;

    private static final Pattern PARAGRAPH_END = Pattern.compile("\n\n");
    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://(?:www\\.)?|\\bwww\\.");

    /**
     * @throws IllegalArgumentException if the value is not as {@link #of} makes it
     */
    public CommentText {
        if (value.isEmpty() || length(value) > MAX_LENGTH || !value.equals(VisibleText.paragraphs(value))) {
            throw new IllegalArgumentException("not a comment's text");
        }
    }

    /** The text that was written, without what deceives or only takes room; empty if nothing or too much is left. */
    public static Optional<CommentText> of(String written) {
        String value = VisibleText.paragraphs(written);
        return value.isEmpty() || length(value) > MAX_LENGTH ? Optional.empty() : Optional.of(new CommentText(value));
    }

    /** How long a text is after it has been normalised, in characters. */
    public static int lengthOf(String written) {
        return length(VisibleText.paragraphs(written));
    }

    /** Its paragraphs, each with its line breaks. */
    public List<String> paragraphs() {
        return PARAGRAPH_END.splitAsStream(value).toList();
    }

    /** How many links it has. */
    public int links() {
        return (int) LINK.matcher(value).results().count();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
