package broadsheet.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** Two keys under any names, because a key takes up to a second to generate. */
final class TestKeys {
    private static final RSAKey OWN = generate();
    private static final RSAKey OTHER = generate();

    private TestKeys() {}

    /** The key with which the issuer of the tests signs. */
    static RSAKey own(String id) {
        return new RSAKey.Builder(OWN).keyID(id).build();
    }

    /** Another key. */
    static RSAKey other(String id) {
        return new RSAKey.Builder(OTHER).keyID(id).build();
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
