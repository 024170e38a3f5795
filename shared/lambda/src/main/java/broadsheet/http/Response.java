package broadsheet.http;

import static java.util.Objects.requireNonNull;

import broadsheet.json.Json;
import broadsheet.language.Words;
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
 * The response to a request.
 *
 * @param status the HTTP status
 * @param headers by lower-case name
 * @param body empty for no body
 * @param base64 whether the body is base64-encoded binary data
 * @param cookies the cookies to set
 * @param counted the metrics that the log line counts; the client does not see them
 */
public record Response(
        int status,
        Map<String, String> headers,
        String body,
        boolean base64,
        List<Cookie> cookies,
        List<Metric> counted) {
    /**
     * The cache lifetime of a permanent redirect. Without one, browsers cache a 301 indefinitely. If an article were
     * renamed and then got its old slug back, they would be caught in a redirect loop.
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

    /** A response with a JSON object. */
    public static Response json(int status, Consumer<JsonGenerator> members) {
        return new Response(status, Map.of("content-type", "application/json"), object(members));
    }

    /** A response without a body. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), "");
    }

    /** A response with a text of any media type. */
    public static Response text(int status, String contentType, String body) {
        return new Response(status, Map.of("content-type", contentType), body);
    }

    /** A response with binary data of any media type. */
    public static Response bytes(int status, String contentType, byte[] body) {
        String text = Base64.getEncoder().encodeToString(body);
        return new Response(status, Map.of("content-type", contentType), text, true, List.of(), List.of());
    }

    /** 303: the request succeeded. The client should GET this location (RFC 9110, section 15.4.4). */
    public static Response seeOther(String location) {
        return empty(303).with("location", location).with("cache-control", "no-store");
    }

    /** 301: the resource has moved permanently. The cache lifetime is short, because a redirect may change. */
    public static Response movedPermanently(String location) {
        return empty(301).with("location", location).with("cache-control", A_MINUTE_AT_THE_CDN);
    }

    /** 307: the client should repeat the request there with the same method (RFC 9110, section 15.4.8). */
    public static Response temporaryRedirect(String location) {
        return empty(307).with("location", location);
    }

    /** 302: the resource is temporarily at this location. */
    public static Response found(String location) {
        return empty(302).with("location", location).with("cache-control", "no-store");
    }

    /**
     * A response with problem details (RFC 9457). The {@code type} is {@code about:blank}, so the title carries the
     * meaning, and the detail is for people. Caches must not store it, because an error may be gone, or may differ, for the next request.
     */
    static Response problem(Problem problem, Words words) {
        String body = object(json -> {
            json.writeStringProperty("type", "about:blank");
            json.writeStringProperty("title", problem.title());
            json.writeNumberProperty("status", problem.status());
            json.writeStringProperty("detail", problem.detail(words));
            if (!problem.errors().isEmpty()) {
                Json.array(json, "errors", problem.errors(), Response::error);
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

    private static void error(JsonGenerator json, FieldError error) {
        json.writeStartObject();
        json.writeStringProperty("at", error.at());
        json.writeStringProperty("detail", error.detail());
        json.writeEndObject();
    }

    private static String object(Consumer<JsonGenerator> members) {
        return Json.write(json -> {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        });
    }

    /** A 304 with this response's headers and no body. */
    Response notModified() {
        return new Response(304, headers, "");
    }

    /** A copy with one more header. */
    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body, base64, cookies, counted);
    }

    /** A copy with one more cookie. */
    public Response withCookie(Cookie cookie) {
        List<Cookie> more = new ArrayList<>(cookies);
        more.add(cookie);
        return new Response(status, headers, body, base64, more, counted);
    }

    /** A copy that counts in one more metric. */
    public Response counted(Metric metric) {
        List<Metric> more = new ArrayList<>(counted);
        more.add(metric);
        return new Response(status, headers, body, base64, cookies, more);
    }
}
