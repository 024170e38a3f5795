package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Slug;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The ids of imported drafts. A document has the same id in every run, so that no run doubles its draft. */
final class DraftIds {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    /** The bits of a ULID's random part. Its time is zero: such an id is older than any other. */
    private static final int BITS = 80;

    private DraftIds() {}

    /** The id of a document's draft: a ULID. */
    static String of(String name, Slug slug) {
        BigInteger rest = new BigInteger(1, sha256(name + "\n" + slug)).mod(BigInteger.TWO.pow(BITS));
        var id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(
                    DIGITS.charAt(rest.mod(BigInteger.valueOf(DIGITS.length())).intValue()));
            rest = rest.divide(BigInteger.valueOf(DIGITS.length()));
        }
        return id.reverse().toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
