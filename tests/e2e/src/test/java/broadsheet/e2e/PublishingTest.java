package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is tagged {@code pages} asks for what the bucket of pages adds to the functions. */
@Tag("api")
class PublishingTest {
    private static final String DOCUMENT = """
        ---
        title: %s
        section: science
        date: 2020-01-01
        tags: [acceptance]
        sources:
          - publisher: A publisher
            title: A source
            url: https://example.org/
        ---
        A claim.[^1]

        ## A heading

        Its text.
        """;

    /** A revision costs what the one before it did, so more of them would show the same. */
    private static final int PUBLICATIONS = 20;

    private final Publication publication = Publication.get();

    @Test
    void anArticleIsPublishedCorrectedAndWithdrawn() {
        String document = DOCUMENT.replace("[acceptance]", "[of its own]");
        HttpResponse<String> created = publication.publish("acceptance-life", document.formatted("First"));
        assertEquals(201, created.statusCode(), created.body());
        assertEquals("\"1\"", created.headers().firstValue("etag").orElseThrow());
        Document page = page("/articles/acceptance-life", "First");
        assertEquals("A heading", page.expectFirst(".contents a").text());
        page("/tags/of-its-own/", "On of its own");

        HttpResponse<String> lost =
                publication.publish("acceptance-life", document.formatted("Lost"), "if-match", "\"7\"");
        assertEquals(412, lost.statusCode());
        HttpResponse<String> revised =
                publication.publish("acceptance-life", document.formatted("Second"), "if-match", "\"1\"");
        assertEquals(200, revised.statusCode(), revised.body());
        page("/articles/acceptance-life", "Second");
        HttpResponse<String> again = publication.publish("acceptance-life", document.formatted("Second"));
        assertTrue(again.body().contains("\"revision\":2") && again.body().contains("unchanged"), again.body());

        assertEquals(204, publication.withdraw("acceptance-life").statusCode());
        HttpResponse<String> gone =
                publication.await("/articles/acceptance-life", answer -> answer.statusCode() == 410);
        assertTrue(gone.body().contains("has been taken back"), gone.body());
        publication.await("/tags/of-its-own/", answer -> answer.statusCode() == 404);
        assertEquals(410, publication.get("/api/articles/acceptance-life").statusCode());
    }

    @Test
    void aRenamedArticleIsFoundUnderItsOldAddress() {
        publication.publish("acceptance-old", DOCUMENT.formatted("Renamed"));
        page("/articles/acceptance-old", "Renamed");
        String renamed = DOCUMENT.formatted("Renamed").replace("date:", "formerly: acceptance-old\ndate:");
        assertEquals(200, publication.publish("acceptance-new", renamed).statusCode());
        page("/articles/acceptance-new", "Renamed");
        HttpResponse<String> moved =
                publication.await("/articles/acceptance-old", answer -> answer.statusCode() == 301);
        assertEquals(
                "/articles/acceptance-new",
                moved.headers().firstValue("location").orElseThrow());
        assertEquals(
                409,
                publication
                        .publish("acceptance-old", DOCUMENT.formatted("Taken"))
                        .statusCode());
    }

    @Test
    void aPathWithoutItsLastSlashLeadsToThePage() {
        HttpResponse<String> moved = publication.get("/sections/science");
        assertEquals(301, moved.statusCode());
        assertEquals(
                "/sections/science/", moved.headers().firstValue("location").orElseThrow());
    }

    @Test
    void missingPageHasTheSitesDesign() {
        HttpResponse<String> missing = publication.get("/nothing/here");
        assertEquals(404, missing.statusCode());
        assertTrue(missing.body().contains("Nothing is published at this address."), missing.body());
    }

    @Test
    void aDocumentWithErrorsIsRefusedWithAllOfThem() {
        HttpResponse<String> refused =
                publication.publish("acceptance-invalid", "---\nsection: sports\ndate: soon\n---\nA claim.[^3]\n");
        assertEquals(422, refused.statusCode());
        assertEquals(
                "application/problem+json",
                refused.headers().firstValue("content-type").orElseThrow());
        for (String place : List.of("\"title\"", "\"section\"", "\"date\"", "\"line 5\"")) {
            assertTrue(refused.body().contains("\"at\":" + place), refused.body());
        }
        assertEquals(404, publication.get("/api/articles/acceptance-invalid").statusCode());
    }

    @Test
    void onlyEditorsPublish() {
        HttpRequest.Builder anonymous = HttpRequest.newBuilder(
                        publication.site().resolve("/api/articles/acceptance-anonymous"))
                .PUT(HttpRequest.BodyPublishers.ofString(DOCUMENT));
        assertEquals(401, publication.send(anonymous).statusCode());
        assertEquals(
                401,
                publication
                        .send(anonymous.copy().header("authorization", "Bearer no.token.atall"))
                        .statusCode());
    }

