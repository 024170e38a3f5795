package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.TestContext;
import broadsheet.fault.Fault;
import broadsheet.fault.Rejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpEdgeTest {
    private final TestContext context = new TestContext();
    private final List<Request> requests = new ArrayList<>();

    @Test
    void theEventIsReadIntoARequest() {
        answer("""
            {"version": "2.0", "routeKey": "PUT /api/articles/{slug}", "rawPath": "/api/articles/a-b",
             "headers": {"Content-Type": "text/markdown", "if-match": "\\"3\\""},
             "queryStringParameters": {"section": "science", "blank": ""},
             "pathParameters": {"slug": "a-b"},
             "requestContext": {"http": {"method": "PUT"}, "authorizer": {"jwt": {"claims":
               {"sub": "42", "cognito:groups": "[editors moderators]", "exp": "1"}, "scopes": null}}},
             "body": "8J+Zgg==", "isBase64Encoded": true, "unknown": {"a": [1, {"b": null}]}}
            """, request -> Response.empty(204));
        Request request = requests.getFirst();
        assertEquals("PUT /api/articles/{slug}", request.route());
        assertEquals("a-b", request.path("slug"));
        assertEquals(Optional.of("text/markdown"), request.header("content-type"));
        assertEquals(Optional.of("\"3\""), request.header("If-Match"));
        assertEquals(Optional.of("science"), request.parameter("section"));
        assertEquals(Optional.empty(), request.parameter("blank"));
        assertEquals(
                new Caller("42", "", Set.of("editors", "moderators")),
                request.caller().orElseThrow());
        assertArrayEquals("🙂".getBytes(UTF_8), request.body());
    }

    @Test
    void aRequestWithoutAnAuthorizerHasNoCaller() {
        answer("{\"routeKey\": \"GET /\", \"requestContext\": {\"authorizer\": {}}}", request -> Response.empty(204));
        assertEquals(Optional.empty(), requests.getFirst().caller());
    }

    @Test
    void cookiesComeByNameAndGoAsThisHostsAlone() {
        String answer = answer(
                "{\"cookies\": [\"a=1\", \"__Host-b=x=y\", \"a=2\", \"none\"]}",
                request -> Response.empty(204).withCookie(new Cookie("__Host-c", "v~1", Duration.ofHours(1))));
        assertEquals(Map.of("a", "1", "__Host-b", "x=y"), requests.getFirst().cookies());
        assertTrue(
                answer.contains("\"cookies\":[\"__Host-c=v~1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600\"]"),
                answer);
        assertThrows(IllegalArgumentException.class, () -> new Cookie("__Host-c", "a;b", Duration.ZERO));
    }

    @Test
    void aPersonWhoSentAFormIsToldTheFaultsOnAPage() {
        String event = """
            {"headers": {"content-type": "application/x-www-form-urlencoded", "accept": "text/html,*/*"}}\
            """;
        String answer = answer(event, request -> {
            throw Rejected.because("text", "has \"<b>\" & more");
        });
        assertTrue(answer.contains("\"statusCode\":422"), answer);
        assertTrue(answer.contains("\"content-type\":\"text/html; charset=utf-8\""), answer);
        assertTrue(answer.contains("<b>text</b> has \\\"&lt;b&gt;\\\" &amp; more."), answer);
    }

    @Test
    void bytesAreAnsweredAsBase64AndTextIsNot() {
        byte[] bytes = {(byte) 0x89, 'P', 'N', 'G'};
        String answer =
                answer("{}", request -> Response.bytes(200, "image/png", bytes).with("etag", "\"1\""));
        assertTrue(answer.contains("\"body\":\"iVBORw==\",\"isBase64Encoded\":true"), answer);
        assertTrue(answer.contains("\"content-type\":\"image/png\""), answer);
        String text = answer("{}", request -> Response.text(200, "text/plain", "PNG"));
        assertFalse(text.contains("isBase64Encoded"), text);
    }

    @Test
    void everyFaultOfAnInputIsAnsweredWithItsPlace() {
        String answer = answer("{}", request -> {
            throw new Rejected(List.of(new Fault("title", "is missing"), new Fault("line 3", "is \"odd\"")));
        });
        assertTrue(answer.contains("\"statusCode\":422"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("{\\\"at\\\":\\\"title\\\",\\\"detail\\\":\\\"is missing\\\"}"), answer);
        assertTrue(answer.contains("\\\"at\\\":\\\"line 3\\\""), answer);
    }

    @Test
    void whatWasNotForeseenIsLoggedAndNotTold() {
        String answer = answer("{}", request -> {
            throw new IllegalStateException("the password is 1234");
        });
        assertTrue(answer.contains("\"statusCode\":500"), answer);
        assertFalse(answer.contains("1234"), answer);
        assertTrue(
                context.log().getFirst().contains("1234")
                        && context.log().getFirst().contains("HttpEdgeTest"),
                context.log().toString());
    }

    @Test
    void whatTheClientHasAlreadyIsNotSentAgain() {
        String event = "{\"routeKey\": \"GET /x\", \"headers\": {\"if-none-match\": \"W/\\\"1\\\"\"}}";
        String answer = answer(event, request -> Response.json(200, json -> {}).with("etag", "\"1\""));
        assertTrue(answer.contains("\"statusCode\":304") && answer.contains("\"body\":\"\""), answer);
    }

    @Test
    void whatHasNoTagIsAnsweredInFull() {
        for (String condition : List.of("", "*")) {
            String event = "{\"routeKey\": \"GET /x\", \"headers\": {\"if-none-match\": \"%s\"}}".formatted(condition);
            String answer = answer(event, request -> Response.json(200, json -> {}));
            assertTrue(answer.contains("\"statusCode\":200"), answer);
        }
    }

    @Test
    void aWriteIsAnsweredInFullWhateverTheClientHas() {
        String event = "{\"routeKey\": \"PUT /x\", \"headers\": {\"if-none-match\": \"*\"}}";
        String answer = answer(event, request -> Response.json(200, json -> {}).with("etag", "\"1\""));
        assertTrue(answer.contains("\"statusCode\":200"), answer);
    }

    private String answer(String event, HttpEdge.Route route) {
        var out = new ByteArrayOutputStream();
        new HttpEdge().answer(new ByteArrayInputStream(event.getBytes(UTF_8)), out, context, request -> {
            requests.add(request);
            return route.handle(request);
        });
        return out.toString(UTF_8);
    }
}
