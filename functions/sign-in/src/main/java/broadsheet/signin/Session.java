package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import broadsheet.http.Cookie;
import broadsheet.http.Response;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The session of a signed-in reader.
 *
 * @param token the ID token, which API Gateway also accepts
 * @param name the token's {@code name}, else its {@code preferred_username}; empty if it has neither
 * @param groups the token's {@code cognito:groups}
 * @param end when the token expires
 */
record Session(String token, String name, List<String> groups, Instant end) {
    static final String COOKIE = "__Host-session";

    /**
     * The cookie that gives the site's scripts the name of the signed-in reader, so that a page need not call the API.
     * It grants nothing: only the session cookie does.
     */
    static final String GREETING = "__Host-greeting";

    /**
     * Browsers limit a cookie's name and value together to 4,096 bytes, and drop a longer cookie (RFC 6265bis, section
     * 5.7).
     */
    private static final int MOST = 4_096 - COOKIE.length();

    private static final int MOST_OF_NAME = 60;
    private static final Duration MARGIN = Duration.ofSeconds(30);

    Session {
        requireNonNull(token, "token is null");
        requireNonNull(name, "name is null");
        groups = List.copyOf(groups);
        requireNonNull(end, "end is null");
    }

    /** Returns whether a browser can store the token. */
    boolean fitsCookie() {
        return token.length() <= MOST;
    }

    /** Returns the cookie's lifetime. It ends before the token expires, so that no token expires in transit. */
    Duration life(Instant now) {
        Duration left = Duration.between(now, end).minus(MARGIN);
        return left.isNegative() ? Duration.ZERO : left;
    }

    Cookie cookie(Instant now) {
        return new Cookie(COOKIE, token, life(now));
    }

    /** Returns the greeting cookie, with the name percent-encoded (RFC 3986) and cut to sixty characters. */
    Cookie greeting(Duration life) {
        String fitting = name.codePointCount(0, name.length()) > MOST_OF_NAME
                ? name.substring(0, name.offsetByCodePoints(0, MOST_OF_NAME))
                : name;
        String encoded = URLEncoder.encode(fitting, UTF_8).replace("+", "%20");
        return new Cookie(GREETING, encoded, life, true);
    }

    /** Adds cookies to the response that delete the session. */
    static Response forgottenBy(Response answer) {
        return answer.withCookie(new Cookie(COOKIE, "", Duration.ZERO))
                .withCookie(new Cookie(GREETING, "", Duration.ZERO, true));
    }
}
