package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The test template played, and asked from outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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
    void theApiIsToldTheDistributionsWordWhateverAClientSays() throws Exception {
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
    void whatAFunctionWritesIsOnTheSiteByWayOfTheStream() throws Exception {
        instance.store("articles%2Fa", "one");
        instance.awaitPage("/articles/a", "one");
        instance.store("articles%2Fa", "two");
        instance.awaitPage("/articles/a", "two");
        assertEquals("text/html; charset=utf-8", header(instance.get("/articles/a"), "content-type"));
        assertEquals("public, max-age=0", header(instance.get("/articles/a"), "cache-control"));
    }

    @Test
    void whatWasWrittenIsOnTheSiteOnceTheStreamIsDrained() throws Exception {
        for (int i = 0; i < 30; i++) {
            instance.store("drained%2F" + i, "text " + i);
        }
        instance.system().awaitDrained(Duration.ofSeconds(20));
        for (int i = 0; i < 30; i++) {
            assertEquals("text " + i, instance.get("/drained/" + i).body());
        }
    }

    @Test
    void drainedIsWhatNeitherTheStreamNorTheQueueHasAnythingLeftOf() throws Exception {
        for (int i = 0; i < 5; i++) {
            instance.store("countdown%2F" + i, "countdown " + i);
        }
        instance.system().awaitDrained(Duration.ofSeconds(30));
        for (int i = 0; i < 5; i++) {
            assertEquals("zero", instance.get("/countdown/" + i).body());
        }
    }

    @Test
    void theBucketIsTheOneThatTheDistributionServes() {
        assertEquals("pages", instance.system().bucket());
        try (S3Client s3 = instance.s3()) {
            assertEquals(
                    List.of("pages", "uploads"),
                    s3.listBuckets().buckets().stream()
                            .map(bucket -> bucket.name())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void objectsAreFoundByTheDecodedPath() throws Exception {
        put("a b/ü", "text/plain", "decoded");
        put("sections/", "text/html", "a slash at the end");
        put("index.html", "text/html", "front page");
        assertEquals("decoded", instance.get("/a%20b/%C3%BC").body());
        assertEquals("a slash at the end", instance.get("/sections/").body());
        assertEquals("front page", instance.get("/").body());
        assertEquals(404, instance.get("/a%2520b/%C3%BC").statusCode());
        assertEquals(404, instance.get("/sections").statusCode());
    }

    @Test
    void anUnchangedObjectIsNotSentAgain() throws Exception {
        put("unchanged", "text/plain", "same");
        String etag = header(instance.get("/unchanged"), "etag");
        for (String known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            var answer = instance.send("GET", "/unchanged", "", "if-none-match", known);
            assertEquals(304, answer.statusCode());
            assertEquals(etag, header(answer, "etag"));
        }
        assertEquals(
                200,
                instance.send("GET", "/unchanged", "", "if-none-match", "\"o\"").statusCode());
    }

    @Test
    void textIsCompressedForThoseWhoTakeIt() throws Exception {
        String text = "long text ".repeat(1_000);
        put("long", "text/html; charset=utf-8", text);
        put("short", "text/html", "short");
        put("picture", "image/png", text);
        var answer = instance.send("GET", "/long", "", "accept-encoding", "br, gzip");
        assertEquals("gzip", header(answer, "content-encoding"));
        assertTrue(header(answer, "etag").startsWith("W/\""));
        var unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()));
        assertEquals(text, new String(unzipped.readAllBytes(), StandardCharsets.UTF_8));
        for (String path : List.of("/short", "/picture")) {
            var plain = instance.send("GET", path, "", "accept-encoding", "gzip");
            assertEquals("", header(plain, "content-encoding"));
        }
        assertEquals(text, instance.get("/long").body());
    }

    @Test
    void headIsGetWithoutTheBody() throws Exception {
        put("head", "text/plain", "12345");
        var answer = instance.send("HEAD", "/head", "");
        assertEquals(200, answer.statusCode());
        assertEquals("5", header(answer, "content-length"));
        assertEquals(0, answer.body().length);
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
    void whatTheQueueDoesNotTakeIsTheClientsMistake() throws Exception {
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
    void poisonEndsInTheQueueAndWhatIsBesideItGetsThrough() throws Exception {
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

    private void put(String key, String type, String text) {
        try (S3Client s3 = instance.s3()) {
            s3.putObject(put -> put.bucket("pages").key(key).contentType(type), RequestBody.fromString(text));
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
