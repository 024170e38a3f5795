package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bucket, and the API for what it does not have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class OriginGroupTest {
    private final Instance instance;

    OriginGroupTest(@TempDir Path data) {
        this.instance = Instance.start(data);
    }

    @AfterAll
    void close() {
        instance.close();
    }

    @Test
    void storedObjectIsServedWithoutTheApi() throws Exception {
        try (S3Client s3 = instance.s3()) {
            s3.putObject(
                    put -> put.bucket("pages").key("resolved/there").contentType("text/plain"),
                    RequestBody.fromString("a page"));
        }
        assertEquals("a page", instance.get("/resolved/there?answer=moved").body());
    }

    @Test
    void missingObjectIsRequestedFromTheApiBySamePathAndQuery() throws Exception {
        JsonNode event = event(instance.send("GET", "/resolved/a%20b/c/?d=e", "", "cookie", "f=g", "x-own", "h"));
        assertEquals("ANY /resolved/{path+}", event.path("routeKey").asString());
        assertEquals("/resolved/a b/c/", event.path("rawPath").asString());
        assertEquals("a b/c", event.at("/pathParameters/path").asString());
        assertEquals("d=e", event.path("rawQueryString").asString());
        assertEquals("f=g", event.at("/cookies/0").asString());
        assertEquals("h", event.at("/headers/x-own").asString());
    }

    @Test
    void withoutAnOriginRequestPolicyTheApiGetsOnlyThePath() throws Exception {
        JsonNode event = event(instance.send(
                "GET", "/by-path/a?answer=moved", "", "cookie", "f=g", "x-own", "h", "authorization", "Bearer i"));
        assertEquals("/by-path/a", event.path("rawPath").asString());
        assertEquals("", event.path("rawQueryString").asString());
        assertTrue(event.path("cookies").isMissingNode(), event::toString);
        assertTrue(event.at("/headers/x-own").isMissingNode(), event::toString);
        assertTrue(event.at("/headers/authorization").isMissingNode(), event::toString);
        assertEquals("Amazon CloudFront", event.at("/headers/user-agent").asString());
        assertEquals("127.0.0.1", event.at("/headers/x-forwarded-for").asString());
    }

    @Test
    void theApisAnswerIsTheAnswer() throws Exception {
        var answer = instance.send("GET", "/resolved/old?answer=moved", "");
        assertEquals(301, answer.statusCode());
        assertEquals("/new", answer.headers().firstValue("location").orElse(""));
        assertEquals(List.of("a=1"), answer.headers().allValues("set-cookie"));
        assertEquals(500, instance.get("/resolved/old?answer=exception").statusCode());
    }

    @Test
    void theApisAnswerIsCompressedAsAPageWouldBe() throws Exception {
        var answer = instance.send("GET", "/resolved/a?answer=long", "", "accept-encoding", "gzip");
        assertEquals("gzip", answer.headers().firstValue("content-encoding").orElse(""));
    }

    @Test
    void theApisRoutesAndAuthorizersHold() throws Exception {
        assertEquals(401, instance.get("/resolved/closed").statusCode());
        String token = instance.system().token("editors");
        var opened = instance.send("GET", "/resolved/closed", "", "authorization", "Bearer " + token);
        assertEquals("GET /resolved/closed", event(opened).path("routeKey").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS"})
    void otherMethodsThatChangeNothingAreAskedAsTheyAre(String method) throws Exception {
        var answer = instance.send(method, "/resolved/a?answer=cookies", "");
        assertEquals(204, answer.statusCode());
        assertEquals("7", answer.headers().firstValue("x-number").orElse(""));
    }

    @Test
    void headNeedsARouteOfItsOwn() throws Exception {
        assertEquals(404, instance.send("HEAD", "/by-path/a", "").statusCode());
    }

    @Test
    void methodsOutsideTheOriginGroupAreNotAllowed() throws Exception {
        assertEquals(403, instance.send("PUT", "/resolved/a", "").statusCode());
        assertEquals(403, instance.send("OPTIONS", "/by-path/a", "").statusCode());
    }

    private static JsonNode event(HttpResponse<byte[]> answer) {
        assertEquals(200, answer.statusCode(), () -> new String(answer.body(), StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(answer.body());
    }
}
