package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The secrets by which functions recognise requests from CloudFront. Only CloudFront's headers about a viewer's address
 * and host are trustworthy. Several secrets are accepted, so that they can be rotated. Without a configured secret, the
 * function refuses every request.
 */
public final class OriginSecrets {
    /** The header in which CloudFront sends the secret, in lower case. */
    static final String HEADER = "x-origin-secret";

    private final List<byte[]> accepted;

    /** Reads comma-separated secrets from the environment variable {@code ORIGIN_SECRETS}. */
    @Inject
    public OriginSecrets() {
        this(Optional.ofNullable(System.getenv("ORIGIN_SECRETS")).orElse(""));
    }

    /** Reads comma-separated secrets; a blank text means none. */
    public OriginSecrets(String secrets) {
        this.accepted = Arrays.stream(secrets.split(",", -1))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(UTF_8))
                .toList();
    }

    /** A secret for requests that the function sends itself; empty if none is configured. */
    String said() {
        return accepted.isEmpty() ? "" : new String(accepted.getFirst(), UTF_8);
    }

    /** Whether the secret is one of the accepted ones. The comparison takes constant time. */
    public boolean accept(String said) {
        byte[] bytes = said.getBytes(UTF_8);
        boolean known = false;
        for (byte[] secret : accepted) {
            known |= MessageDigest.isEqual(secret, bytes);
        }
        return known;
    }
}
