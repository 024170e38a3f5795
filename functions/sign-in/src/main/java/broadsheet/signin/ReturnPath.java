package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.http.Request;
import broadsheet.validation.ValidationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page to return to after signing in or out: a path with an optional query and fragment.
 *
 * @param value the path as {@code Location} contains it; every browser resolves it to a page of this site
 */
record ReturnPath(String value) {
    static final ReturnPath HOME = new ReturnPath("/");

    /** The limit leaves a margin to the limits of browsers and servers, because a cookie stores the path too. */
    private static final int MAX_LENGTH = 1_000;

    /**
     * The characters that RFC 3986 allows, after one slash that no other slash follows: no backslash, no white space,
     * only ASCII.
     */
    private static final Pattern CHARACTERS = Pattern.compile("/(?!/)[\\w\\-.~!$&'()*+,;=:@%/?#]*");

    /** Encoded characters that end a segment or a line if a server decodes the path too early. */
    private static final Pattern HIDDEN = Pattern.compile("%(2f|5c|25|[01]\\p{XDigit}|7f)", Pattern.CASE_INSENSITIVE);

    /**
     * Parses a path of this site; empty if the text is none, or if any browser might read it as another site's address.
     */
    static Optional<ReturnPath> parse(String text) {
        if (text.length() > MAX_LENGTH || !CHARACTERS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            URI parsed = new URI(text);
            return isPage(parsed) ? Optional.of(new ReturnPath(written(parsed))) : Optional.empty();
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }

    /**
     * The path that a request names in its parameter {@code return}; home if it names none.
     *
     * @throws ValidationException if that is no path of a page of this site
     */
    static ReturnPath of(Request request) {
        return request.parameter("return")
                .map(text -> parse(text)
                        .orElseThrow(() -> ValidationException.because("return", "is no path of a page of this site")))
                .orElse(HOME);
    }

    /** Decodes a value from {@link #encoded}; empty if it was changed into anything but a path of this site. */
    static Optional<ReturnPath> decode(String encoded) {
        try {
            return parse(new String(Base64.getUrlDecoder().decode(encoded), UTF_8));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /** Encodes the path in characters that a cookie may contain. */
    String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8));
    }

    private static boolean isPage(URI uri) {
        String path = uri.getPath();
        return uri.getScheme() == null
                && uri.getRawAuthority() == null
                && !HIDDEN.matcher(uri.getRawPath()).find()
                && !path.contains("//")
                && Stream.of(path.split("/", -1)).noneMatch(step -> step.equals(".") || step.equals(".."))
                && !path.equals("/api")
                && !path.startsWith("/api/");
    }

    private static String written(URI uri) {
        return uri.getRawPath() + part("?", uri.getRawQuery()) + part("#", uri.getRawFragment());
    }

    private static String part(String mark, @Nullable String text) {
        return text == null ? "" : mark + text;
    }
}
