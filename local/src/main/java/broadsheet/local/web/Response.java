package broadsheet.local.web;

import broadsheet.local.template.ResponseHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * An answer.
 *
 * @param headers in order; a name may be there more than once
 * @param body empty for none
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

    /** What API Gateway itself answers with. */
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

    /** The same with one header's value in the place of all it had. */
    Response with(String name, String value) {
        List<Header> changed = new ArrayList<>(headers);
        changed.removeIf(header -> header.name.equalsIgnoreCase(name));
        changed.add(new Header(name, value));
        return new Response(status, changed, body);
    }

    /** The same after a policy about the headers of answers. */
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
