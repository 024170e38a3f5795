package broadsheet.local.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.local.template.Route;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutesTest {
    private static final Routes ROUTES = routes(
            "ANY /api/{proxy+}",
            "GET /api/{collection}/{id}",
            "ANY /api/articles/{slug}",
            "GET /api/articles/{slug}",
            "GET /api/articles/newest",
            "GET /api/articles");

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "GET, /api/articles, GET /api/articles",
        "GET, /api/articles/newest, GET /api/articles/newest",
        "GET, /api/articles/other, GET /api/articles/{slug}",
        "PUT, /api/articles/other, ANY /api/articles/{slug}",
        "GET, /api/tags/other, GET /api/{collection}/{id}",
        "DELETE, /api/tags/other, ANY /api/{proxy+}",
        "GET, /api/articles/, ANY /api/{proxy+}",
        "GET, /api/a/b/c, ANY /api/{proxy+}",
        "GET, /other, none",
    })
    void theMostSpecificRouteWins(String method, String path, String key) {
        assertEquals(
                key,
                ROUTES.match(method, path).map(match -> match.route().key()).orElse("none"));
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "GET, /, GET /",
        "GET, /articles/a, GET /{path+}",
        "GET, /index.html, GET /{path+}",
        "GET, /sections/science/, GET /{path+}",
        "GET, /one, GET /{path+}",
        "GET, /api/articles/a, GET /api/articles/{slug}",
        "GET, /api/articles/a/b, GET /{path+}",
        "PUT, /api/articles/a, PUT /api/articles/{slug}",
        "PUT, /articles/a, none",
        "HEAD, /articles/a, none",
    })
    void greedyAtTheRootTakesWhatIsLeftOfItsMethod(String method, String path, String key) {
        Routes routes = routes("GET /{path+}", "GET /", "PUT /api/articles/{slug}", "GET /api/articles/{slug}");
        assertEquals(
                key,
                routes.match(method, path).map(match -> match.route().key()).orElse("none"));
    }

    @Test
    void greedyVariableLosesTheSlashAtItsEnd() {
        assertEquals(
                Map.of("path", "sections/a b"),
                routes("GET /{path+}")
                        .match("GET", "/sections/a%20b/")
                        .orElseThrow()
                        .variables());
    }

    @Test
    void variablesAreDecodedOnce() {
        assertEquals(
                Map.of("slug", "a b+c%20d"),
                ROUTES.match("PUT", "/api/articles/a%20b+c%2520d").orElseThrow().variables());
        assertEquals(
                Map.of("proxy", "tags/a/b c"),
                ROUTES.match("PUT", "/api/tags/a/b%20c").orElseThrow().variables());
    }

    @Test
    void defaultRouteTakesUnmatchedRequests() {
        assertEquals(
                Optional.of("$default"),
                routes("GET /api/articles", "$default")
                        .match("PUT", "/anything")
                        .map(match -> match.route().key()));
    }

    private static Routes routes(String... keys) {
        return new Routes(Stream.of(keys)
                .map(key -> Route.toFunction(key, "Function", Optional.empty()))
                .toList());
    }
}
