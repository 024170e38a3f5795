package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Clients;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The system's own template played: names in several scripts, from what an editor sends to what a reader gets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class NamesInAnyScriptTest {
    private static final String SLUG = "η-θάλασσα-ανεβαίνει";
    private static final String ARTICLE = "/articles/" + encoded(SLUG);
    private static final String DOCUMENT = """
        ---
        title: Η θάλασσα ανεβαίνει
        section: Наука
        kind: 解説
        authors: [ليلى حداد]
        tags: [น้ำท่วม, C++, 海]
        date: 2025-02-01
        ---
        Κείμενο.

        ## Το μέλλον

        Κείμενο.
        """;
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0";

    private final LocalSystem system;
    private final HttpClient http = HttpClient.newHttpClient();

    NamesInAnyScriptTest(@TempDir Path data) throws Exception {
        system = LocalSystem.start(0, data);
        String yaml = SampleSettings.yaml().replace("sections:\n", "sections:\n  - id: наука\n    name: Наука\n");
        assertEquals(200, put("/api/site?url=" + system.site(), yaml).statusCode());
        HttpResponse<String> published = put("/api" + ARTICLE, DOCUMENT);
        assertEquals(201, published.statusCode(), published.body());
        assertTrue(published.body().contains("\"slug\":\"" + SLUG + "\""), published.body());
        assertTrue(published.body().contains("\"url\":\"" + system.site() + ARTICLE + "\""), published.body());
        assertEquals(
                201,
                put("/api/live/" + encoded("מלחמה"), "---\ntitle: כותרת\nsection: наука\n---\n")
                        .statusCode());
        system.awaitDrained(Duration.ofSeconds(60));
    }

    @AfterAll
    void close() {
        http.close();
        system.close();
    }

    @Test
    void everyPageIsAtItsPercentEncodedAddressAndLinkedFromTheArticle() throws Exception {
        HttpResponse<String> article = get(ARTICLE);
        assertEquals(200, article.statusCode());
        for (String listing : new String[] {
            "/sections/" + encoded("наука") + "/",
            "/sections/" + encoded("наука") + "/" + encoded("解説") + "/",
            "/authors/" + encoded("ليلى-حداد") + "/",
            "/tags/" + encoded("น้ำท่วม") + "/",
            "/tags/" + encoded("海") + "/",
            "/tags/c-plus-plus/"
        }) {
            assertTrue(article.body().contains("href=\"" + listing + "\""), listing);
            HttpResponse<String> page = get(listing);
            assertEquals(200, page.statusCode(), listing);
            assertTrue(page.body().contains("href=\"" + ARTICLE + "\""), listing);
        }
        for (String path : new String[] {
            "/cards/" + encoded(SLUG) + ".png",
            "/data" + ARTICLE + ".json",
            "/data/sections/" + encoded("наука") + ".json",
            "/sections/" + encoded("наука") + "/feed.xml",
            "/live/" + encoded("מלחמה"),
            "/data/live/" + encoded("מלחמה") + ".json",
            "/live/" + encoded("מלחמה") + "/feed.json"
        }) {
            assertEquals(200, get(path).statusCode(), path);
        }
        assertTrue(get("/sitemap-newest.xml").body().contains("<loc>" + system.site() + ARTICLE + "</loc>"));
        assertEquals(200, get("/api" + ARTICLE).statusCode());
        assertTrue(get("/api/tags/" + encoded("海") + "/articles").body().contains(SLUG));
    }

    @Test
    void otherSpellingsOfAPageLeadToIt() throws Exception {
        assertEquals(200, get(ARTICLE.toLowerCase(Locale.ROOT)).statusCode(), "digits of the encoding");
        for (String spelled : new String[] {
            SLUG.toUpperCase(Locale.ROOT), Normalizer.normalize(SLUG, Normalizer.Form.NFD), "η-θάλασσα-ανεβαίνει\u200B"
        }) {
            HttpResponse<String> moved = get("/articles/" + encoded(spelled));
            assertEquals(301, moved.statusCode(), spelled);
            assertEquals(ARTICLE, moved.headers().firstValue("location").orElseThrow());
        }
        assertEquals(404, get("/articles/" + encoded("η-θάλασσα")).statusCode());
        assertEquals(404, get("/articles/%CE").statusCode());
        assertEquals(404, get("/articles/%ED%A0%80").statusCode());
        String apart = "/api/articles/" + encoded(Normalizer.normalize(SLUG, Normalizer.Form.NFD));
        assertEquals(200, get(apart).statusCode());
        assertTrue(put(apart, DOCUMENT).body().contains("unchanged"));
    }

    @Test
    void aReaderOfTheArticleIsCounted() throws Exception {
        HttpRequest beacon = HttpRequest.newBuilder(URI.create(system.site() + "/api" + ARTICLE + "/views"))
                .POST(BodyPublishers.noBody())
                .header("user-agent", FIREFOX)
                .build();
        assertEquals(200, http.send(beacon, BodyHandlers.discarding()).statusCode());
        system.awaitDrained(Duration.ofSeconds(60));
        Matcher id = Pattern.compile("\"id\":\"(\\w{26})\"")
                .matcher(get("/api" + ARTICLE).body());
        assertTrue(id.find());
        try (DynamoDbClient dynamo = Clients.of(system.dynamodb(), DynamoDbClient.builder())) {
            var tally = dynamo.getItem(get -> get.tableName(system.table())
                    .key(Map.of(
                            "pk", AttributeValue.fromS("TALLY#" + id.group(1)), "sk", AttributeValue.fromS("VIEWS"))));
            assertTrue(tally.hasItem());
        }
    }

    @Test
    void aFormerNameLeadsToTheNewOne() throws Exception {
        String old = "/articles/" + encoded("старое");
        assertEquals(201, put("/api" + old, DOCUMENT.replace("Η θ", "Θ")).statusCode());
        String now = "/articles/" + encoded("новое");
        HttpResponse<String> renamed =
                put("/api" + now, DOCUMENT.replace("Η θ", "Θ").replace("date:", "formerly: старое\ndate:"));
        assertEquals(200, renamed.statusCode(), renamed.body());
        system.awaitDrained(Duration.ofSeconds(60));
        for (String api : new String[] {"", "/api"}) {
            HttpResponse<String> moved = get(api + old);
            assertEquals(301, moved.statusCode());
            assertEquals(api + now, moved.headers().firstValue("location").orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pаypal",
                "αβ\u202Eγ",
                "Привет",
                "café",
                "١2",
            })
    void whatIsNoSlugIsRefusedWithOneThatMayBeMeant(String name) throws Exception {
        HttpResponse<String> refused = put("/api/articles/" + encoded(name), DOCUMENT);
        assertEquals(422, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("is no slug"), refused.body());
        assertTrue(refused.body().contains("write \\\""), refused.body());
        assertEquals(404, get("/api/articles/" + encoded(name)).statusCode());
    }

    @Test
    void aNameThatIsTooLongIsRefused() throws Exception {
        assertEquals(
                201, put("/api/articles/" + encoded("字".repeat(100)), DOCUMENT).statusCode());
        system.awaitDrained(Duration.ofSeconds(60));
        assertEquals(200, get("/articles/" + encoded("字".repeat(100))).statusCode());
        assertEquals(
                422, put("/api/articles/" + encoded("字".repeat(101)), DOCUMENT).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ED%A0%80", "%CE", "%F8%88%80%80%80", "%C0%AF"})
    void bytesThatAreNoTextAreRefused(String name) throws Exception {
        assertEquals(422, put("/api/articles/" + name, DOCUMENT).statusCode());
        assertEquals(404, get("/api/articles/" + name).statusCode());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(system.site() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String path, String document) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.site() + path))
                .PUT(BodyPublishers.ofString(document))
                .header("content-type", path.startsWith("/api/site") ? "application/yaml" : "text/markdown")
                .header("authorization", "Bearer " + system.token("administrators"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
