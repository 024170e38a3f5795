package broadsheet.validation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Decodes request bodies as UTF-8 (RFC 3629) and rejects anything else. Other encodings would silently change the
 * text.
 */
public final class Utf8 {
    /**
     * The replacement character for bytes that are not UTF-8. A gateway that passes a body as text has decoded it
     * already.
     */
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * Decodes bytes as UTF-8.
     *
     * @param place makes the error's location from its line number
     * @throws ValidationException if the bytes are not UTF-8, or the text contains U+FFFD
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
