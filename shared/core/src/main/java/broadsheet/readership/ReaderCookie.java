package broadsheet.readership;

import broadsheet.discussion.Hmac;
import java.util.Optional;
import java.util.regex.Pattern;

/** What tells a reader without an account from others: an id, signed so that nobody can make up another's, or many. */
public final class ReaderCookie {
    private static final Pattern FORM = Pattern.compile("([\\w-]{22})\\.([\\w-]{22})");

    private final byte[] key;

    /** Cookies signed with this key. */
    public ReaderCookie(byte[] key) {
        this.key = key.clone();
    }

    /**
     * An id for a reader who has no cookie yet.
     *
     * @param attempt the same for each attempt of one reader: an answer that was lost had their cookie in it
     */
    public String newId(String attempt) {
        return Hmac.of(key, "new reader " + attempt);
    }

    /** The id in a cookie; empty if it is not genuine. */
    public Optional<String> read(String cookie) {
        var parts = FORM.matcher(cookie);
        return parts.matches() && Hmac.isOf(key, signed(parts.group(1)), parts.group(2))
                ? Optional.of(parts.group(1))
                : Optional.empty();
    }

    /** The cookie of an id. */
    public String write(String id) {
        return id + "." + Hmac.of(key, signed(id));
    }

    private static String signed(String id) {
        return "reader " + id;
    }
}
