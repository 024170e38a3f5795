package broadsheet.signin;

import broadsheet.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Who a request's cookies say is signed in; a session that is over, or nearly, is renewed. */
final class Sessions {
    /** A session that ends sooner is renewed. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final OpenIdIssuer issuer;
    private final InstantSource clock;

    Sessions(OpenIdIssuer issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** What the cookies came to. */
    sealed interface Found {
        /** A session that is good for a while. */
        record SignedIn(Session session) implements Found {}

        /** Another session in the place of the one before. */
        record Renewed(Tokens tokens) implements Found {}

        /** Nobody, as far as can be said now; what the browser has it may keep. */
        record Nobody() implements Found {}

        /** Nobody, and what the browser has is good for nothing. */
        record Over() implements Found {}
    }

    /**
     * Reads the cookies of a request.
     *
     * @throws IssuerFailure if the issuer does not answer, and the session is not good without it
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
        } catch (Refused.ForNow unknown) {
            return refresh.isPresent() ? renewed(refresh.get(), Optional.empty()) : new Found.Nobody();
        } catch (Refused bad) {
            return refresh.isPresent() ? renewed(refresh.get(), Optional.empty()) : new Found.Over();
        }
    }

    private Found renewed(String refresh, Optional<Session> session) {
        try {
            return new Found.Renewed(renew(refresh));
        } catch (Refused over) {
            return new Found.Over();
        } catch (IssuerFailure down) {
            return new Found.SignedIn(session.orElseThrow(() -> down));
        }
    }

    /**
     * Renews a session.
     *
     * @throws Refused if the issuer does not
     */
    Tokens renew(String refresh) throws Refused {
        return lasting(issuer.renew(refresh));
    }

    /**
     * The session that a token stands for.
     *
     * @throws Refused if it is none, or has ended
     */
    Session read(String token) throws Refused {
        Session session = issuer.session(token);
        requireFuture(session);
        return session;
    }

    /**
     * Tokens that a browser can keep and API Gateway will take.
     *
     * @throws Refused if the session has ended
     * @throws IssuerFailure if it does not fit into a cookie
     */
    Tokens lasting(Tokens tokens) throws Refused {
        requireFuture(tokens.session());
        if (!tokens.session().fitsCookie()) {
            throw new IssuerFailure("the ID token does not fit into a cookie");
        }
        return tokens;
    }

    /** API Gateway makes no allowance for clocks that differ, where the library makes one of a minute. */
    private void requireFuture(Session session) throws Refused {
        if (!session.end().isAfter(clock.instant())) {
            throw new Refused("the token has expired");
        }
    }
}
