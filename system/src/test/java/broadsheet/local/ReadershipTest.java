package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.emulators.Clients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The system's own template played: from what a page sends to the number in the table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class ReadershipTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0";
    private static final String SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_3 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/19.3 Mobile/15E148 Safari/604.1";

    private final LocalSystem system;
    private final HttpClient http = HttpClient.newHttpClient();

    ReadershipTest(@TempDir Path data) throws Exception {
        system = LocalSystem.start(0, data);
        put("/api/site?url=" + system.site(), "application/yaml", SampleSettings.yaml());
        for (String slug : new String[] {"tides", "lamps"}) {
            put(
                    "/api/articles/" + slug,
                    "text/markdown",
                    "---\ntitle: On %s\nsection: science\n---\nText.\n".formatted(slug));
        }
    }

    @AfterAll
    void close() {
        http.close();
        system.close();
    }

    @Test
    void twoBrowsersAreTwoReadersAndAReloadIsNone() throws Exception {
        assertEquals(200, see("tides", FIREFOX));
        assertEquals(200, see("tides", FIREFOX));
        assertEquals(200, see("tides", SAFARI));
        system.awaitDrained(Duration.ofSeconds(60));
        assertEquals(2, readers("tides"));
        see("tides", SAFARI);
        system.awaitDrained(Duration.ofSeconds(60));
        assertEquals(2, readers("tides"));
    }

    @Test
    void invalidViewIsNotCounted() throws Exception {
        see("lamps", "curl/8.14.1");
        see("no-such-article", FIREFOX);
        assertEquals(400, see("lamps", "x".repeat(3_000)));
        system.awaitDrained(Duration.ofSeconds(60));
        assertEquals(0, readers("lamps"));
        assertEquals(0, readers("no-such-article"));
    }

    private int see(String slug, String agent) throws Exception {
        HttpRequest beacon = HttpRequest.newBuilder(URI.create(system.site() + "/api/articles/" + slug + "/views"))
                .POST(BodyPublishers.ofString("anything"))
                .header("content-type", "text/plain;charset=UTF-8")
                .header("user-agent", agent)
                .header("x-viewer-address", "203.0.113." + System.nanoTime() % 250)
                .build();
        return http.send(beacon, BodyHandlers.discarding()).statusCode();
    }

    private int readers(String slug) {
        try (DynamoDbClient dynamo = Clients.of(system.dynamodb(), DynamoDbClient.builder())) {
            return Optional.ofNullable(
                            item(dynamo, "ADDRESS#" + slug, "ADDRESS").get("article"))
                    .flatMap(article -> Optional.ofNullable(
                            item(dynamo, "TALLY#" + article.s(), "VIEWS").get("number")))
                    .map(number -> Integer.parseInt(number.n()))
                    .orElse(0);
        }
    }

    private Map<String, AttributeValue> item(DynamoDbClient dynamo, String pk, String sk) {
        return dynamo.getItem(get -> get.tableName(system.table())
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))))
                .item();
    }

    private void put(String path, String type, String document) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.site() + path))
                .PUT(BodyPublishers.ofString(document))
                .header("content-type", type)
                .header("authorization", "Bearer " + system.token("administrators"))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
