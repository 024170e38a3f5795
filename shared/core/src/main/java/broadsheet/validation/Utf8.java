package broadsheet.validation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** Text that was sent, which is UTF-8 (RFC 3629) or refused: in any other encoding it would be read as something else. */
public final class Utf8 {
    /** What a decoder puts where bytes are no UTF-8. A gateway that hands on a body as text has decoded it already. */
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * The text that the bytes are.
     *
     * @param place the fault's place, from the number of its line
     * @throws ValidationException if they are no UTF-8, or were none before they got here
     */
    public static String decode(byte[] bytes, IntFunction<String> place) {
        var in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
            int replaced = text.indexOf(REPLACEMENT);
            if (replaced >= 0) {
                throw rejected(text.substring(0, replaced), place);
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw rejected(new String(bytes, 0, in.position(), StandardCharsets.UTF_8), place);
        }
    }

    private static ValidationException rejected(String before, IntFunction<String> place) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return ValidationException.because(
                place.apply(line), "has bytes that are no UTF-8, or U+FFFD in place of such");
    }
}
