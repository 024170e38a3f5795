package broadsheet.article;

import com.github.f4b6a3.ulid.Ulid;
import java.util.Locale;
import java.util.Optional;

/**
 * The identity of an article. It is given once and never changes, whatever happens to the article's address. Ids sort
 * by the time at which they were given.
 *
 * @param value a ULID in its canonical spelling
 */
public record ArticleId(String value) implements Comparable<ArticleId> {
    /** The length of every id, in characters. */
    public static final int LENGTH = 26;

    /**
     * @throws IllegalArgumentException if the value is not a ULID
     */
    public ArticleId {
        if (!isId(value)) {
            throw new IllegalArgumentException("not a ULID: " + value);
        }
    }

    /** The text as an id; empty if it is not exactly a ULID. */
    public static Optional<ArticleId> parse(String text) {
        return isId(text) ? Optional.of(new ArticleId(text)) : Optional.empty();
    }

    static boolean isId(String text) {
        // 26 digits have 130 bits, two more than a ULID.
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            return false;
        }
        // Each position in a listing is checked: a stream takes seven times as long, a pattern nine times.
        for (int i = 0; i < LENGTH; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character is a digit of Crockford's Base32 in its canonical spelling. */
    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z' && c != 'I' && c != 'L' && c != 'O' && c != 'U');
    }

    /** The id as an address. A withdrawn article has it after another article has taken the address that it had. */
    public Slug slug() {
        return new Slug(value.toLowerCase(Locale.ROOT));
    }

    /** The id as a URN: the UUID of the same 128 bits. Feeds use it. */
    public String urn() {
        return "urn:uuid:" + Ulid.from(value).toUuid();
    }

    @Override
    public int compareTo(ArticleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
