package broadsheet.discussion;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A comment's text: plain text in paragraphs.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, normalised (NFC), without invisible characters; two line feeds
 *     separate paragraphs
 */
public record CommentText(String value) {
    /** The longest text, in characters (Unicode code points). */
    public static final int MAX_LENGTH = 5_000;

    private static final Pattern PARAGRAPH_END = Pattern.compile("\n\n");
    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://(?:www\\.)?|\\bwww\\.");

    /**
     * @throws IllegalArgumentException if the value is not normalised as by {@link #of}
     */
    public CommentText {
        if (value.isEmpty() || length(value) > MAX_LENGTH || !value.equals(VisibleText.paragraphs(value))) {
            throw new IllegalArgumentException("not a comment's text");
        }
    }

    /**
     * Normalises a written text: removes invisible and deceptive characters and excess white space. Empty if the
     * result is empty or too long.
     */
    public static Optional<CommentText> of(String written) {
        String value = VisibleText.paragraphs(written);
        return value.isEmpty() || length(value) > MAX_LENGTH ? Optional.empty() : Optional.of(new CommentText(value));
    }

    /** The length of a text after normalisation, in characters. */
    public static int lengthOf(String written) {
        return length(VisibleText.paragraphs(written));
    }

    /** The paragraphs, each with its line breaks. */
    public List<String> paragraphs() {
        return PARAGRAPH_END.splitAsStream(value).toList();
    }

    /** The number of links in the text. */
    public int links() {
        return (int) LINK.matcher(value).results().count();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
