package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drafts, by the API, as an editor. */
final class Drafts {
    private static final Publication PUBLICATION = Publication.get();

    private Drafts() {}

    static String create(String document) {
        HttpResponse<String> made = call("POST", "/api/drafts", document);
        assertEquals(201, made.statusCode(), made::body);
        return JsonMapper.shared().readTree(made.body()).path("id").asString();
    }

    static JsonNode read(String id) {
        HttpResponse<String> answer = call("GET", "/api/drafts/" + id, "");
        assertEquals(200, answer.statusCode(), answer::body);
        return JsonMapper.shared().readTree(answer.body());
    }

    static String document(String id) {
        return read(id).path("document").asString();
    }

    /** Saves over the version that is there. */
    static void save(String id, String document) {
        String version = "\"" + read(id).path("version").asInt() + "\"";
        HttpResponse<String> answer = call("PUT", "/api/drafts/" + id, document, "if-match", version);
        assertTrue(answer.statusCode() == 200, answer::body);
    }

    /** Schedules the version that is there. */
    static void schedule(String id, Instant at) {
        String version = "\"" + read(id).path("version").asInt() + "\"";
        HttpResponse<String> answer = PUBLICATION.put(
                "/api/drafts/" + id + "/schedule", "application/json", "{\"at\":\"" + at + "\"}", "if-match", version);
        assertEquals(200, answer.statusCode(), answer::body);
    }

    /** A link to a draft, by its token. */
    static String link(String id) {
        HttpResponse<String> made = call(
                "POST",
                "/api/drafts/" + id + "/links",
                "{\"label\": \"A friend\"}",
                "content-type",
                "application/json");
        assertEquals(201, made.statusCode(), made::body);
        return JsonMapper.shared().readTree(made.body()).path("token").asString();
    }

    static void delete(String id) {
        assertEquals(204, call("DELETE", "/api/drafts/" + id, "").statusCode());
    }

    private static HttpResponse<String> call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(PUBLICATION.site().resolve(path))
                .header("authorization", "Bearer " + PUBLICATION.token())
                .method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty() && !List.of(headers).contains("content-type")) {
            request.header("content-type", "text/markdown; charset=utf-8");
        }
        return PUBLICATION.send(headers.length == 0 ? request : request.headers(headers));
    }
}
