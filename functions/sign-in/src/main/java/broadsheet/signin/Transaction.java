package broadsheet.signin;

import broadsheet.http.Cookie;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Duration;
import java.util.Optional;

/**
 * A sign-in under way. The browser that began it keeps it in a cookie, and only that browser can end it. The cookie is not
 * signed: no other site can set it (its name says {@code __Host-}), and a reader who forges their own gains nothing, since
 * what it holds was secret from others only and is checked when it is read.
 *
 * @param state comes back from the issuer in the address: the answer is for this browser (RFC 6749, section 10.12)
 * @param nonce comes back within the token: the token is for this sign-in (OpenID Connect Core, section 3.1.2.1)
 * @param verifier is shown to the issuer with the code: nobody else can use the code (RFC 7636)
 * @param returnTo where the reader was
 */
record Transaction(State state, Nonce nonce, CodeVerifier verifier, ReturnPath returnTo) {
    static final String COOKIE = "__Host-sign-in";

    /** As long as a person may take to sign in. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    static Transaction begin(ReturnPath returnTo) {
        return new Transaction(new State(), new Nonce(), new CodeVerifier(), returnTo);
    }

    /** Reads a cookie's value; empty if it is not one that was made here. */
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

    /** Whether an answer with that state is for this sign-in. */
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
