package broadsheet.signin;

import static java.util.Objects.requireNonNull;

import broadsheet.http.Cookie;
import broadsheet.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the issuer gives to who signs in.
 *
 * @param session the session
 * @param refresh the token that renews the session; empty if the issuer gives none, or one that no cookie can hold
 */
record Tokens(Session session, Optional<String> refresh) {
    /**
     * Holds the refresh token. It goes to every path, as the cookies of one host must (RFC 6265bis, section 4.1.3.2); the
     * CDN hands it on to {@code /api/session} alone.
     */
    static final String COOKIE = "__Host-refresh";

    /** As long as template.yaml has the user pool's refresh tokens live; an issuer may end one sooner. */
    private static final Duration LIFE = Duration.ofDays(30);

    private static final Pattern HELD =
            Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]{1," + (4_096 - COOKIE.length()) + "}");

    Tokens {
        requireNonNull(session, "session is null");
        refresh = refresh.filter(token -> HELD.matcher(token).matches());
    }

    /** The answer that has the browser keep them; the greeting lives as long as there may be a session. */
    Response keptBy(Response answer, Instant now) {
        Duration life = refresh.isPresent() ? LIFE : session.life(now);
        Response kept = answer.withCookie(session.cookie(now)).withCookie(session.greeting(life));
        return refresh.map(token -> kept.withCookie(Cookie.strict(COOKIE, token, LIFE)))
                .orElse(kept);
    }

    /** The answer that has the browser forget them. */
    static Response forgottenBy(Response answer) {
        return Session.forgottenBy(answer).withCookie(Cookie.strict(COOKIE, "", Duration.ZERO));
    }
}
