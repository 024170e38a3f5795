package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The system's own template played: old paths from what an editor sends to where a reader comes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class OldAddressesTest {
    private static final String ARTICLE = "/articles/tides";

    private final LocalSystem system;
    private final HttpClient http = HttpClient.newHttpClient();

    OldAddressesTest(@TempDir Path data) throws Exception {
        system = LocalSystem.start(0, data);
        String yaml = SampleSettings.yaml() + "redirectHosts: [shop.example.org]\n";
        assertEquals(
                200,
                put("/api/site?url=" + system.site(), "application/yaml", yaml).statusCode());
        String document = """
            ---
            title: Tides
            section: science
            addresses: [/2014/tides.php]
            date: 2025-02-01
            ---
            Text.
            """;
        assertEquals(201, put("/api" + ARTICLE, "text/markdown", document).statusCode());
        HttpResponse<String> stored = put("/api/redirects", "text/csv", """
            from,to
            /2016/04/08/x/,/articles/tides
            /?p=123,/articles/tides
            /blog/x.html,/sections/science/
            /блог/x,/articles/tides
            /shop?item=a%26b&size=1,https://shop.example.org/tables?a=b
            """);
        assertEquals(200, stored.statusCode(), stored.body());
        system.awaitDrained(Duration.ofSeconds(60));
    }

    @AfterAll
    void close() {
        http.close();
        system.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/2014/tides.php, /articles/tides",
        "/2016/04/08/x/, /articles/tides",
        "/2016/04/08/x/?utm_source=feed&utm_medium=rss, /articles/tides",
        "/?p=123, /articles/tides",
        "/?p=%31%32%33, /articles/tides",
        "/blog/x.html, /sections/science/",
        "/%62log/x.html, /sections/science/",
        "/%D0%B1%D0%BB%D0%BE%D0%B3/x, /articles/tides",
        "/%d0%b1%d0%bb%d0%be%d0%b3/x?a=caf%E9, /articles/tides",
        "/shop?size=1&item=a%26b, https://shop.example.org/tables?a=b",
    })
    void oldPathRedirectsForGood(String path, String target) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(301, response.statusCode(), path);
        assertEquals(target, response.headers().firstValue("location").orElse(""));
        assertEquals(
                "public, max-age=3600, s-maxage=86400",
                response.headers().firstValue("cache-control").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/2016/04/08/y/", "/shop", "/shop?item=a&b&size=1", "/wp-login.php", "/favicon.ico", "/a%00b"})
    void unknownOldAddressGetsTheNotFoundPage(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(404, response.statusCode(), path);
        assertTrue(response.body().contains("Nothing is published at this address."), response::body);
    }

    @Test
    void pagesAreServedWithAnyQuery() throws Exception {
        for (String path : new String[] {"/", "/?utm_source=a", ARTICLE + "?p=123", "/sections/science/?p=123"}) {
            assertEquals(200, get(path).statusCode(), path);
        }
        assertEquals("/", get("/?p=124").headers().firstValue("location").orElse(""));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(system.site() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.site() + path))
                .PUT(BodyPublishers.ofString(body))
                .header("content-type", type)
                .header("authorization", "Bearer " + system.token("administrators"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
