package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The test template played, and asked from outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class LocalSystemTest {
    private final Path data;
    private final Path folder;
    private final Instance instance;

    LocalSystemTest(@TempDir Path data, @TempDir Path folder) {
        this.data = data;
        this.folder = folder;
        this.instance = Instance.start(data, Map.of("/api/files/", folder));
    }

    @AfterAll
    void close() {
        instance.close();
    }

    @Test
    void functionsFindTheTemplatesEnvironmentVariables() throws Exception {
        assertEquals(
                "{\"table\":\"Table\"}",
                instance.get("/api/echo/a?answer=environment").body());
    }

    @Test
    void distributionOverridesHeadersOfTheClient() throws Exception {
        byte[] event =
                instance.send("GET", "/api/echo/a", "", "x-word", "forged").body();
        assertEquals(
                "second",
                JsonMapper.shared()
                        .readTree(event)
                        .path("headers")
                        .path("x-word")
                        .asString(""));
    }

    @Test
    void answersHaveTheHeadersOfTheirPolicy() throws Exception {
        instance.store("articles%2Fguarded", "one");
        instance.awaitPage("/articles/guarded", "one");
        HttpResponse<String> page = instance.get("/articles/guarded");
        assertEquals("nosniff", header(page, "x-content-type-options"));
        assertEquals("public, max-age=0", header(page, "cache-control"));
        assertTrue(page.headers().firstValue("last-modified").isEmpty());
        assertTrue(instance.get("/api/echo/a")
                .headers()
                .firstValue("x-frame-options")
                .isEmpty());
    }

    @Test
    void writeOfAFunctionReachesTheSiteThroughTheStream() throws Exception {
        instance.store("articles%2Fa", "one");
        instance.awaitPage("/articles/a", "one");
        instance.store("articles%2Fa", "two");
        instance.awaitPage("/articles/a", "two");
        assertEquals("text/html; charset=utf-8", header(instance.get("/articles/a"), "content-type"));
        assertEquals("public, max-age=0", header(instance.get("/articles/a"), "cache-control"));
    }

    @Test
    void drainedStreamLeavesWritesOnTheSite() throws Exception {
        for (int i = 0; i < 30; i++) {
            instance.store("drained%2F" + i, "text " + i);
        }
        instance.system().awaitDrained(Duration.ofSeconds(60));
        for (int i = 0; i < 30; i++) {
            assertEquals("text " + i, instance.get("/drained/" + i).body());
        }
    }

    @Test
    void systemIsDrainedWhenStreamAndQueueAreEmpty() throws Exception {
        for (int i = 0; i < 5; i++) {
            instance.store("countdown%2F" + i, "countdown " + i);
        }
        instance.system().awaitDrained(Duration.ofSeconds(60));
        for (int i = 0; i < 5; i++) {
            assertEquals("zero", instance.get("/countdown/" + i).body());
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "POST, /index.html, 403, This distribution does not allow POST",
        "GET, /missing, 404, Not found",
        "GET, /api/missing, 404, '{\"message\":\"Not Found\"}'",
        "POST, /api/items/a, 404, '{\"message\":\"Not Found\"}'",
        "GET, /api/echo/a?answer=exception, 500, '{\"message\":\"Internal Server Error\"}'",
        "GET, /api/echo/a?answer=never, 500, '{\"message\":\"Internal Server Error\"}'",
        "GET, /api/echo/a?answer=nonsense, 500, '{\"message\":\"Internal Server Error\"}'",
        "GET, /api/closed, 401, '{\"message\":\"Unauthorized\"}'",
        "GET, /api/echo/a?answer=plain, 200, '{\"hello\":\"world\"}'",
    })
    void answersAsAwsDoes(String method, String path, int status, String body) throws Exception {
        var answer = instance.send(method, path, "");
        assertEquals(status, answer.statusCode());
        assertEquals(body, new String(answer.body(), StandardCharsets.UTF_8).strip());
    }

    @Test
    void aFunctionMayAnswerWithBytesCookiesAndNumbers() throws Exception {
        assertArrayEquals(
                new byte[] {0, (byte) 0xff},
                instance.send("GET", "/api/echo/a?answer=binary", "").body());
        var cookies = instance.send("GET", "/api/echo/a?answer=cookies", "");
        assertEquals(204, cookies.statusCode());
        assertEquals(List.of("a=1; HttpOnly", "b=2"), cookies.headers().allValues("set-cookie"));
        assertEquals("7", header(cookies, "x-number"));
    }

    @Test
    void aViewerFunctionChangesARequestBeforeItsOriginGetsIt() throws Exception {
        var answer = instance.send("GET", "/api/echo/a?b=c&d", "", "cookie", "secret=1; open=2", "x-own", "e");
        JsonNode event = JsonMapper.shared().readTree(answer.body());
        assertEquals("127.0.0.1", event.at("/headers/x-signed").asString());
        assertEquals("e", event.at("/headers/x-own").asString());
        assertEquals("[\"open=2\"]", event.path("cookies").toString());
        assertEquals("c", event.at("/queryStringParameters/b").asString());
    }

    @Test
    void aBodyThatNoFunctionCanTakeIsRefused() throws Exception {
        var answer = instance.send("PUT", "/api/echo/a", "x".repeat(5 << 20));
        assertEquals(413, answer.statusCode(), "base64 makes it more than 6 MB");
        assertEquals(
                200,
                instance.send("PUT", "/api/echo/a?answer=plain", "x".repeat(5 << 20), "content-type", "text/plain")
                        .statusCode());
    }

    @Test
    void aRouteToAQueueLeavesAMessageThereWithoutAFunction() throws Exception {
        var answer = instance.send(
                "POST", "/api/notes/a%20b%0Ac", "", "user-agent", "Mozilla \"5\" $1 \\", "x-signed", "me");
        assertEquals(200, answer.statusCode());
        assertEquals("text/xml", header(answer, "content-type"));
        assertEquals(List.of("127.0.0.1 a b\nc Mozilla \"5\" $1 \\"), instance.messages("Notes"));
        assertEquals(404, instance.send("GET", "/api/notes/a", "").statusCode());
        // Whatever is sent along is not read.
        assertEquals(
                200, instance.send("POST", "/api/notes/a", "x".repeat(1 << 20)).statusCode());
        assertEquals(1, instance.messages("Notes").size());
    }

    @Test
    void messageRefusedByTheQueueIsAClientError() throws Exception {
        assertEquals(
                400,
                instance.send("POST", "/api/notes/a", "", "user-agent", "x".repeat(1_100))
                        .statusCode());
        assertEquals(List.of(), instance.messages("Notes"));
    }

    @Test
    void aTokenOpensAClosedRoute() throws Exception {
        String token = instance.system().token("moderators");
        var answer = instance.send("GET", "/api/closed", "", "authorization", "Bearer " + token);
        JsonNode claims = JsonMapper.shared().readTree(answer.body()).at("/requestContext/authorizer/jwt/claims");
        assertEquals("[moderators]", claims.path("cognito:groups").asString());
        assertEquals("Bearer", header(instance.send("GET", "/api/closed", ""), "www-authenticate"));
    }

    @Test
    void poisonMessageEndsInTheQueueAndOthersAreProcessed() throws Exception {
        instance.store("before", "a");
        instance.store("reported", "poison");
        instance.store("between", "b");
        instance.store("thrown", "venom");
        instance.store("after", "c");
        instance.awaitPage("/before", "a");
        instance.awaitPage("/between", "b");
        instance.awaitPage("/after", "c");

        List<JsonNode> notices = new ArrayList<>();
        Instance.await("two notices", () -> {
            instance.failures()
                    .forEach(notice -> notices.add(JsonMapper.shared().readTree(notice)));
            return notices.size() >= 2;
        });
        assertEquals(2, notices.size());
        for (JsonNode notice : notices) {
            JsonNode context = notice.path("requestContext");
            assertEquals("RetryAttemptsExhausted", context.path("condition").asString());
            assertEquals(2, context.path("approximateInvokeCount").asInt());
            assertEquals(1, notice.path("DDBStreamBatchInfo").path("batchSize").asInt());
        }
        assertEquals(
                List.of("null", "\"Unhandled\""),
                notices.stream()
                        .map(notice ->
                                notice.at("/responseContext/functionError").toString())
                        .toList());
    }

    @Test
    void filesOfAFolderAreServedBesideTheSite() throws Exception {
        Files.writeString(folder.resolve("index.html"), "<p>files</p>");
        var page = instance.get("/api/files/");
        assertEquals("<p>files</p>", page.body());
        assertEquals("text/html", header(page, "content-type"));
        assertEquals(404, instance.get("/api/files/missing").statusCode());
        assertEquals(404, instance.get("/api/files/../ports").statusCode());
        assertEquals(200, instance.get("/api/echo/a").statusCode());
    }

    @Test
    void aFolderInUseIsRefused() {
        var refused =
                assertThrows(StartFailure.class, () -> Instance.start(data).close());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("is in use"), message);
        assertFalse(message.contains("\n"), message);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
