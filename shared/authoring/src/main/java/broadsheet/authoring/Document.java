package broadsheet.authoring;

import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document in its two parts.
 *
 * @param text all of it, lines ended by single line feeds
 * @param yaml the front matter, without the lines that fence it
 * @param markdown the text below
 * @param linesBefore how many lines stand before the text
 */
record Document(String text, String yaml, String markdown, int linesBefore) {
    private static final Pattern PARTS =
            Pattern.compile("\\A---[ \\t]*\\n(?<yaml>(?s:.*?))^(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)", Pattern.MULTILINE);

    /** Invisible, and forbidden in HTML and XML: left over from some editor, they are nobody's intention. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");

    /**
     * @throws ValidationException if the bytes are no UTF-8, or nothing, or have no front matter
     */
    static Document of(byte[] bytes) {
        String text = decode(bytes).replace("\r\n", "\n").replace('\r', '\n');
        text = CONTROLS.matcher(text).replaceAll("");
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.isBlank()) {
            throw ValidationException.because("line 1", "is empty: a document is front matter and a text");
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.find()) {
            throw ValidationException.because(
                    "line 1", "is no front matter: a document starts with YAML between two lines of \"---\"");
        }
        int linesBefore = (int) text.substring(0, parts.end()).lines().count();
        return new Document(text, parts.group("yaml"), text.substring(parts.end()), linesBefore);
    }

    static String decode(byte[] bytes) {
        return Utf8.decode(bytes, line -> "line " + line);
    }
}
