package broadsheet.http;

import static java.util.Objects.requireNonNull;

import broadsheet.json.Json;
import broadsheet.log.Metric;
import broadsheet.validation.FieldError;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * What a request is answered.
 *
 * @param status the HTTP status
 * @param headers by lower-case name
 * @param body empty for none
 * @param base64 whether the body is the base64 of bytes, else it is text
 * @param cookies what the client is asked to keep
 * @param counted what the log counts of it; the client does not see it
 */
public record Response(
        int status,
        Map<String, String> headers,
        String body,
        boolean base64,
        List<Cookie> cookies,
        List<Metric> counted) {
    /**
     * How long a lasting redirection may be kept. A browser would keep one for good that does not say it: where an article is
     * renamed and gets its old slug back, whoever came by in between would be sent around in a circle ever after.
     */
    private static final String A_MINUTE_AT_THE_CDN = "public, max-age=0, s-maxage=60";

    public Response {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
        counted = List.copyOf(counted);
        requireNonNull(body, "body is null");
    }

    private Response(int status, Map<String, String> headers, String body) {
        this(status, headers, body, false, List.of(), List.of());
    }

    /** A JSON object. */
    public static Response json(int status, Consumer<JsonGenerator> members) {
        return new Response(status, Map.of("content-type", "application/json"), object(members));
    }

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), "");
    }

    /** A text of any media type. */
    public static Response text(int status, String contentType, String body) {
        return new Response(status, Map.of("content-type", contentType), body);
    }

    /** Bytes of any media type. */
    public static Response bytes(int status, String contentType, byte[] body) {
        String text = Base64.getEncoder().encodeToString(body);
        return new Response(status, Map.of("content-type", contentType), text, true, List.of(), List.of());
    }

    /** 303: what was sent is done with; this is where to look (RFC 9110, section 15.4.4). */
    public static Response seeOther(String location) {
        return empty(303).with("location", location).with("cache-control", "no-store");
    }

    /** 301: it has another address, for good as far as one can know. */
    public static Response movedPermanently(String location) {
        return empty(301).with("location", location).with("cache-control", A_MINUTE_AT_THE_CDN);
    }

    /** 307: the same, sent there (RFC 9110, section 15.4.8). */
    public static Response temporaryRedirect(String location) {
        return empty(307).with("location", location);
    }

    /** 302: for this once it is to be had elsewhere. */
    public static Response found(String location) {
        return empty(302).with("location", location).with("cache-control", "no-store");
    }

    /**
     * Problem details (RFC 9457): {@code type} is absent, which means that the title says it all. No cache keeps them: what
     * is wrong now, or for this caller, need not be so for the next.
     */
    static Response problem(Problem problem) {
        String body = object(json -> {
            json.writeStringProperty("type", "about:blank");
            json.writeStringProperty("title", problem.title());
            json.writeNumberProperty("status", problem.status());
            json.writeStringProperty("detail", problem.getMessage());
            if (!problem.faults().isEmpty()) {
                Json.array(json, "errors", problem.faults(), Response::fault);
            }
            problem.members().accept(json);
        });
        Response answer = new Response(
                problem.status(),
                Map.of("content-type", "application/problem+json", "cache-control", "no-store"),
                body);
        if (problem.retryAfter().isPositive()) {
            return answer.with("retry-after", Long.toString(problem.retryAfter().toSeconds()));
        }
        return problem.status() == 401 ? answer.with("www-authenticate", "Bearer") : answer;
    }

    private static void fault(JsonGenerator json, FieldError fault) {
        json.writeStartObject();
        json.writeStringProperty("at", fault.at());
        json.writeStringProperty("detail", fault.detail());
        json.writeEndObject();
    }

    private static String object(Consumer<JsonGenerator> members) {
        return Json.write(json -> {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        });
    }

    /** The same answer without its content: 304, what the client has is still right. */
    Response notModified() {
        return new Response(304, headers, "");
    }

    /** The same answer with one header more. */
    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body, base64, cookies, counted);
    }

    /** The same answer with one cookie more. */
    public Response withCookie(Cookie cookie) {
        List<Cookie> more = new ArrayList<>(cookies);
        more.add(cookie);
        return new Response(status, headers, body, base64, more, counted);
    }

    /** The same answer, which counts. */
    public Response counted(Metric metric) {
        List<Metric> more = new ArrayList<>(counted);
        more.add(metric);
        return new Response(status, headers, body, base64, cookies, more);
    }
}
