package broadsheet.local.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.local.template.Refusal;
import broadsheet.local.template.SourceLocation;
import broadsheet.local.template.ViewerFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

/** CloudFront functions, good ones and broken ones. */
final class ViewerCodeTest {
    private static final ViewerFunction ECHO = function("""
        function handler(event) {
          const request = event.request;
          request.headers['x-seen'] = request.headers['x-own'];
          return request;
        }
        """);

    @Test
    void untouchedPartsOfARequestAreUnchanged() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("accept", List.of("text/html", "*/*;q=0.1"));
        headers.put("x-quoted", List.of("\"\\ü\""));
        headers.put("x-own", List.of("a"));
        headers.put("cookie", List.of("c=1; c=2; d=%22"));
        try (ViewerCode code = ViewerCode.load(ECHO)) {
            Request before = request("a=1&a=2&b=%26+c&__proto__=d", headers);
            Request seen = onward(code.apply(before));
            Map<String, List<String>> others = new LinkedHashMap<>(seen.headers());
            assertEquals(List.of("a"), others.remove("x-seen"));
            assertEquals(before.headers(), others);
            assertEquals(before.query(), seen.query());
            assertEquals(before.path(), seen.path());
            assertEquals(before.method(), seen.method());
            assertEquals(before.body(), seen.body());
        }
    }

    @Test
    void requestsAtOnceDoNotDisturbEachOther() throws Exception {
        try (ViewerCode code = ViewerCode.load(ECHO);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<String>>> calls = IntStream.range(0, 200)
                    .<Callable<Optional<String>>>mapToObj(i ->
                            () -> onward(code.apply(request("", Map.of("x-own", List.of(Integer.toString(i))))))
                                    .header("x-seen"))
                    .toList();
            int i = 0;
            for (var answer : threads.invokeAll(calls)) {
                assertEquals(Optional.of(Integer.toString(i++)), answer.get());
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
    void codeThatCannotBeRunIsRefusedWhereItStands(String code, String reason) {
        var refusal = assertThrows(
                Refusal.class, () -> ViewerCode.load(function(code)).close());
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("template.yaml:7: ") && message.contains(reason), message);
    }

    @ParameterizedTest
    @CsvSource({
        "return null;",
        "return event;",
        "'return { statusCode: 200, body: { encoding: \"base64\", data: \"AAAA\" } };'",
    })
    void unsupportedFunctionResultIsRefused(String body) {
        try (ViewerCode code = ViewerCode.load(function("function handler(event) { " + body + " }"))) {
            assertThrows(IllegalStateException.class, () -> code.apply(request("", Map.of())));
        }
    }

    private static ViewerFunction function(String code) {
        return new ViewerFunction("Own", code, new SourceLocation("template.yaml", 7));
    }

    private static Request onward(Viewed viewed) {
        return assertInstanceOf(Viewed.Onward.class, viewed).request();
    }

    private static Request request(String query, Map<String, List<String>> headers) {
        return new Request(
                "PUT", "/a%20b", query, new LinkedHashMap<>(headers), SdkBytes.fromUtf8String("body"), "127.0.0.1");
    }
}
