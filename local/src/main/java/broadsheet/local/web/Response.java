package broadsheet.local.web;

import broadsheet.local.template.ResponseHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A response.
 *
 * @param headers the header lines in order; a name may occur more than once
 * @param body the body, which may be empty
 */
record Response(int status, List<Header> headers, SdkBytes body) {
    /** A header line. */
    record Header(String name, String value) {}

    Response {
        headers = List.copyOf(headers);
    }

    static Response text(int status, String message) {
        return of(status, "text/plain; charset=utf-8", message + "\n");
    }

    /** A response of API Gateway's own, with a JSON message. */
    static Response message(int status, String message) {
        return of(status, "application/json", "{\"message\":\"" + message + "\"}");
    }

    static Response xml(int status, String document) {
        return of(status, "text/xml", document);
    }

    private static Response of(int status, String type, String body) {
        return new Response(status, List.of(new Header("content-type", type)), SdkBytes.fromUtf8String(body));
    }

    int length() {
        return body.asByteArrayUnsafe().length;
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name.equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** A copy in which one value replaces all values of a header. */
    Response with(String name, String value) {
        List<Header> changed = new ArrayList<>(headers);
        changed.removeIf(header -> header.name.equalsIgnoreCase(name));
        changed.add(new Header(name, value));
        return new Response(status, changed, body);
    }

    /** A copy with a response headers policy applied. */
    Response under(ResponseHeaders policy) {
        List<Header> kept = new ArrayList<>(headers);
        kept.removeIf(header -> policy.removed().contains(header.name.toLowerCase(Locale.ROOT)));
        Response answer = new Response(status, kept, body);
        for (ResponseHeaders.Header added : policy.headers()) {
            if (added.override() || answer.header(added.name()).isEmpty()) {
                answer = answer.with(added.name(), added.value());
            }
        }
        return answer;
    }

    Response withBody(SdkBytes other) {
        return new Response(status, headers, other);
    }
}
