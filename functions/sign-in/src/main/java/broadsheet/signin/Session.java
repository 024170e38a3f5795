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
 * A reader who is signed in.
 *
 * @param token the ID token, which API Gateway takes too
 * @param name the token's {@code name}, else its {@code preferred_username}; empty if it has neither
 * @param groups the token's {@code cognito:groups}
 * @param end when the token is good no more
 */
record Session(String token, String name, List<String> groups, Instant end) {
    static final String COOKIE = "__Host-session";

    /**
     * Tells the site's scripts that somebody is signed in, and the name to greet them by, so that a page does not have to
     * ask. Nothing believes it: what it opens is the other cookie.
     */
    static final String GREETING = "__Host-greeting";

    /** Browsers keep 4,096 bytes of a cookie's name and value together (RFC 6265bis, section 5.7), or nothing of it. */
    private static final int MOST = 4_096 - COOKIE.length();

    private static final int MOST_OF_NAME = 60;
    private static final Duration MARGIN = Duration.ofSeconds(30);

    Session {
        requireNonNull(token, "token is null");
        requireNonNull(name, "name is null");
        groups = List.copyOf(groups);
        requireNonNull(end, "end is null");
    }

    boolean fitsCookie() {
        return token.length() <= MOST;
    }

    /** How long browsers keep it: a little shorter than the token is good, so that none ends on its way. */
    Duration life(Instant now) {
        Duration left = Duration.between(now, end).minus(MARGIN);
        return left.isNegative() ? Duration.ZERO : left;
    }

    Cookie cookie(Instant now) {
        return new Cookie(COOKIE, token, life(now));
    }

    /** The name is percent-encoded (RFC 3986), and cut to sixty characters. */
    Cookie greeting(Duration life) {
        String fitting = name.codePointCount(0, name.length()) > MOST_OF_NAME
                ? name.substring(0, name.offsetByCodePoints(0, MOST_OF_NAME))
                : name;
        String encoded = URLEncoder.encode(fitting, UTF_8).replace("+", "%20");
        return new Cookie(GREETING, encoded, life, true);
    }

    /** The answer that has the browser forget it. */
    static Response forgottenBy(Response answer) {
        return answer.withCookie(new Cookie(COOKIE, "", Duration.ZERO))
                .withCookie(new Cookie(GREETING, "", Duration.ZERO, true));
    }
}
