package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where on this site to go on after signing in or out: a page's path, perhaps with a query and a fragment.
 *
 * @param value as it stands in {@code Location}: whatever a browser makes of it, it is a page of this site
 */
record ReturnPath(String value) {
    static final ReturnPath HOME = new ReturnPath("/");

    /** What browsers and servers take for one is far less; a cookie holds this too. */
    private static final int MAX_LENGTH = 1_000;

    /** What RFC 3986 allows after one slash that no other follows: no backslash, no white space, nothing but ASCII. */
    private static final Pattern CHARACTERS = Pattern.compile("/(?!/)[\\w\\-.~!$&'()*+,;=:@%/?#]*");

    /** What ends a segment or a line for a server that decodes too early. */
    private static final Pattern HIDDEN = Pattern.compile("%(2f|5c|25|[01]\\p{XDigit}|7f)", Pattern.CASE_INSENSITIVE);

    /** Takes a text for a path of this site; empty if it is none, or may be read as another site's address by anyone. */
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

    /** Reads what {@link #encoded} wrote; empty if that was changed into no path of this site. */
    static Optional<ReturnPath> decode(String encoded) {
        try {
            return parse(new String(Base64.getUrlDecoder().decode(encoded), UTF_8));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /** In letters that a cookie may hold. */
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
