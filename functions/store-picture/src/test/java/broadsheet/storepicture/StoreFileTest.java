package broadsheet.storepicture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.FileFormat;
import broadsheet.article.MediaFile;
import broadsheet.article.PictureName;
import broadsheet.emulators.Events.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Files that are served as they were sent. */
final class StoreFileTest {
    private static final String ARTICLE = "how-a-tide-table-knows";
    private static final byte[] TALK = ("ID3\u0004" + "talk ".repeat(2_000)).getBytes(UTF_8);
    private static final String HASH = Photos.hash(TALK);

    private final PictureFixture fixture = new PictureFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void fileIsUploadedToS3AndServedAsItWasSent() {
        String event = announcing("talk.mp3", TALK, "audio/mpeg");
        Answer invited = fixture.send(event);
        assertEquals(202, invited.status(), invited::body);
        assertEquals(200, fixture.upload(invited, TALK));
        assertEquals(Map.of(), fixture.pictures(ARTICLE));

        Answer kept = fixture.send(event);
        assertEquals(201, kept.status(), () -> kept.json() + fixture.context().log());
        assertEquals("talk.mp3", kept.at("name"));
        assertEquals("/images/" + HASH + "/file.mp3", kept.at("url"));
        assertEquals("audio/mpeg", kept.at("type"));
        assertEquals(TALK.length, kept.at("bytes"));
        assertEquals(
                Map.of(new PictureName("talk.mp3"), new MediaFile(HASH, FileFormat.MP3, TALK.length)),
                fixture.pictures(ARTICLE));
        var object = fixture.pages.get(key("file.mp3"));
        assertTrue(Arrays.equals(TALK, object.asByteArray()));
        assertEquals("audio/mpeg", object.response().contentType());
        assertEquals("public, max-age=31536000, immutable", object.response().cacheControl());
        assertEquals(null, object.response().contentDisposition());
        assertEquals(Set.of(key("file.mp3"), key("file.json")), fixture.pages.keys());
        assertEquals(Set.of(), fixture.uploads());

        Answer again = fixture.send(event);
        assertEquals(200, again.status());
        assertEquals(kept.body(), again.body());
    }

    @Test
    void documentIsSavedAndNotOpenedByBrowsers() {
        store("report.pdf", "%PDF-1.7 and so on", "application/pdf", 201);
        var object = fixture.pages.get("images/" + hash("%PDF-1.7 and so on") + "/file.pdf");
        assertEquals("attachment", object.response().contentDisposition());
        store("ships.csv", "year,ships\n2026,7\n", "text/csv", 201);
        var table = fixture.pages.get("images/" + hash("year,ships\n2026,7\n") + "/file.csv");
        assertEquals("text/csv; charset=utf-8", table.response().contentType());
        assertEquals("attachment", table.response().contentDisposition());
    }

    @Test
    void fileOfAnotherFormatIsRefusedAndDiscarded() {
        for (var format : Map.of(
                        "a.mp3", "audio/mpeg",
                        "a.mp4", "video/mp4",
                        "a.webm", "video/webm",
                        "a.pdf", "application/pdf",
                        "a.zip", "application/zip",
                        "a.vtt", "text/vtt")
                .entrySet()) {
            String page = "<!doctype html><script>alert(1)</script>" + format.getKey();
            Answer refused = store(format.getKey(), page, format.getValue(), 422);
            assertEquals(List.of("is not " + format.getValue()), refused.at("errors.*.detail"));
        }
        store("a.vtt", "WEBVTT\n\n00:01,000 --> 00:02,000\nA comma.\n", "text/vtt", 422);
        store("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nA point.\n", "text/vtt", 201);
        assertEquals(1, fixture.pictures(ARTICLE).size());
        assertEquals(Set.of(), fixture.uploads());
    }

