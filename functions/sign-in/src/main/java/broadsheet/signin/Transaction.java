package broadsheet.signin;

import broadsheet.http.Cookie;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Duration;
import java.util.Optional;

/**
 * A pending sign-in. The browser that began it stores it in a cookie, and only that browser can complete it.
 *
 * <p>The cookie needs no signature. No other site can set it, because its name begins with {@code __Host-}. A reader
 * who forges their own cookie gains nothing: its values are secret only from others, and are checked when read.
 *
 * @param state the issuer returns it in the address, which shows that the response is for this browser (RFC 6749,
 *     section 10.12)
 * @param nonce the issuer returns it in the token, which shows that the token is for this sign-in (OpenID Connect Core,
 *     section 3.1.2.1)
 * @param verifier proves to the issuer that the code belongs to this client (RFC 7636)
 * @param returnTo the page from which the reader came
 */
record Transaction(State state, Nonce nonce, CodeVerifier verifier, ReturnPath returnTo) {
    static final String COOKIE = "__Host-sign-in";

    /** How long a person may take to sign in. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    /** Creates a sign-in with new random secrets. */
    static Transaction begin(ReturnPath returnTo) {
        return new Transaction(new State(), new Nonce(), new CodeVerifier(), returnTo);
    }

    /** Parses a cookie's value; empty if it is malformed. */
    static Optional<Transaction> read(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            var state = new State(parts[0]);
            var nonce = new Nonce(parts[1]);
            var verifier = new CodeVerifier(parts[2]);
            return ReturnPath.decode(parts[3]).map(returnTo -> new Transaction(state, nonce, verifier, returnTo));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /** Returns whether a response with that state is for this sign-in. */
    boolean isAnsweredBy(Optional<String> answered) {
        return answered.filter(text -> text.equals(state.getValue())).isPresent();
    }

    Cookie cookie() {
        String value = String.join(".", state.getValue(), nonce.getValue(), verifier.getValue(), returnTo.encoded());
        return new Cookie(COOKIE, value, LIFE);
    }

    static Cookie forgotten() {
        return new Cookie(COOKIE, "", Duration.ZERO);
    }
}
