package broadsheet.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readers write under an article; with scripts and without. */
@ParameterizedClass(name = "scripts: {0}")
@ValueSource(booleans = {true, false})
class DiscussionTest {
    private static final String ARTICLE = "/articles/what-a-benchmark-score-measures";
    private static final Publication PUBLICATION = Publication.get();

    private final String token = UUID.randomUUID().toString();
    private final String text = "A thought, <b>number</b> " + token;
    private final boolean scripts;

    DiscussionTest(boolean scripts) {
        this.scripts = scripts;
    }

    @BeforeAll
    static void awaitThePage() {
        PUBLICATION.await(ARTICLE, answer -> answer.statusCode() == 200);
    }

    @Test
    void anAnonymousCommentWaitsAndAppearsOnceItIsApproved() throws Exception {
        Chromium.visit(Screen.of(360).withScripts(scripts), page -> {
            page.navigate(ARTICLE);
            assertFalse(page.locator("#comment-held").isVisible());
            page.getByLabel("Your comment").fill(text);
            page.getByLabel("Your name, if you like").fill("A Passer-by");
            page.locator("form.write button").click();
            page.waitForURL("**" + ARTICLE + "#comment-held");
            assertTrue(page.locator("#comment-held").isVisible());
        });
        assertFalse(PUBLICATION.get(ARTICLE).body().contains(token));

        JsonNode waiting = JsonMapper.shared()
                .readTree(api("GET", "/api/held-comments", "").body());
        String id = "";
        for (JsonNode comment : waiting.path("comments")) {
            id = comment.path("text").asString().equals(text)
                    ? comment.path("id").asString()
                    : id;
        }
        assertEquals(
                200,
                api("POST", "/api/held-comments/" + id + "/approval", "{\"version\": 1}")
                        .statusCode());
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(token));
        Chromium.visit(Screen.of(1440).withScripts(scripts), page -> {
            page.navigate(ARTICLE);
            assertTrue(page.locator(".comment", hasText()).isVisible());
            page.locator(".comment", hasText())
                    .locator(".comment-head a")
                    .first()
                    .click();
            assertTrue(page.url().contains(ARTICLE + "/comments/1#comment-"), page.url());
            assertTrue(page.locator(".comment:target", hasText()).isVisible());
        });
    }

    @Test
    void aSignedInReadersCommentAppearsAtOnceAndOnce() throws Exception {
        String body = JsonMapper.shared().writeValueAsString(Map.of("text", text));
        HttpResponse<String> first = api("POST", "/api" + ARTICLE + "/comments", body);
        assertEquals(201, first.statusCode(), first::body);
        assertEquals(
                first.body(), api("POST", "/api" + ARTICLE + "/comments", body).body());
        PUBLICATION.await(ARTICLE, answer -> answer.body().contains(token));
        Chromium.visit(Screen.of(1440).withScripts(scripts), page -> {
            page.navigate(ARTICLE);
            assertEquals(1, page.locator(".comment", hasText()).count());
            assertEquals(
                    "Verified",
                    page.locator(".comment", hasText()).locator(".verified").textContent());
        });
    }

    private Page.LocatorOptions hasText() {
        return new Page.LocatorOptions().setHasText(text);
    }

    private HttpResponse<String> api(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(PUBLICATION.site().resolve(path))
                .header("authorization", "Bearer " + PUBLICATION.token())
                .header("content-type", "application/json")
                .header("idempotency-key", text)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
