package broadsheet.signin;

import broadsheet.http.Problem;
import broadsheet.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds the session in a request's cookies, and renews it if it has expired or expires soon. */
final class Sessions {
    /** A session that ends within this time is renewed. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final OpenIdIssuer issuer;
    private final InstantSource clock;

    Sessions(OpenIdIssuer issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The result of reading the cookies. */
    sealed interface Found {
        /** A session that remains valid for a while. */
        record SignedIn(Session session) implements Found {}

        /** A renewed session that replaces the one in the cookies. */
        record Renewed(Tokens tokens) implements Found {}

        /** No session can be confirmed at the moment. The browser may keep its cookies. */
        record Nobody() implements Found {}

        /** No session, and the browser's cookies are useless. */
        record Over() implements Found {}
    }

    /**
     * Reads the cookies of a request.
     *
     * @throws IssuerFailure if the issuer does not answer and the session is not valid without it
     */
    Found find(Request request) {
        Optional<String> token = request.cookie(Session.COOKIE);
        Optional<String> refresh = request.cookie(Tokens.COOKIE);
        Instant soon = clock.instant().plus(EARLY);
        try {
            Optional<Session> session = token.isPresent() ? Optional.of(read(token.get())) : Optional.empty();
            if (session.filter(good -> refresh.isEmpty() || good.end().isAfter(soon))
                    .isPresent()) {
                return new Found.SignedIn(session.get());
            }
            return refresh.isPresent() ? renewed(refresh.get(), session) : new Found.Nobody();
        } catch (TokenRejected.ForNow unknown) {
            return refresh.isPresent() ? renewed(refresh.get(), Optional.empty()) : new Found.Nobody();
        } catch (TokenRejected bad) {
            return refresh.isPresent() ? renewed(refresh.get(), Optional.empty()) : new Found.Over();
        }
    }

    private Found renewed(String refresh, Optional<Session> session) {
        try {
            return new Found.Renewed(renew(refresh));
        } catch (TokenRejected over) {
            return new Found.Over();
        } catch (IssuerFailure | Problem down) {
            return new Found.SignedIn(session.orElseThrow(() -> down));
        }
    }

    /**
     * Renews a session.
     *
     * @throws TokenRejected if the issuer does not renew it
     */
    Tokens renew(String refresh) throws TokenRejected {
        return lasting(issuer.renew(refresh));
    }

    /**
     * Verifies a token and returns its session.
     *
     * @throws TokenRejected if the token is invalid or has expired
     */
    Session read(String token) throws TokenRejected {
        Session session = issuer.session(token);
        requireFuture(session);
        return session;
    }

    /**
     * Checks that a browser can store the tokens and API Gateway will accept them.
     *
     * @throws TokenRejected if the session has ended
     * @throws IssuerFailure if the ID token does not fit into a cookie
     */
    Tokens lasting(Tokens tokens) throws TokenRejected {
        requireFuture(tokens.session());
        if (!tokens.session().fitsCookie()) {
            throw new IssuerFailure("the ID token does not fit into a cookie");
        }
        return tokens;
    }

    /** Rejects an expired session. API Gateway allows no clock skew, whereas the library allows a minute. */
    private void requireFuture(Session session) throws TokenRejected {
        if (!session.end().isAfter(clock.instant())) {
            throw new TokenRejected("the token has expired");
        }
    }
}
