package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What programs do with the site, by HTTP alone: every function that has a route does there what it is for. It holds of the
 * local system as of SAM's ({@code make sam-api}), so nothing here waits for what follows a change by itself.
 */
@Tag("api")
class ApiTest {
    private static final String JSON = "application/json";
    private static final String MARKDOWN = "text/markdown; charset=utf-8";

    private static final String DOCUMENT = """
        ---
        title: %s
        section: science
        date: 2020-02-02
        tags: [acceptance]
        ---
        What it says.
        """;

    private final Publication publication = Publication.get();
    private final String slug = "acceptance-" + UUID.randomUUID();

    @Test
    void anArticleIsPublishedReadAndWithdrawn() {
        publish("As it was");
        HttpResponse<String> read = publication.get("/api/articles/" + slug);
        assertEquals("As it was", json(read).path("title").asString());
        String tag = read.headers().firstValue("etag").orElseThrow();
        assertEquals(
                304,
                publication.get("/api/articles/" + slug, "if-none-match", tag).statusCode());

        assertEquals(
                200,
                publication
                        .publish(slug, DOCUMENT.formatted("As it is"), "if-match", "\"1\"")
                        .statusCode());
        assertEquals(204, publication.withdraw(slug).statusCode());
        assertEquals(410, publication.get("/api/articles/" + slug).statusCode());
    }

    @Test
    void anArticleIsListedWhereItBelongs() {
        publish("Listed");
        for (String listing :
                new String[] {"/api/articles", "/api/sections/science/articles", "/api/tags/acceptance/articles"}) {
            String path = listing + "?limit=100";
            assertTrue(publication.get(path).body().contains(slug), path);
        }
    }

    @Test
    void editorsReadEarlierRevisions() {
        publish("First");
        publication.publish(slug, DOCUMENT.formatted("Second"));
        String revisions = "/api/articles/" + slug + "/revisions";
        assertEquals(
                2,
                json(call(publication.token(), "GET", revisions, ""))
                        .path("revisions")
                        .size());
        JsonNode first = json(call(publication.token(), "GET", revisions + "/1", ""));
        assertEquals(DOCUMENT.formatted("First"), first.path("document").asString());
    }

    @Test
    void aDocumentWithErrorsIsRefusedWithAllOfThem() {
        HttpResponse<String> refused = publication.publish(slug, "---\nsection: sports\ndate: soon\n---\nText.\n");
        assertEquals(422, refused.statusCode());
        assertEquals(3, json(refused).path("errors").size(), refused.body());
    }

    @Test
    void missingOrInsufficientTokenIsRefused() {
        HttpRequest.Builder anonymous = request("/api/articles/" + slug)
                .PUT(BodyPublishers.ofString(DOCUMENT))
                .header("content-type", MARKDOWN);
        assertEquals(401, publication.send(anonymous.copy()).statusCode());
        assertEquals(
                401,
                publication
                        .send(anonymous.copy().header("authorization", "Bearer no.token.atall"))
                        .statusCode());
        String reader = "Bearer " + publication.readersToken();
        assertEquals(
                403,
                publication
                        .send(anonymous.copy().header("authorization", reader))
                        .statusCode());
    }

    @Test
    void pictureIsUploadedToThePresignedAddressAndStored() throws Exception {
        publish("Illustrated");
        byte[] picture = Files.readAllBytes(Publication.ROOT.resolve("events/store-picture/harbour.jpg"));
        String path = "/api/articles/" + slug + "/pictures/photos/harbour.jpg";
        String announced = """
            {"sha256": "420aea9cbe889c9ee64497ac5a53e92c25c5ee89478a2c6fb5ae26133d2416f2", "bytes": 14195,
             "type": "image/jpeg"}
            """;
        HttpResponse<String> answer = call(publication.token(), "PUT", path, announced);
        if (answer.statusCode() == 202) {
            assertEquals(
                    200,
                    publication.upload(json(answer).path("upload"), picture).statusCode());
            answer = call(publication.token(), "PUT", path, announced);
            assertEquals(201, answer.statusCode(), answer::body);
        }
        assertEquals(200, call(publication.token(), "PUT", path, announced).statusCode());
    }

    @Test
    void aCommentOfASignedInReaderIsReadAtOnce() {
        publish("Discussed");
        String comments = "/api/articles/" + slug + "/comments";
        HttpResponse<String> posted = call(publication.readersToken(), "POST", comments, "{\"text\": \"It is so.\"}");
        assertEquals(201, posted.statusCode(), posted::body);
        assertEquals(
                "It is so.",
                json(publication.get(comments))
                        .path("comments")
                        .path(0)
                        .path("text")
                        .asString());
        String reports = comments + "/1/reports";
        assertEquals(
                204,
                call(publication.readersToken(), "POST", reports, "{\"reason\": \"It is not.\"}")
                        .statusCode());
        assertEquals(
                204, call(publication.token(), "DELETE", comments + "/1", "").statusCode());
        assertTrue(json(publication.get(comments)).path("comments").isEmpty());
    }

