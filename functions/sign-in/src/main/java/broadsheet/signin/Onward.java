package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.http.Request;
import broadsheet.validation.ValidationException;
import java.net.URLEncoder;
import java.util.regex.Pattern;

/**
 * An API call that the CDN redirected here so that its session is renewed first.
 *
 * @param path the call's path and query
 */
record Onward(String path) {
    /** Excludes the session's own routes, and paths that a browser or a server may interpret as another path. */
    private static final Pattern CALL = Pattern.compile(
            "(?![^?]*(?://|/\\.|%2[ef5]|%5c))/api/(?!session)[\\w\\-.~!$&'()*+,;=:@%/]{1,2000}"
                    + "(?:\\?[\\w\\-.~!$&'()*+,;=:@%/?]{0,4000})?",
            Pattern.CASE_INSENSITIVE);

    /**
     * Returns the call to which the response redirects.
     *
     * @throws ValidationException if it is no call of this site's API
     */
    static Onward of(Request request) {
        return new Onward(request.parameter("to")
                .filter(to -> CALL.matcher(to).matches())
                .orElseThrow(() -> ValidationException.because("to", "is no call of this site's API")));
    }

    /** Returns the address that retries the renewal once. */
    String again() {
        return "/api/session/renewal?again=1&to=" + URLEncoder.encode(path, UTF_8);
    }
}
