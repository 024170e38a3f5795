package broadsheet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that did not come through the CDN, and writes that another site sent. */
final class RequestOriginTest {
    private final AdapterFixture adapter = new AdapterFixture();
    private final List<Request> requests = adapter.requests;

    @Test
    void requestsBypassingTheCdnAreRefusedDuringSecretRotation() {
        var secrets = new OriginSecrets("next, current");
        for (String said : List.of("next", "current")) {
            String event = "{\"headers\": {\"x-origin-secret\": \"" + said + "\"}}";
            assertTrue(
                    adapter.answer(event, secrets, request -> Response.empty(204))
                            .contains("\"statusCode\":204"),
                    said);
        }
        requests.clear();
        for (String event : List.of("{}", "{\"headers\": {\"x-origin-secret\": \"former\"}}")) {
            String answer = adapter.answer(event, secrets, request -> Response.empty(204));
            assertTrue(answer.contains("\"statusCode\":403"), answer);
            assertFalse(answer.contains("next") || answer.contains("current"), answer);
        }
        assertEquals(List.of(), requests);
    }

    @Test
    void functionWithoutSecretsRefusesEveryRequest() {
        for (String secrets : List.of("", " ", ",")) {
            for (String event : List.of("{}", "{\"headers\": {\"x-origin-secret\": \"\"}}")) {
                String answer = adapter.answer(event, new OriginSecrets(secrets), request -> Response.empty(204));
                assertTrue(answer.contains("\"statusCode\":403"), answer);
            }
        }
        assertEquals(List.of(), requests);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        cross-site  | -                                       | news.example.org
        same-site   | https://news.example.org                | news.example.org
        ''          | -                                       | news.example.org
        -           | https://evil.example                    | news.example.org
        -           | https://news.example.org.evil.example   | news.example.org
        -           | https://news.example.org:8443           | news.example.org
        -           | null                                    | news.example.org
        -           | ''                                      | news.example.org
        -           | https://news.example.org                | -
        -           | https://                                | -
        """)
    void writesThatAnotherSiteSentAreRefused(String fetched, String origin, String host) {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertTrue(sent(method, fetched, origin, host).contains("\"statusCode\":403"), method);
        }
        assertEquals(List.of(), requests);
        assertTrue(sent("GET", fetched, origin, host).contains("\"statusCode\":204"), "reading is for everybody");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        same-origin | https://news.example.org | news.example.org
        same-origin | -                        | -
        none        | -                        | news.example.org
        -           | https://news.example.org | news.example.org
        -           | http://localhost:8080    | localhost:8080
        -           | -                        | -
        """)
    void writesOfThisSitesPagesAndOfProgramsAreTaken(String fetched, String origin, String host) {
        assertTrue(sent("PUT", fetched, origin, host).contains("\"statusCode\":204"));
    }

    private String sent(String method, String fetched, String origin, String host) {
        String headers = Stream.of(
                        header("sec-fetch-site", fetched), header("origin", origin), header("x-viewer-host", host))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String event = "{\"routeKey\": \"%s /x\", \"headers\": {%s}}".formatted(method, headers);
        return adapter.answer(event.replace("{}", "{\"a\": \"b\"}"), request -> Response.empty(204));
    }

    private static Optional<String> header(String name, @Nullable String value) {
        return Optional.ofNullable(value).map(text -> "\"%s\": \"%s\"".formatted(name, text));
    }
}
