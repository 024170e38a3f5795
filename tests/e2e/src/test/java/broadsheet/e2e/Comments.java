package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What readers and moderators do with comments, in the browser and by the API. */
final class Comments {
    private static final Publication PUBLICATION = Publication.get();

    private Comments() {}

    /** Writes into the form of a page and sends it, as slowly as people do. */
    static void write(Page page, String text) {
        page.getByLabel("Your comment", new Page.GetByLabelOptions().setExact(true))
                .fill(text);
        page.locator(".comment-form [type=submit]").click();
    }

    /** Posts a comment as a reader of that name; gives its number. */
    static int post(String article, String reader, String text) {
        HttpResponse<String> answer =
                api(token(reader), "POST", "/api" + article + "/comments", json(Map.of("text", text)));
        assertEquals(201, answer.statusCode(), answer::body);
        return Integer.parseInt(
                JsonMapper.shared().readTree(answer.body()).path("id").asString());
    }

    /** Posts a reply that waits for a moderator, as a reader of that name. */
    static void replyThatWaits(String article, String reader, int parent, String text) {
        String reply = json(Map.of("text", text, "inReplyTo", parent));
        HttpResponse<String> answer = api(token(reader), "POST", "/api" + article + "/comments", reply);
        assertEquals(202, answer.statusCode(), answer::body);
    }

    /** A call of an editor, who is a moderator too. */
    static HttpResponse<String> api(String method, String path, String body) {
        return api(PUBLICATION.token(), method, path, body);
    }

    static HttpResponse<String> api(String token, String method, String path, String body) {
        return PUBLICATION.send(HttpRequest.newBuilder(PUBLICATION.site().resolve(path))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    /** What waits, the oldest first; at most a hundred. */
    static List<JsonNode> queue() {
        String answer = api("GET", "/api/held-comments?limit=100", "").body();
        return List.copyOf(JsonMapper.shared().readTree(answer).path("comments").values());
    }

    /** The published comment that has that text. */
    static JsonNode published(String article, String text) {
        String cursor = "1";
        do {
            JsonNode page = JsonMapper.shared()
                    .readTree(PUBLICATION
                            .get("/api" + article + "/comments?limit=100&cursor=" + cursor)
                            .body());
            for (JsonNode comment : page.path("comments").values()) {
                if (comment.path("text").asString("").contains(text)) {
                    return comment;
                }
            }
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return fail("No comment has " + text);
    }

    /** The id of the comment with that text in the queue. */
    private static String held(String text) {
        return queue().stream()
                .filter(comment -> comment.path("text").asString().equals(text))
                .map(comment -> comment.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    static void approve(String text, int version) {
        String path = "/api/held-comments/" + held(text) + "/approval";
        assertEquals(200, api("POST", path, json(Map.of("version", version))).statusCode());
    }

    static String json(Map<String, ?> members) {
        return JsonMapper.shared().writeValueAsString(members);
    }

    private static String token(String reader) {
        return PUBLICATION.token("readers", Map.of("sub", reader, "name", reader));
    }
}
