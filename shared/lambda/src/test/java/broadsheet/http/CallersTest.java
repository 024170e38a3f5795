package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who sent a request, and what groups they are in. */
final class CallersTest {
    private final AdapterFixture adapter = new AdapterFixture();
    private final List<Request> requests = adapter.requests;

    @Test
    void theEventIsReadIntoARequest() {
        adapter.answer("""
            {"version": "2.0", "routeKey": "PUT /api/articles/{slug}", "rawPath": "/api/articles/a-b",
             "headers": {"Content-Type": "text/markdown", "if-match": "\\"3\\""},
             "queryStringParameters": {"section": "science", "blank": ""},
             "pathParameters": {"slug": "a-b"},
             "requestContext": {"http": {"method": "PUT"}, "authorizer": {"jwt": {"claims":
               {"sub": "42", "cognito:groups": "[editors]", "exp": "1"}, "scopes": null}}},
             "body": "8J+Zgg==", "isBase64Encoded": true, "unknown": {"a": [1, {"b": null}]}}
            """, request -> Response.empty(204));
        Request request = requests.getFirst();
        assertEquals("PUT /api/articles/{slug}", request.route());
        assertEquals("a-b", request.path("slug"));
        assertEquals(Optional.of("text/markdown"), request.header("content-type"));
        assertEquals(Optional.of("\"3\""), request.header("If-Match"));
        assertEquals(Optional.of("science"), request.parameter("section"));
        assertEquals(Optional.empty(), request.parameter("blank"));
        assertEquals(new Caller("42", "", Set.of("editors")), request.caller().orElseThrow());
        assertArrayEquals("🙂".getBytes(UTF_8), request.body());
    }

    @Test
    void aRequestWithoutAnAuthorizerHasNoCaller() {
        adapter.answer(
                "{\"routeKey\": \"GET /\", \"requestContext\": {\"authorizer\": {}}}", request -> Response.empty(204));
        assertEquals(Optional.empty(), requests.getFirst().caller());
    }

    @Test
    void severalGroupsAreReadFromTheTokenInsteadOfTheClaim() {
        assertEquals(Set.of("editors", "moderators"), groups("[editors moderators]", "[\"editors\", \"moderators\"]"));
        assertEquals(Set.of("Photo editors"), groups("[Photo editors]", "[\"Photo editors\"]"));
        assertEquals(
                Set.of("photo,editors", "readers"),
                groups("[photo,editors readers]", "[\"photo,editors\", \"readers\"]"));
    }

    @Test
    void groupsThatNoTokenTellsApartAreNone() {
        requests.clear();
        adapter.answer("""
            {"routeKey": "GET /", "headers": {"authorization": "Bearer none"},
             "requestContext": {"authorizer": {"jwt": {"claims": {"sub": "42", "cognito:groups": "[a editors]"}}}}}
            """, request -> Response.empty(204));
        assertEquals(Set.of(), requests.getFirst().caller().orElseThrow().groups());
    }

    @Test
    void severalGroupsNeedASingleTokenThatMatchesTheClaim() {
        String claim = "[photo readers]";
        String good = token("[\"photo\", \"readers\"]");
        String forged = token("[\"editors\", \"photo\", \"readers\"]");
        assertEquals(Set.of("photo", "readers"), groupsBy("Bearer " + good, claim));
        assertEquals(Set.of("photo", "readers"), groupsBy("bearer " + good, claim));
        for (String header : List.of(
                "Bearer " + forged,
                "Bearer " + forged + ",Bearer " + good,
                "Bearer " + forged + ", Bearer " + good,
                "Bearer " + good + ",Bearer " + forged,
                "Bearer " + good + ",",
                "Bearer  " + good,
                good,
                "Basic " + good,
                "Bearer " + good + "." + forged,
                "")) {
            assertEquals(Set.of(), groupsBy(header, claim), header);
        }
    }

    private static String token(String groups) {
        String payload = "{\"sub\": \"42\", \"cognito:groups\": %s}".formatted(groups);
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8)) + ".c2ln";
    }

    private Set<String> groupsBy(String authorization, String claim) {
        requests.clear();
        adapter.answer("""
            {"routeKey": "GET /", "headers": {"authorization": "%s"},
             "requestContext": {"authorizer": {"jwt": {"claims": {"sub": "42", "cognito:groups": "%s"}}}}}
            """.formatted(authorization, claim), request -> Response.empty(204));
        return requests.getFirst().caller().orElseThrow().groups();
    }

    /** The groups of a caller, by the claim that API Gateway makes of the token's array. */
    private Set<String> groups(String claim, String array) {
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"sub\": \"42\", \"more\": [[]], \"cognito:groups\": %s}"
                        .formatted(array)
                        .getBytes(UTF_8));
        requests.clear();
        adapter.answer("""
            {"routeKey": "GET /", "headers": {"Authorization": "Bearer e30.%s.c2ln"},
             "requestContext": {"authorizer": {"jwt": {"claims": {"sub": "42", "cognito:groups": "%s"}}}}}
            """.formatted(payload, claim), request -> Response.empty(204));
        return requests.getFirst().caller().orElseThrow().groups();
    }

    @Test
    void cookiesComeByNameAndGoAsThisHostsAlone() {
        String answer = adapter.answer(
                "{\"cookies\": [\"a=1\", \"__Host-b=x=y\", \"a=2\", \"none\"]}",
                request -> Response.empty(204).withCookie(new Cookie("__Host-c", "v~1", Duration.ofHours(1))));
        assertEquals(Map.of("a", "1", "__Host-b", "x=y"), requests.getFirst().cookies());
        assertTrue(
                answer.contains("\"cookies\":[\"__Host-c=v~1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600\"]"),
                answer);
        assertThrows(IllegalArgumentException.class, () -> new Cookie("__Host-c", "a;b", Duration.ZERO));
    }
}
