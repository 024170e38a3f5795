package broadsheet.local.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.local.template.CacheBehaviour;
import broadsheet.local.template.Distribution;
import broadsheet.local.template.Place;
import broadsheet.local.template.Refusal;
import broadsheet.local.template.Surroundings;
import broadsheet.local.template.Template;
import broadsheet.local.template.ViewerFunction;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

/** The code of the system's own template, and some that is none. */
final class ViewerCodeTest {
    private static final ViewerFunction OWN = own();

    @Test
    void a_session_becomes_a_bearer_token() {
        Request seen = seen(request("", Map.of("cookie", List.of("a=1; __Host-session=e.y.J; b=x=y"))));
        assertEquals(Optional.of("Bearer e.y.J"), seen.header("authorization"));
        assertEquals(Optional.of("a=1; __Host-session=e.y.J; b=x=y"), seen.header("cookie"));
    }

    @Test
    void a_programs_own_token_is_left_alone() {
        Request seen = seen(
                request("", Map.of("authorization", List.of("Bearer own"), "cookie", List.of("__Host-session=e.y.J"))));
        assertEquals(Optional.of("Bearer own"), seen.header("authorization"));
    }

    @ParameterizedTest
    @CsvSource({"a=1", "__Host-session=", "__Host-session", "session=x", "__host-session=x", "x__Host-session=x"})
    void what_is_no_session_becomes_no_token(String cookie) {
        assertEquals(
                Optional.empty(),
                seen(request("", Map.of("cookie", List.of(cookie)))).header("authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/articles/a/comments, /api/articles/a/anonymous-comments",
        "POST, /api/articles/a/comments/1/reports, /api/articles/a/comments/1/reports",
        "POST, /api/articles/a/comments/comments, /api/articles/a/comments/comments",
        "PUT, /api/articles/a/comments, /api/articles/a/comments",
    })
    void a_forms_comment_without_a_session_is_anybodys(String method, String path, String expected) {
        Map<String, List<String>> form =
                Map.of("content-type", List.of("application/x-www-form-urlencoded; charset=utf-8"));
        assertEquals(expected, seen(request(method, path, form)).path());
    }

    @Test
    void a_comment_of_a_session_or_of_a_program_goes_where_it_was_sent() {
        List<String> form = List.of("application/x-www-form-urlencoded");
        for (Map<String, List<String>> headers : List.of(
                Map.of("content-type", form, "cookie", List.of("__Host-session=e.y.J")),
                Map.of("content-type", form, "authorization", List.of("Bearer own")),
                Map.of("content-type", List.of("application/json")),
                Map.<String, List<String>>of())) {
            assertEquals(
                    "/api/articles/a/comments",
                    seen(request("POST", "/api/articles/a/comments", headers)).path());
        }
    }

    @Test
    void who_the_viewer_is_is_said_by_the_cdn_alone() {
        assertEquals(Optional.of("127.0.0.1"), seen(request("", Map.of())).header("x-viewer-address"));
        assertEquals(
                Optional.of("127.0.0.1"),
                seen(request("", Map.of("x-viewer-address", List.of("203.0.113.24", "203.0.113.25"))))
                        .header("X-Viewer-Address"));
    }

    @Test
    void everything_else_stays_as_it_was() {
        SequencedMap<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("accept", List.of("text/html", "*/*;q=0.1"));
        headers.put("x-quoted", List.of("\"\\ü\""));
        headers.put("cookie", List.of("c=1; c=2; d=%22"));
        Request before = request("a=1&a=2&b=%26+c&__proto__=d", headers);
        Request seen = seen(before);
        Map<String, List<String>> others = new LinkedHashMap<>(seen.headers());
        others.remove("x-viewer-address");
        assertEquals(before.headers(), others);
        assertEquals(before.query(), seen.query());
        assertEquals(before.path(), seen.path());
        assertEquals("PUT", seen.method());
        assertEquals(before.body(), seen.body());
    }

    @Test
    void requests_at_once_do_not_disturb_each_other() throws Exception {
        try (ViewerCode code = ViewerCode.load(OWN);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = IntStream.range(0, 200)
                    .<Callable<String>>mapToObj(i ->
                            () -> code.apply(request("", Map.of("cookie", List.of("__Host-session=" + i))))
                                    .header("authorization")
                                    .orElse(""))
                    .toList();
            int i = 0;
            for (var answer : threads.invokeAll(calls)) {
                assertEquals("Bearer " + i++, answer.get());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        function handler(event { | SyntaxError
        import cf from 'cloudfront'; | SyntaxError
        const other = 1; | no function handler
        const handler = 1; | no function handler
        """)
    void code_that_cannot_be_run_is_refused_where_it_stands(String code, String reason) {
        var refusal = assertThrows(
                Refusal.class,
                () -> ViewerCode.load(new ViewerFunction("Own", code, new Place("template.yaml", 7)))
                        .close());
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("template.yaml:7: ") && message.contains(reason), message);
    }

    @ParameterizedTest
    @CsvSource({"return { statusCode: 302 };", "return null;", "return event;"})
    void an_answer_in_the_place_of_a_request_is_not_played(String body) {
        var function =
                new ViewerFunction("Own", "function handler(event) { " + body + " }", new Place("template.yaml", 7));
        try (ViewerCode code = ViewerCode.load(function)) {
            assertThrows(IllegalStateException.class, () -> code.apply(request("", Map.of())));
        }
    }

    private static Request seen(Request request) {
        try (ViewerCode code = ViewerCode.load(OWN)) {
            return code.apply(request);
        }
    }

    private static Request request(String query, Map<String, List<String>> headers) {
        return new Request(
                "PUT",
                "/api/articles/a%20b",
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
        Path template = Path.of(System.getProperty("broadsheet.root", "")).resolve("template.yaml");
        var here = new Surroundings(
                URI.create("http://127.0.0.1:4566"),
                URI.create("http://localhost:8080"),
                Map.of("TokenIssuer", "http://issuer", "TokenAudience", "broadsheet"));
        return Template.read(template, here).distribution();
    }

    private static ViewerFunction own() {
        return distribution().behaviours().stream()
                .filter(behaviour -> behaviour.paths().matcher("/api/x").matches())
                .findFirst()
                .flatMap(CacheBehaviour::viewer)
                .orElseThrow();
    }
}
