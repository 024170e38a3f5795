package broadsheet.archive.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Links that name a document as its system does, by its file or its name, until they are resolved. Spaces in the name are
 * escaped, so that it may stand in a link.
 */
public final class LinkNames {
    /** A name that stands in a text: the address that the tag shows. */
    static final Pattern SHOWN = Pattern.compile("(?<![(<\"'\\w])document:[^\\s()<>\"']*[^\\s()<>\"'.,;:!?]");

    private static final String SCHEME = "document:";

    private LinkNames() {}

    /** A link to the document with a name. */
    static String of(String name) {
        return SCHEME
                + name.replace("%", "%25")
                        .replace(" ", "%20")
                        .replace("(", "%28")
                        .replace(")", "%29");
    }

    /** The name in such a link; empty if it is another link. */
    public static Optional<String> named(String link) {
        return link.startsWith(SCHEME)
                ? Optional.of(link.substring(SCHEME.length())
                        .replace("%29", ")")
                        .replace("%28", "(")
                        .replace("%20", " ")
                        .replace("%25", "%"))
                : Optional.empty();
    }
}
