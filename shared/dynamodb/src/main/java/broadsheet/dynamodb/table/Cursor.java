package broadsheet.dynamodb.table;

import static java.nio.charset.StandardCharsets.US_ASCII;

import broadsheet.validation.ValidationException;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.function.Predicate;

/** Where a page ended, as clients hand it back: the sort key of its last item, made opaque. */
public final class Cursor {
    private Cursor() {}

    public static String of(String sk) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sk.getBytes(US_ASCII));
    }

    /**
     * The sort key that a cursor stands for.
     *
     * @param given whether a page can have ended there; a key that it cannot read may make it fail
     * @throws ValidationException if the cursor is not of this make
     */
    public static String read(String cursor, Predicate<String> given) {
        try {
            String sk = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
            if (given.test(sk)) {
                return sk;
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            // answered below, as any other cursor that no listing gave
        }
        throw ValidationException.because("cursor", "is not one that a listing gave as \"next\"");
    }
}
