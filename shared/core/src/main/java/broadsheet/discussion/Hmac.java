package broadsheet.discussion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104), and authentication codes made of its first 128 bits. */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private Hmac() {}

    /** An HMAC function with a key. Not thread-safe. */
    public static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /** The authentication code of a text, in 22 characters of base64url. */
    public static String of(byte[] key, String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(keyed(key).doFinal(text.getBytes(UTF_8)), BYTES));
    }

    /** Verifies an authentication code in constant time. */
    public static boolean isOf(byte[] key, String text, String code) {
        return MessageDigest.isEqual(of(key, text).getBytes(UTF_8), code.getBytes(UTF_8));
    }
}
