package broadsheet.local.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding. */
final class Percent {
    private Percent() {}

    /**
     * Decodes a path or a part of one: a plus is a plus.
     *
     * @throws IllegalArgumentException if a percent sign has no two hexadecimal digits after it
     */
    static String decodePath(String encoded) {
        return decodeQuery(encoded.replace("+", "%2B"));
    }

    /**
     * Decodes a part of a query: a plus is a space.
     *
     * @throws IllegalArgumentException if a percent sign has no two hexadecimal digits after it
     */
    static String decodeQuery(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
