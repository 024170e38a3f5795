package broadsheet.signin;

import static java.util.Objects.requireNonNull;

import broadsheet.http.Cookie;
import broadsheet.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tokens that the issuer grants to a reader.
 *
 * @param session the session
 * @param refresh the token that renews the session; empty if the issuer grants none, or one that no cookie can hold
 */
record Tokens(Session session, Optional<String> refresh) {
    /**
     * The cookie with the refresh token. The browser sends it with every path, as {@code __Host-} requires (RFC
     * 6265bis, section 4.1.3.2). The CDN forwards it to {@code /api/session} only.
     */
    static final String COOKIE = "__Host-refresh";

    /** The lifetime of the user pool's refresh tokens in template.yaml; an issuer may end one sooner. */
    private static final Duration LIFE = Duration.ofDays(30);

    private static final Pattern HELD =
            Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]{1," + (4_096 - COOKIE.length()) + "}");

    Tokens {
        requireNonNull(session, "session is null");
        refresh = refresh.filter(token -> HELD.matcher(token).matches());
    }

    /**
     * Adds cookies to the response that store the tokens. The greeting lasts as long as the session can be renewed. Without a
     * refresh token, that of an earlier session is deleted: it may be of another account.
     */
    Response keptBy(Response answer, Instant now) {
        Duration life = refresh.isPresent() ? LIFE : session.life(now);
        Response kept = answer.withCookie(session.cookie(now)).withCookie(session.greeting(life));
        return kept.withCookie(
                refresh.map(token -> Cookie.strict(COOKIE, token, LIFE)).orElseGet(Tokens::forgotten));
    }

    private static Cookie forgotten() {
        return Cookie.strict(COOKIE, "", Duration.ZERO);
    }

    /** Adds cookies to the response that delete the tokens. */
    static Response forgottenBy(Response answer) {
        return Session.forgottenBy(answer).withCookie(forgotten());
    }
}
