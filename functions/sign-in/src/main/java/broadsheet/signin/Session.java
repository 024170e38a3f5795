package broadsheet.signin;

import static java.util.Objects.requireNonNull;

import broadsheet.http.Cookie;
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

    /** Browsers keep 4,096 bytes of a cookie's name and value together (RFC 6265bis, section 5.7), or nothing of it. */
    private static final int MOST = 4_096 - COOKIE.length();

    Session {
        requireNonNull(token, "token is null");
        requireNonNull(name, "name is null");
        groups = List.copyOf(groups);
        requireNonNull(end, "end is null");
    }

    boolean fitsCookie() {
        return token.length() <= MOST;
    }

    /** The cookie that lives as long as the token. */
    Cookie cookie(Instant now) {
        return new Cookie(COOKIE, token, Duration.between(now, end));
    }

    static Cookie ended() {
        return new Cookie(COOKIE, "", Duration.ZERO);
    }
}
