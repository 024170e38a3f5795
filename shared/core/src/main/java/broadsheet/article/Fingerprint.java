package broadsheet.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprints of contents: the first half of their SHA-256 (FIPS 180-4), in 32 hexadecimal digits. */
public final class Fingerprint {
    private static final int BYTES = 16;

    private Fingerprint() {}

    /** The fingerprint of the concatenated texts. Callers separate the texts where their boundaries matter. */
    public static String of(String... texts) {
        MessageDigest sha256 = sha256();
        for (String text : texts) {
            sha256.update(text.getBytes(UTF_8));
        }
        return hex(sha256);
    }

    /** The fingerprint of a text followed by bytes. */
    public static String of(String text, byte[] bytes) {
        MessageDigest sha256 = sha256();
        sha256.update(text.getBytes(UTF_8));
        sha256.update(bytes);
        return hex(sha256);
    }

    private static String hex(MessageDigest sha256) {
        return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
