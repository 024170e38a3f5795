package broadsheet.local.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-decoding. */
final class Percent {
    private Percent() {}

    /**
     * Decodes a path or a part of one. A plus sign stays a plus sign.
     *
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
     */
    static String decodePath(String encoded) {
        return decodeQuery(encoded.replace("+", "%2B"));
    }

    /**
     * Decodes a part of a query string. A plus sign becomes a space.
     *
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
     */
    static String decodeQuery(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