    @Test
    void anonymousCommentIsHeldAndReadableByItsAuthor() {
        publish("Discussed by strangers");
        HttpResponse<String> posted = publication.send(request("/api/articles/" + slug + "/anonymous-comments")
                .header("content-type", JSON)
                .POST(BodyPublishers.ofString("{\"text\": \"Is it so?\", \"name\": \"A Pilot\"}")));
        assertEquals(202, posted.statusCode(), posted::body);
        String id = json(posted).path("id").asString();
        HttpResponse<String> own =
                publication.get("/api/articles/" + slug + "/held-comments", "cookie", cookie(posted));
        assertEquals(id, json(own).path("comments").path(0).path("id").asString(), own::body);

        assertTrue(Comments.queue().stream()
                .anyMatch(held -> held.path("id").asString().equals(id)));
        String approval = "/api/held-comments/" + id + "/approval";
        assertEquals(
                401,
                publication
                        .send(request(approval).POST(BodyPublishers.noBody()))
                        .statusCode());
        HttpResponse<String> approved = call(publication.token(), "POST", approval, "{\"version\": 1}");
        assertEquals("published", json(approved).path("status").asString(), approved::body);
    }

    @Test
    void strangersRateAndTakeTheirRatingBack() {
        publish("Rated");
        String rating = "/api/articles/" + slug + "/anonymous-rating";
        HttpResponse<String> rated = publication.send(
                request(rating).header("content-type", JSON).PUT(BodyPublishers.ofString("{\"stars\": 4}")));
        assertEquals(200, rated.statusCode(), rated::body);
        HttpResponse<String> own = publication.get(rating, "cookie", cookie(rated));
        assertEquals(4, json(own).path("stars").asInt(), own::body);
        HttpResponse<String> removed =
                publication.send(request(rating).header("cookie", cookie(rated)).DELETE());
        assertEquals(0, json(removed).path("count").asInt(), removed::body);
        assertEquals(
                200,
                call(publication.token(), "GET", "/api/articles/" + slug + "/chart", "")
                        .statusCode());
    }

    @Test
    void readerExportsTheirDataUntilErasure() {
        publish("Commented");
        String reader = publication.readersToken();
        assertEquals(
                201,
                call(reader, "POST", "/api/articles/" + slug + "/comments", "{\"text\": \"Mine.\"}")
                        .statusCode());
        assertTrue(call(reader, "GET", "/api/readers/me", "").body().contains("Mine."));
        assertEquals(204, call(reader, "DELETE", "/api/readers/me", "").statusCode());
        assertFalse(call(reader, "GET", "/api/readers/me", "").body().contains("Mine."));
    }

    @Test
    void aLiveCoverageIsOpenedPostedToAndRead() {
        var desk = new Newsdesk(publication, publication.token(), slug);
        assertEquals(
                201,
                desk.write(Newsdesk.front("Covered", "science", "") + "---\n").statusCode());
        String id = desk.post("It begins");
        HttpResponse<String> update = call(publication.token(), "GET", "/api/live/" + slug + "/updates/" + id, "");
        assertTrue(json(update).path("document").asString().contains("It begins"), update::body);
        desk.withdraw(id);
        assertTrue(call(publication.token(), "GET", "/api/live", "").body().contains(slug));
    }

    @Test
    void everythingIsRenderedAgainAtAnEditorsWish() {
        String rendering = "/api/rendering";
        HttpResponse<String> started = call(publication.token(), "POST", rendering, "");
        assertEquals(202, started.statusCode(), started::body);
        assertEquals(
                json(started).path("id"),
                json(call(publication.token(), "GET", rendering, "")).path("id"));
        assertEquals(204, call(publication.token(), "DELETE", rendering, "").statusCode());
    }

    @Test
    void unknownPageIsNotFoundAndLostSlashRedirected() {
        publish("A page of its own");
        HttpResponse<String> page = publication.await("/articles/" + slug, answer -> answer.statusCode() == 200);
        assertTrue(page.body().contains("A page of its own"));
        assertEquals(404, publication.get("/articles/" + slug + "-not").statusCode());
        HttpResponse<String> moved = publication.get("/sections/science");
        assertEquals(
                "/sections/science/", moved.headers().firstValue("location").orElseThrow());
    }

    @Test
    void sessionNamesTheSignedInReader() {
        assertFalse(json(publication.get("/api/session")).path("signedIn").asBoolean());
        HttpResponse<String> session =
                publication.get("/api/session", "cookie", "__Host-session=" + publication.readersToken());
        assertTrue(json(session).path("signedIn").asBoolean(), session::body);
        HttpResponse<String> start = publication.get("/api/session/start");
        assertEquals(302, start.statusCode());
        assertTrue(start.headers().firstValue("location").orElseThrow().contains("code_challenge="));
    }

    private void publish(String title) {
        HttpResponse<String> answer = publication.publish(slug, DOCUMENT.formatted(title));
        assertEquals(201, answer.statusCode(), answer::body);
    }

    private HttpResponse<String> call(String token, String method, String path, String body) {
        return Comments.api(token, method, path, body);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(publication.site().resolve(path));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The cookies that an answer set, as they are sent back. */
    private static String cookie(HttpResponse<String> answer) {
        return String.join(
                "; ",
                answer.headers().allValues("set-cookie").stream()
                        .flatMap(cookie -> Stream.of(cookie.split(";", 2)).limit(1))
                        .toList());
    }
}
