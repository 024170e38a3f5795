package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What must hold of any site that has readers: told by looking at it, and by one article, which is dated so long ago that no
 * first page of a listing, no feed and no news sitemap shows it, and which is gone at the end. Nothing else is published.
 */
class SmokeTest {
    private static final Publication SITE = Publication.asItIs();

    static Stream<String> pages() {
        return Stream.of("/", section(), "/articles/" + newest(), "/archive/");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsThereForPeopleCachesAndMachines(String path) {
        HttpResponse<String> answer = SITE.get(path);
        assertEquals(200, answer.statusCode(), path);
        assertTrue(header(answer, "content-type").startsWith("text/html"), path);
        assertTrue(header(answer, "cache-control").contains("s-maxage="), path);
        Document page = Jsoup.parse(answer.body());
        assertEquals(1, page.select("h1").size(), path);
        assertEquals(1, page.select("link[rel=canonical]").size(), path);
        assertEquals(
                304, SITE.get(path, "if-none-match", header(answer, "etag")).statusCode(), path);
        Axe.check(path, 200);
    }

    @Test
    void pagesAreValid(@TempDir Path folder) throws Exception {
        for (String path : pages().toList()) {
            Files.writeString(
                    folder.resolve(path.replace('/', '~') + ".html"),
                    SITE.get(path).body());
        }
        Vnu.assertValid(folder);
    }

    @Test
    void frontAndSectionPagesAreLight() {
        for (String path : List.of("/", section())) {
            Document page =
                    Jsoup.parse(SITE.get(path).body(), SITE.site().resolve(path).toString());
            Weight weight = Weight.of(SITE, page);
            assertTrue(weight.all() < Weight.MOST, () -> path + " weighs " + weight);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.xml", "/sitemap.xml", "/news-sitemap.xml"})
    void feedsAndSitemapsAreXml(String path) {
        HttpResponse<String> answer = SITE.get(path);
        assertEquals(200, answer.statusCode(), path);
        assertTrue(header(answer, "content-type").contains("xml"), path);
        Document document = Jsoup.parse(answer.body(), "", Parser.xmlParser());
        assertTrue(document.childrenSize() > 0 && !document.child(0).tagName().equals("html"), path);
    }

    @Test
    void feedAndRobotsTxtLinkTheNewest() {
        SITE.await(
                "/feed.json",
                answer -> json(answer).at("/items/0/url").asString().endsWith("/articles/" + newest()));
        assertTrue(SITE.get("/robots.txt").body().contains("/sitemap.xml"));
    }

    @Test
    void missingPageIsNotFoundAndLostSlashRedirected() {
        assertEquals(404, SITE.get("/nothing/here").statusCode());
        HttpResponse<String> moved = SITE.get(section().replaceAll("/$", ""));
        assertEquals(301, moved.statusCode());
        assertTrue(header(moved, "location").endsWith(section()));
    }

    @Test
    void apiReadsArePublicAndWritesNeedAToken() {
        HttpResponse<String> article = SITE.get("/api/articles/" + newest());
        assertEquals(newest(), json(article).path("slug").asString());
        assertTrue(json(SITE.get("/api/articles/" + newest() + "/comments")).has("comments"));
        HttpRequest.Builder nobody = HttpRequest.newBuilder(SITE.site().resolve("/api/articles/" + newest()))
                .DELETE();
        assertEquals(401, SITE.send(nobody).statusCode());
    }

    /** What functions write in one transaction is written here by each of them, since their policies name keys. */
    @Test
    void anArticleIsPublishedCorrectedDiscussedRatedAndTakenDown() {
        String run = run();
        String slug = "smoke-test-" + run;
        String title = "Smoke test " + run;
        String page = "/articles/" + slug;
        var writes = new MixedTransactions(SITE, slug, sectionId());
        try {
            assertEquals(201, publish(slug, title, "Nothing to read.").statusCode());
            assertEquals(200, publish(slug, title, "Nothing at all.").statusCode());
            Document shown =
                    Jsoup.parse(SITE.await(page, answer -> answer.body().contains("Nothing at all."))
                            .body());
            assertEquals(title, shown.expectFirst("h1").text());
            assertEquals(
                    title, json(SITE.get("/api/articles/" + slug)).path("title").asString());
            writes.all();
            writes.takeDown();
        } finally {
            assertEquals(204, SITE.withdraw(slug).statusCode(), () -> slug + " is not withdrawn: do it by hand");
        }
        SITE.await(page, answer -> answer.statusCode() == 410);
        assertEquals(410, SITE.get("/api/articles/" + slug).statusCode());
    }

    private static HttpResponse<String> publish(String slug, String title, String text) {
        HttpResponse<String> answer = SITE.publish(slug, """
            ---
            title: %s
            dek: Published by a test after a deployment, and taken back within minutes.
            section: %s
            date: 2000-01-01T00:00:00Z
            ---
            ## What this is

            %s
            """.formatted(title, sectionId(), text));
        assertTrue(answer.statusCode() < 300, () -> "publishing was answered " + answer.statusCode() + answer.body());
        return answer;
    }

    private static String sectionId() {
        return section().split("/", -1)[2];
    }

    /** The first section that the home page leads to, as its path. */
    private static String section() {
        return Jsoup.parse(SITE.get("/").body())
                .select(".sections a[href^=/sections/]")
                .eachAttr("href")
                .getFirst();
    }

    private static String newest() {
        JsonNode articles = json(SITE.get("/api/articles?limit=1")).path("articles");
        assertFalse(articles.isEmpty(), "The site has no article yet: publish site.yaml and one.");
        return articles.get(0).path("slug").asString();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertTrue(answer.statusCode() < 300, answer::body);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** What RUN says, so that a workflow's run can be told from its article; otherwise the second. */
    private static String run() {
        return Optional.ofNullable(System.getenv("RUN"))
                .filter(run -> !run.isEmpty())
                .orElseGet(() -> Long.toString(Instant.now().getEpochSecond()));
    }
}