    @Test
    void everyPageOfTheSampleContentShowsItsTitle() throws Exception {
        // What other tests publish, they also withdraw.
        List<String> samples = slugs("/api/articles").stream()
                .filter(slug -> !slug.startsWith("acceptance-"))
                .toList();
        assertFalse(samples.isEmpty());
        for (String slug : samples) {
            String title = Jsoup.parse(
                            json(publication.get("/api/articles/" + slug).body(), "title"))
                    .text();
            assertEquals(
                    title, page("/articles/" + slug, title).expectFirst("h1").text());
        }
    }

    @Test
    void aListingIsReadPageByPage() {
        List<String> all = slugs("/api/articles");
        List<String> paged = new ArrayList<>();
        String path = "/api/articles?limit=7";
        while (!path.isEmpty()) {
            String body = publication.get(path).body();
            paged.addAll(allMatches(body, "\"slug\":\"([a-z0-9-]+)\""));
            List<String> next = allMatches(body, "\"next\":\"([^\"]+)\"");
            path = next.isEmpty() ? "" : "/api/articles?limit=7&cursor=" + next.getFirst();
        }
        paged.removeIf(slug -> slug.startsWith("acceptance-"));
        all.removeIf(slug -> slug.startsWith("acceptance-"));
        // One answer has at most a hundred.
        assertTrue(paged.size() >= all.size(), paged::toString);
        assertEquals(all, paged.subList(0, all.size()));
        assertTrue(all.size() >= 12, all::toString);
    }

    @Tag("pages")
    @Test
    void matchingEntityTagIsAnsweredNotModified() {
        String slug = slugs("/api/sections/science/articles").getFirst();
        String tag = publication
                .get("/api/articles/" + slug)
                .headers()
                .firstValue("etag")
                .orElseThrow();
        assertEquals(
                304,
                publication.get("/api/articles/" + slug, "if-none-match", tag).statusCode());
        String page = publication
                .await("/articles/" + slug, answer -> answer.statusCode() == 200)
                .headers()
                .firstValue("etag")
                .orElseThrow();
        assertEquals(
                304, publication.get("/articles/" + slug, "if-none-match", page).statusCode());
    }

    @Test
    void importingTheSameFolderAgainChangesNothing(@TempDir Path folder) throws Exception {
        for (int i = 1; i <= 5; i++) {
            Files.writeString(
                    folder.resolve("2020-01-0" + i + "-acceptance-import-" + i + ".md"),
                    DOCUMENT.formatted("Post " + i));
        }
        Files.writeString(folder.resolve("acceptance-bad.md"), "---\nsection: science\n---\nNo title.\n");
        String first = publication.importFolder(folder, 1, "--from", "folder");
        assertTrue(first.contains("5 published, 0 unchanged, 1 refused"), first);
        assertTrue(first.contains("title: is missing"), first);
        String second = publication.importFolder(folder, 1, "--from", "folder");
        assertTrue(second.contains("0 published, 5 unchanged, 1 refused"), second);
        page("/articles/acceptance-import-5", "Post 5");
    }

    /** The figure is printed rather than guarded tightly: the machine is shared. */
    @Tag("pages")
    @Test
    void aPublicationIsOnItsPageInAMoment() {
        List<Long> milliseconds = new ArrayList<>();
        for (int i = 0; i < PUBLICATIONS; i++) {
            String title = "Quick " + i;
            long start = System.nanoTime();
            publication.publish("acceptance-quick", DOCUMENT.formatted(title));
            publication.await(
                    "/articles/acceptance-quick", answer -> answer.body().contains(title));
            milliseconds.add((System.nanoTime() - start) / 1_000_000);
        }
        Collections.sort(milliseconds);
        long p95 = milliseconds.get(PUBLICATIONS * 95 / 100 - 1);
        System.out.printf(
                "From PUT to the page, %d publications: median %d ms, p95 %d ms, longest %d ms%n",
                PUBLICATIONS, milliseconds.get(PUBLICATIONS / 2 - 1), p95, milliseconds.getLast());
        assertTrue(p95 < 5_000, milliseconds::toString);
    }

    private Document page(String path, String title) {
        return Jsoup.parse(publication
                .await(path, answer -> {
                    var h1 = Jsoup.parse(answer.body()).selectFirst("h1");
                    return answer.statusCode() == 200 && h1 != null && h1.text().equals(title);
                })
                .body());
    }

    private List<String> slugs(String listing) {
        return new ArrayList<>(
                allMatches(publication.get(listing + "?limit=100").body(), "\"slug\":\"([a-z0-9-]+)\""));
    }

    private static String json(String body, String member) {
        return allMatches(body, "\"" + member + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").getFirst();
    }

    private static List<String> allMatches(String text, String pattern) {
        return java.util.regex.Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
