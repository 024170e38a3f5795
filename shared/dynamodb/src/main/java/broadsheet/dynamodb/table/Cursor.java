package broadsheet.dynamodb.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.validation.ValidationException;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.function.Predicate;

/** Pagination cursors for clients: the sort key of a page's last item, Base64-encoded to be opaque. */
public final class Cursor {
    private Cursor() {}

    /** The cursor of a page that ends with this sort key. */
    public static String of(String sk) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sk.getBytes(UTF_8));
    }

    /**
     * Decodes a cursor to its sort key.
     *
     * @param given whether a page can have ended at a sort key; it may throw for a malformed key
     * @throws ValidationException if no page can have returned the cursor
     */
    public static String read(String cursor, Predicate<String> given) {
        try {
            String sk = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (given.test(sk)) {
                return sk;
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            // Falls through to the error for invalid cursors.
        }
        throw ValidationException.because("cursor", "is not one that a listing gave as \"next\"");
    }
}
