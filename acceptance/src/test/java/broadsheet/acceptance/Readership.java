package broadsheet.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What readers and moderators do, in the browser and by the API. */
final class Readership {
    private static final Publication PUBLICATION = Publication.get();

    private Readership() {}

    /** Signs a reader in at the local system's issuer, from a page and back to it. */
    static void signIn(Page page, String path, String name) {
        assumeTrue(System.getProperty("site", "").isEmpty(), "another issuer lets nobody in like that");
        page.navigate("/api/session/start?return=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        pass(page, name);
        page.waitForURL(url -> url.contains(path));
    }

    /** Signs in one of the readers that the issuer knows, without a script. */
    static void signInAsAReader(Page page, String path) {
        assumeTrue(System.getProperty("site", "").isEmpty(), "another issuer lets nobody in like that");
        page.navigate("/api/session/start?return=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        page.getByText("A reader").click();
        page.waitForURL(url -> url.contains(path));
    }

    /** At the issuer: says who they are. */
    static void pass(Page page, String name) {
        page.locator("#other input[name=username]").fill(name);
        page.locator("#other button").click();
    }

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

    /** The id of the comment with that text in the queue. */
    static String held(String text) {
        JsonNode comments = JsonMapper.shared()
                .readTree(api("GET", "/api/held-comments?limit=100", "").body())
                .path("comments");
        return StreamSupport.stream(comments.spliterator(), false)
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
