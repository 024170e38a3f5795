package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.http.Request;
import broadsheet.validation.ValidationException;
import java.net.URLEncoder;
import java.util.regex.Pattern;

/**
 * The call of this site's API that the CDN sent to have its session renewed first.
 *
 * @param path its path and query
 */
record Onward(String path) {
    /** No call of the session's own, and no path that a browser or a server may read as another. */
    private static final Pattern CALL = Pattern.compile(
            "(?![^?]*(?://|/\\.|%2[ef5]|%5c))/api/(?!session)[\\w\\-.~!$&'()*+,;=:@%/]{1,2000}"
                    + "(?:\\?[\\w\\-.~!$&'()*+,;=:@%/?]{0,4000})?",
            Pattern.CASE_INSENSITIVE);

    /**
     * Which one a request is to be led back to.
     *
     * @throws ValidationException if it is no call of this site's API
     */
    static Onward of(Request request) {
        return new Onward(request.parameter("to")
                .filter(to -> CALL.matcher(to).matches())
                .orElseThrow(() -> ValidationException.because("to", "is no call of this site's API")));
    }

    /** Where to try the same once more. */
    String again() {
        return "/api/session/renewal?again=1&to=" + URLEncoder.encode(path, UTF_8);
    }
}
