package broadsheet.draft;

import broadsheet.discussion.Hmac;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens of links: the link's id, and a code that only the holder of the key can make. So the same link can be shown
 * again, and a guessed token is refused without a read. Thread-safe.
 */
public final class LinkTokens {
    private static final Pattern TOKEN = Pattern.compile("([0-7][0-9A-HJKMNP-TV-Z]{25})([0-9A-Za-z_-]{22})");

    private final byte[] key;

    /** Tokens signed with this key. */
    public LinkTokens(byte[] key) {
        this.key = key.clone();
    }

    /** Whether a text has the form of a token, which says nothing about its code. */
    public static boolean isFormed(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** The token of a link. */
    public String of(DraftId link) {
        return link + Hmac.of(key, signed(link.value()));
    }

    /** The link with a token; empty for any text that is no genuine token. */
    public Optional<DraftId> read(String token) {
        Matcher parts = TOKEN.matcher(token);
        return parts.matches() && Hmac.isOf(key, signed(parts.group(1)), parts.group(2))
                ? DraftId.parse(parts.group(1))
                : Optional.empty();
    }

    private static String signed(String link) {
        return "link to a draft " + link;
    }
}
