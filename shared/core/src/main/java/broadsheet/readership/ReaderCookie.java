package broadsheet.readership;

import broadsheet.discussion.Hmac;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie that identifies a reader without an account. Its id is signed, so that nobody can forge another reader's
 * cookie or make up many. Thread-safe.
 */
public final class ReaderCookie {
    private static final Pattern FORM = Pattern.compile("([\\w-]{22})\\.([\\w-]{22})");

    private final byte[] key;

    /** Cookies signed with this key. */
    public ReaderCookie(byte[] key) {
        this.key = key.clone();
    }

    /**
     * An id for a reader without a cookie.
     *
     * @param attempt the same for all retries of one reader, so that a lost response with the cookie leaves no second
     *     id
     */
    public String newId(String attempt) {
        return Hmac.of(key, "new reader " + attempt);
    }

    /** The id in a cookie; empty if the signature is not valid. */
    public Optional<String> read(String cookie) {
        var parts = FORM.matcher(cookie);
        return parts.matches() && Hmac.isOf(key, signed(parts.group(1)), parts.group(2))
                ? Optional.of(parts.group(1))
                : Optional.empty();
    }

    /** The cookie's value for an id. */
    public String write(String id) {
        return id + "." + Hmac.of(key, signed(id));
    }

    private static String signed(String id) {
        return "reader " + id;
    }
}
