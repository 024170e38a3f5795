package broadsheet.discussion;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an author is given for a held comment, so that they can come back to it without an account: a cookie for each, named
 * by the comment, so that of two tabs that post at once neither takes the other's away.
 */
public final class Receipts {
    /** How many comments are remembered; the oldest are forgotten first. */
    public static final int MAX = 20;

    private static final String PREFIX = "__Host-held-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9A-HJKMNP-TV-Z]{26})");

    private final byte[] key;

    /** Receipts signed with this key. */
    public Receipts(byte[] key) {
        this.key = key.clone();
    }

    /**
     * The ids of the comments that cookies are genuine receipts for, the oldest first; anything else among them is ignored.
     *
     * @param cookies by name
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

    /** The name of the cookie of a comment. */
    public String name(String id) {
        return PREFIX + id;
    }

    /** What the cookie of a comment holds. */
    public String value(String id) {
        return Hmac.of(key, signed(id));
    }

    private static String signed(String id) {
        return "held comment " + id;
    }
}