    @Test
    void bytesThatS3DidNotCompareWithTheirHashAreNotTaken() {
        fixture.leave(HASH, TALK);
        assertEquals(
                202, fixture.send(announcing("talk.mp3", TALK, "audio/mpeg")).status());
        assertEquals(Set.of(), fixture.pages.keys());
    }

    @Test
    void nameAndTypeHaveToAgree() {
        Answer refused = fixture.send(announcing("talk.jpg", TALK, "audio/mpeg"));
        assertEquals(422, refused.status());
        assertEquals(List.of("\"talk.jpg\" does not end in .mp3"), refused.at("errors.*.detail"));
        assertEquals(
                422, fixture.send(announcing("talk.html", TALK, "text/html")).status());
        assertEquals(
                422, fixture.send(announcing("talk.svg", TALK, "image/svg+xml")).status());
    }

    @Test
    void bytesThatTheSiteHasInOneFormatAreNotTakenInAnother() {
        String film = "\0\0\0 ftypisom and so on";
        store("film.mp4", film, "video/mp4", 201);
        Answer refused = fixture.send(announcing("film.m4a", film.getBytes(UTF_8), "audio/mp4"));
        assertEquals(422, refused.status());
        assertEquals(List.of("is not video/mp4, as which the site has these bytes"), refused.at("errors.*.detail"));
    }

    @Test
    void fileOfFiveHundredMebibytesIsInvitedAndNotOneByteMore() {
        long most = 500L * 1024 * 1024;
        assertEquals(
                202, fixture.send(announcing("a.mp4", HASH, most, "video/mp4")).status());
        assertEquals(
                413,
                fixture.send(announcing("a.mp4", HASH, most + 1, "video/mp4")).status());
        assertEquals(
                413,
                fixture.send(announcing("a.vtt", HASH, 1024 * 1024 + 1, "text/vtt"))
                        .status());
    }

    @Test
    void takedownTakesTheFileAndAnotherArticleMaySendItAgain() {
        store("talk.mp3", new String(TALK, UTF_8), "audio/mpeg", 201);
        fixture.takeDown(ARTICLE);
        assertEquals(Map.of(), fixture.pictures(ARTICLE));
        assertEquals(
                409, fixture.send(announcing("talk.mp3", TALK, "audio/mpeg")).status());
        fixture.carryOut(HASH);
        assertEquals(
                202, fixture.send(announcing("talk.mp3", TALK, "audio/mpeg")).status());
    }

    @Test
    void callThatEndsBeforeTheRecordIsFinishedByTheNextOne() {
        String event = announcing("talk.mp3", TALK, "audio/mpeg");
        fixture.upload(fixture.send(event), TALK);
        var dying = fixture.with(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof PutObjectRequest) {
                    throw new IllegalStateException("ended");
                }
            }
        });
        assertEquals(500, fixture.send(dying, event).status());
        assertEquals(Set.of(key("file.mp3")), fixture.pages.keys());
        assertEquals(201, fixture.send(event).status());
        assertEquals(Set.of(key("file.mp3"), key("file.json")), fixture.pages.keys());
    }

    private Answer store(String name, String text, String type, int status) {
        byte[] file = text.getBytes(UTF_8);
        String event = announcing(name, file, type);
        Answer invited = fixture.send(event);
        assertEquals(202, invited.status(), invited::body);
        assertEquals(200, fixture.upload(invited, file));
        Answer answer = fixture.send(event);
        assertEquals(
                status, answer.status(), () -> answer.json() + fixture.context().log());
        return answer;
    }

    private static String announcing(String name, byte[] file, String type) {
        return announcing(name, Photos.hash(file), file.length, type);
    }

    private static String announcing(String name, String hash, long bytes, String type) {
        return PictureFixture.announcing(hash, bytes, type)
                .replace("\"name\": \"photos/harbour.jpg\"", "\"name\": \"" + name + "\"");
    }

    private static String hash(String text) {
        return Photos.hash(text.getBytes(UTF_8));
    }

    private static String key(String name) {
        return "images/" + HASH + "/" + name;
    }
}
