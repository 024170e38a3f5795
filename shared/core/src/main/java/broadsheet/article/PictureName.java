package broadsheet.article;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a picture within its article. It is the path by which the document refers to the picture, for example
 * {@code photos/harbour.jpg}.
 *
 * @param value a relative path without {@code .} and {@code ..}, at most {@value #MAX_LENGTH} characters
 */
public record PictureName(String value) {
    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 200;

    private static final Pattern SCHEME = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)");
    private static final Pattern QUERY = Pattern.compile("[?#].*$");
    private static final Pattern ROOT = Pattern.compile("^(?:\\./|/)+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\\\]");

    /**
     * @throws IllegalArgumentException if the value is not a valid name
     */
    public PictureName {
        if (!isName(value)) {
            throw new IllegalArgumentException("not a picture's name: " + value);
        }
    }

    /**
     * The name that a reference in a document means: {@code ./a%20b.jpg}, {@code /a b.jpg} and {@code a b.jpg} are the
     * same. Empty for an address on another site, and for a text that is not a path within the site.
     */
    public static Optional<PictureName> of(String reference) {
        String path = QUERY.matcher(reference.strip()).replaceFirst("");
        if (SCHEME.matcher(path).find()) {
            return Optional.empty();
        }
        String plain = ROOT.matcher(decoded(path)).replaceFirst("");
        return isName(plain) ? Optional.of(new PictureName(plain)) : Optional.empty();
    }

    private static boolean isName(String value) {
        return value.length() <= MAX_LENGTH
                && !UNPRINTABLE.matcher(value).find()
                && Arrays.stream(value.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    private static String decoded(String path) {
        try {
            // In a path, a plus sign is literal. Only form encoding uses it for a space.
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscapes) {
            return path;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
