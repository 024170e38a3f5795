package broadsheet.discussion;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Signed cookies that let an author return to a held comment without an account. Each comment has its own cookie, so
 * two tabs that post at the same time do not overwrite each other's. Thread-safe.
 */
public final class Receipts {
    /** The most receipts that a browser keeps; the oldest are dropped first. */
    public static final int MAX = 20;

    private static final String PREFIX = "__Host-held-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9A-HJKMNP-TV-Z]{26})");

    private final byte[] key;

    /** Receipts signed with this key. */
    public Receipts(byte[] key) {
        this.key = key.clone();
    }

    /**
     * The ids of the comments with a genuine receipt, oldest first. Other cookies are ignored.
     *
     * @param cookies values by name
     */
    public List<String> read(Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .flatMap(cookie -> NAME.matcher(cookie.getKey())
                        .results()
                        .filter(found -> found.group().equals(cookie.getKey()))
                        .map(found -> found.group(1))
                        .filter(id -> Hmac.isOf(key, signed(id), cookie.getValue())))
                .sorted()
                .toList();
    }

    /** The name of a comment's cookie. */
    public String name(String id) {
        return PREFIX + id;
    }

    /** The value of a comment's cookie. */
    public String value(String id) {
        return Hmac.of(key, signed(id));
    }

    private static String signed(String id) {
        return "held comment " + id;
    }
}
