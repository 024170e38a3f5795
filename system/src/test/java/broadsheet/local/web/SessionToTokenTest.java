package broadsheet.local.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.ApiDescription;
import broadsheet.RepositoryTemplate;
import broadsheet.local.template.CacheBehaviour;
import broadsheet.local.template.Distribution;
import broadsheet.local.template.ViewerFunction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.json.JsonMapper;

/** The function that sees viewers' requests for the API. */
final class SessionToTokenTest {
    private static final Path ROOT = Path.of(System.getProperty("broadsheet.root", ""));
    private static final ViewerFunction OWN = own();

    @Test
    void aSessionBecomesABearerToken() {
        Request seen = seen(request("", Map.of("cookie", List.of("a=1; __Host-session=e.y.J; b=x=y"))));
        assertEquals(Optional.of("Bearer e.y.J"), seen.header("authorization"));
        assertEquals(Optional.of("a=1; b=x=y"), seen.header("cookie"));
    }

    @ParameterizedTest
    @CsvSource({"/api/session", "/api/session/renewal", "/api/session/end"})
    void sessionCookiesReachOnlyTheSignInFunction(String path) {
        Map<String, List<String>> cookies = Map.of("cookie", List.of("__Host-session=e.y.J; a=1; __Host-refresh=r"));
        Request kept = seen(request("POST", path, cookies));
        assertEquals(Optional.of("__Host-session=e.y.J; a=1; __Host-refresh=r"), kept.header("cookie"));
        assertEquals(Optional.empty(), kept.header("authorization"));
        Request other = seen(request("POST", path.replace("session", "sessions"), cookies));
        assertEquals(Optional.of("a=1"), other.header("cookie"));
        assertEquals(Optional.of("Bearer e.y.J"), other.header("authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/moderation, '', /api/moderation",
        "PUT, /api/articles/a, section=science&date=2020-01-01&date=x,"
                + " /api/articles/a?section=science&date=2020-01-01&date=x",
        "GET, /api/comments, text=a%2Fb, /api/comments?text=a%2Fb",
        "POST, /api/articles/a/comments, '', /api/articles/a/comments",
    })
    void aSessionThatMayBeRenewedIsRenewedFirst(String method, String path, String query, String call) {
        Response answer = answered(new Request(
                method,
                path,
                query,
                new LinkedHashMap<>(Map.of(
                        "cookie", List.of("__Host-refresh=r"),
                        "content-type", List.of("application/x-www-form-urlencoded"))),
                SdkBytes.fromUtf8String("text=Hello"),
                "127.0.0.1"));
        assertEquals(307, answer.status());
        assertEquals(
                Optional.of("/api/session/renewal?to=" + URLEncoder.encode(call, StandardCharsets.UTF_8)),
                answer.header("location"));
        assertEquals(Optional.of("no-store"), answer.header("cache-control"));
    }

    @Test
    void requestWithoutSessionIsRefusedWithAProblem() {
        for (String refresh : List.of("", "a=1", "__Host-refresh=", "__Host-session=")) {
            Response answer = answered(request("GET", "/api/moderation", Map.of("cookie", List.of(refresh))));
            assertEquals(401, answer.status());
            assertEquals(Optional.of("application/problem+json"), answer.header("content-type"));
            assertEquals(Optional.of("Bearer"), answer.header("www-authenticate"));
            assertEquals(Optional.of("no-store"), answer.header("cache-control"));
            assertEquals(
                    401,
                    JsonMapper.shared()
                            .readTree(answer.body().asUtf8String())
                            .path("status")
                            .asInt());
        }
    }

    /** Both know which calls need a token: openapi.yaml, which ContractTest holds to the routes, and the code. */
    @Test
    void justTheOperationsThatNeedATokenAreRefusedWithoutOne() {
        Map<String, Boolean> needing = new TreeMap<>();
        Map<String, Boolean> refused = new TreeMap<>();
        try (ViewerCode code = ViewerCode.load(OWN)) {
            ApiDescription.read(ROOT.resolve("openapi.yaml")).operations().forEach((key, operation) -> {
                String[] call = key.split(" ", 2);
                String path = call[1].replaceAll("\\{[^}]*}", "a-b");
                needing.put(key, operation.signedIn());
                refused.put(key, code.apply(request(call[0], path, Map.of())) instanceof Viewed.Answered);
            });
        }
        assertTrue(needing.size() > 60, needing::toString);
        assertEquals(needing, refused);
    }

    @Test
    void aProgramsOwnTokenIsLeftAlone() {
        Request seen = seen(
                request("", Map.of("authorization", List.of("Bearer own"), "cookie", List.of("__Host-session=e.y.J"))));
        assertEquals(Optional.of("Bearer own"), seen.header("authorization"));
    }

    @ParameterizedTest
    @CsvSource({"a=1", "__Host-session=", "__Host-session", "session=x", "__host-session=x", "x__Host-session=x"})
    void invalidSessionBecomesNoToken(String cookie) {
        assertEquals(
                Optional.empty(),
                seen(request("", Map.of("cookie", List.of(cookie)))).header("authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/articles/a/comments, /api/articles/a/anonymous-comments",
        "POST, /api/articles/a/comments/1/anonymous-reports, /api/articles/a/comments/1/anonymous-reports",
        "POST, /api/articles/a/comments/comments, /api/articles/a/comments/comments",
        "PUT, /api/articles/a/comments, /api/articles/a/comments",
    })
    void formCommentWithoutSessionIsAnonymous(String method, String path, String expected) {
        Map<String, List<String>> form =
                Map.of("content-type", List.of("application/x-www-form-urlencoded; charset=utf-8"));
        assertEquals(expected, seen(request(method, path, form)).path());
    }

    @Test
    void formReportWithoutSessionIsAnonymous() {
        Map<String, List<String>> form = Map.of("content-type", List.of("application/x-www-form-urlencoded"));
        assertEquals(
                401,
                answered(request("POST", "/api/articles/a/comments/1/reports", form))
                        .status());
    }

    @Test
    void aCommentOfASessionOrOfAProgramGoesWhereItWasSent() {
        List<String> form = List.of("application/x-www-form-urlencoded");
        for (Map<String, List<String>> headers : List.of(
                Map.of("content-type", form, "cookie", List.of("__Host-session=e.y.J")),
                Map.of("content-type", form, "authorization", List.of("Bearer own")),
                Map.of("content-type", List.of("application/json"), "authorization", List.of("Bearer own")))) {
            assertEquals(
                    "/api/articles/a/comments",
                    seen(request("POST", "/api/articles/a/comments", headers)).path());
        }
    }

    @Test
    void onlyTheCdnSetsTheViewersIdentity() {
        assertEquals(Optional.of("127.0.0.1"), seen(request("", Map.of())).header("x-viewer-address"));
        assertEquals(
                Optional.of("127.0.0.1"),
                seen(request("", Map.of("x-viewer-address", List.of("203.0.113.24", "203.0.113.25"))))
                        .header("X-Viewer-Address"));
    }

    @Test
    void onlyTheCdnSetsTheViewersHost() {
        List<String> asked = List.of("news.example.org");
        assertEquals(
                Optional.of("news.example.org"),
                seen(request("", Map.of("host", asked))).header("x-viewer-host"));
        assertEquals(
                Optional.of("news.example.org"),
                seen(request("", Map.of("host", asked, "x-viewer-host", List.of("evil.example", "evil.example"))))
                        .header("X-Viewer-Host"));
        assertEquals(
                Optional.of(""),
                seen(request("", Map.of("x-viewer-host", List.of("evil.example"))))
                        .header("x-viewer-host"));
    }

    @Test
    void otherRequestsAreUnchanged() {
        SequencedMap<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("accept", List.of("text/html", "*/*;q=0.1"));
        headers.put("x-quoted", List.of("\"\\ü\""));
        headers.put("cookie", List.of("c=1; c=2; d=%22"));
        Request before = request("a=1&a=2&b=%26+c&__proto__=d", headers);
        Request seen = seen(before);
        Map<String, List<String>> others = new LinkedHashMap<>(seen.headers());
        others.remove("x-viewer-address");
        others.remove("x-viewer-host");
        assertEquals(before.headers(), others);
        assertEquals(before.query(), seen.query());
        assertEquals(before.path(), seen.path());
        assertEquals("PUT", seen.method());
        assertEquals(before.body(), seen.body());
    }

    private static Request seen(Request request) {
        try (ViewerCode code = ViewerCode.load(OWN)) {
            return onward(code.apply(request));
        }
    }

    private static Request onward(Viewed viewed) {
        return assertInstanceOf(Viewed.Onward.class, viewed).request();
    }

    private static Response answered(Request request) {
        try (ViewerCode code = ViewerCode.load(OWN)) {
            return assertInstanceOf(Viewed.Answered.class, code.apply(request)).response();
        }
    }

    private static Request request(String query, Map<String, List<String>> headers) {
        return new Request(
                "PUT",
                "/api/articles/a%20b/anonymous-rating",
                query,
                new LinkedHashMap<>(headers),
                SdkBytes.fromUtf8String("body"),
                "127.0.0.1");
    }

    private static Request request(String method, String path, Map<String, List<String>> headers) {
        return new Request(
                method, path, "", new LinkedHashMap<>(headers), SdkBytes.fromUtf8String("text=Hello"), "127.0.0.1");
    }

    /** The distribution of the system's own template. */
    static Distribution distribution() {
        return RepositoryTemplate.read().distribution();
    }

    private static ViewerFunction own() {
        return distribution().behaviours().stream()
                .filter(behaviour -> behaviour.paths().matcher("/api/x").matches())
                .findFirst()
                .flatMap(CacheBehaviour::viewer)
                .orElseThrow();
    }
}
