package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Fingerprint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment in the front matter of a document that an import sends, with a fingerprint of the rest. A later import reads it on the site: if it
 * no longer fits, somebody has changed the document there.
 */
final class Stamp {
    private static final String MARK = "# import: ";
    private static final Pattern STAMP = Pattern.compile("(?m)^" + MARK + "([0-9a-f]{32})\n");
    private static final String END = "\n---\n";

    private Stamp() {}

    /** The document with a stamp at the end of its front matter; as it is, if it has none. */
    static byte[] stamped(byte[] document) {
        String text = new String(document, UTF_8);
        int end = text.indexOf(END);
        return !text.startsWith("---\n") || end < 0
                ? document
                : (text.substring(0, end + 1) + MARK + Fingerprint.of(text) + "\n" + text.substring(end + 1))
                        .getBytes(UTF_8);
    }

    /** Whether a document is as an import sent it; empty if it has no stamp. */
    static Optional<Boolean> fits(byte[] document) {
        String text = new String(document, UTF_8);
        Matcher stamp = STAMP.matcher(text);
        return stamp.find()
                ? Optional.of(stamp.group(1).equals(Fingerprint.of(stamp.replaceFirst(""))))
                : Optional.empty();
    }
}
