package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Tells what came through the CDN, which says a secret, from what went past it: only the CDN's word about a viewer's
 * address and cookies counts. More than one secret is accepted while one takes another's place. A function that is given none
 * answers nobody.
 */
public final class OriginSecrets {
    /** The header that the CDN says it in, in lower case. */
    static final String HEADER = "x-origin-secret";

    private final List<byte[]> accepted;

    /** Those that the environment names, by commas, in {@code ORIGIN_SECRETS}. */
    @Inject
    public OriginSecrets() {
        this(Optional.ofNullable(System.getenv("ORIGIN_SECRETS")).orElse(""));
    }

    /** Those of a text, by commas; blank: none. */
    public OriginSecrets(String secrets) {
        this.accepted = Arrays.stream(secrets.split(",", -1))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(UTF_8))
                .toList();
    }

    /** What the CDN says; blank if there is nothing that it could say. */
    String said() {
        return accepted.isEmpty() ? "" : new String(accepted.getFirst(), UTF_8);
    }

    /** Whether who says this is the CDN. It takes as long whatever is said. */
    public boolean accept(String said) {
        byte[] bytes = said.getBytes(UTF_8);
        boolean known = false;
        for (byte[] secret : accepted) {
            known |= MessageDigest.isEqual(secret, bytes);
        }
        return known;
    }
}
