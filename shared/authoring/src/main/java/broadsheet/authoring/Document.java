package broadsheet.authoring;

import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document, split into front matter and text.
 *
 * @param text the whole document, with line feeds as line ends
 * @param yaml the front matter without its delimiter lines
 * @param markdown the text below the front matter
 * @param linesBefore the number of lines above the text
 */
record Document(String text, String yaml, String markdown, int linesBefore) {
    private static final Pattern PARTS =
            Pattern.compile("\\A---[ \\t]*\\n(?<yaml>(?s:.*?))^(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)", Pattern.MULTILINE);

    /** Invisible control characters, which HTML and XML forbid. Some editors leave them behind unintentionally. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");

    /**
     * @throws ValidationException if the bytes are not UTF-8, or are empty, or have no front matter
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
