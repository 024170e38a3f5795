package broadsheet.discussion;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What an author is given for a held comment, so that they can come back to it without an account. */
public final class Receipts {
    /** How many comments one cookie remembers; the oldest are forgotten first. */
    public static final int MAX = 20;

    private static final int MAX_LENGTH = 4_000;
    private static final Pattern RECEIPT = Pattern.compile("([0-9A-HJKMNP-TV-Z]{26})\\.([A-Za-z0-9_-]{22})");
    private static final String SEPARATOR = "~";

    private final byte[] key;

    /** Receipts signed with this key. */
    public Receipts(byte[] key) {
        this.key = key.clone();
    }

    /** The ids of the comments that a cookie has genuine receipts for, the oldest first; anything else in it is ignored. */
    public List<String> read(String cookie) {
        Set<String> ids = new LinkedHashSet<>();
        if (cookie.length() <= MAX_LENGTH) {
            for (String receipt : cookie.split(SEPARATOR, -1)) {
                var parts = RECEIPT.matcher(receipt);
                if (parts.matches() && Hmac.isOf(key, signed(parts.group(1)), parts.group(2))) {
                    ids.add(parts.group(1));
                }
            }
        }
        return List.copyOf(ids);
    }

    /** The cookie that remembers these comments, the oldest first. */
    public String write(List<String> ids) {
        return ids.subList(Math.max(0, ids.size() - MAX), ids.size()).stream()
                .map(id -> id + "." + Hmac.of(key, signed(id)))
                .collect(joining(SEPARATOR));
    }

    /** The cookie that remembers what another one does, and one comment more. */
    public String with(String cookie, String id) {
        List<String> ids = new ArrayList<>(read(cookie));
        ids.remove(id);
        ids.add(id);
        return write(ids);
    }

    private static String signed(String id) {
        return "held comment " + id;
    }
}
