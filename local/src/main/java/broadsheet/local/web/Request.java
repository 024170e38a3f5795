package broadsheet.local.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A viewer's request.
 *
 * @param path the path as sent, percent-encoded
 * @param query the query string as sent, without the question mark; empty if there is none
 * @param headers all header values, in order, by lower-case name
 * @param address the viewer's IP address
 */
record Request(
        String method,
        String path,
        String query,
        SequencedMap<String, List<String>> headers,
        SdkBytes body,
        String address) {
    Request withPath(String other) {
        return new Request(method, other, query, headers, body, address);
    }

    /**
     * A copy with other values of some headers.
     *
     * @param others the new values by lower-case name
     */
    Request with(Map<String, String> others) {
        SequencedMap<String, List<String>> changed = new LinkedHashMap<>(headers);
        others.forEach((name, value) -> changed.put(name, List.of(value)));
        return new Request(method, path, query, changed, body, address);
    }

    /** The values of a header, joined by commas; empty if the request lacks it. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(values -> String.join(",", values));
    }
}
