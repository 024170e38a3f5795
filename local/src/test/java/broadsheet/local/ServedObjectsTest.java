package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects of the bucket, as the distribution serves them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class ServedObjectsTest {
    private final Instance instance;

    ServedObjectsTest(@TempDir Path data) {
        instance = Instance.start(data);
    }

    @AfterAll
    void close() {
        instance.close();
    }

    @Test
    void theBucketIsTheOneThatTheDistributionServes() {
        assertEquals("pages", instance.system().bucket());
        try (S3Client s3 = instance.s3()) {
            assertEquals(
                    List.of("pages", "uploads"),
                    s3.listBuckets().buckets().stream()
                            .map(bucket -> bucket.name())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void objectsAreFoundByTheDecodedPath() throws Exception {
        put("a b/ü", "text/plain", "decoded");
        put("sections/", "text/html", "a slash at the end");
        put("index.html", "text/html", "home page");
        assertEquals("decoded", instance.get("/a%20b/%C3%BC").body());
        assertEquals("a slash at the end", instance.get("/sections/").body());
        assertEquals("home page", instance.get("/").body());
        assertEquals(404, instance.get("/a%2520b/%C3%BC").statusCode());
        assertEquals(404, instance.get("/sections").statusCode());
    }

    @Test
    void anUnchangedObjectIsNotSentAgain() throws Exception {
        put("unchanged", "text/plain", "same");
        String etag = header(instance.get("/unchanged"), "etag");
        for (String known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            var answer = instance.send("GET", "/unchanged", "", "if-none-match", known);
            assertEquals(304, answer.statusCode());
            assertEquals(etag, header(answer, "etag"));
        }
        assertEquals(
                200,
                instance.send("GET", "/unchanged", "", "if-none-match", "\"o\"").statusCode());
    }

    @Test
    void textIsCompressedForThoseWhoTakeIt() throws Exception {
        String text = "long text ".repeat(1_000);
        put("long", "text/html; charset=utf-8", text);
        put("short", "text/html", "short");
        put("picture", "image/png", text);
        var answer = instance.send("GET", "/long", "", "accept-encoding", "br, gzip");
        assertEquals("gzip", header(answer, "content-encoding"));
        assertTrue(header(answer, "etag").startsWith("W/\""));
        var unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()));
        assertEquals(text, new String(unzipped.readAllBytes(), StandardCharsets.UTF_8));
        for (String path : List.of("/short", "/picture")) {
            var plain = instance.send("GET", path, "", "accept-encoding", "gzip");
            assertEquals("", header(plain, "content-encoding"));
        }
        assertEquals(text, instance.get("/long").body());
    }

    @Test
    void rangeOfBytesIsSentAloneSoThatAPlayerCanSeek() throws Exception {
        put("film", "video/mp4", "0123456789");
        String etag = header(instance.get("/film"), "etag");
        assertEquals("bytes", header(instance.get("/film"), "accept-ranges"));
        for (List<String> part : List.of(
                List.of("bytes=2-4", "234", "bytes 2-4/10"),
                List.of("bytes=7-", "789", "bytes 7-9/10"),
                List.of("bytes=-2", "89", "bytes 8-9/10"),
                List.of("bytes=8-99", "89", "bytes 8-9/10"))) {
            var answer = instance.send("GET", "/film", "", "range", part.getFirst(), "if-range", etag);
            assertEquals(206, answer.statusCode(), part.toString());
            assertEquals(part.get(1), new String(answer.body(), StandardCharsets.UTF_8));
            assertEquals(part.get(2), header(answer, "content-range"));
            assertEquals("video/mp4", header(answer, "content-type"));
        }
        var beyond = instance.send("GET", "/film", "", "range", "bytes=10-");
        assertEquals(416, beyond.statusCode());
        assertEquals("bytes */10", header(beyond, "content-range"));
        for (String none : List.of("bytes=1-2,4-5", "pages=1-2", "bytes=", "bytes=-")) {
            assertEquals(200, instance.send("GET", "/film", "", "range", none).statusCode(), none);
        }
        var changed = instance.send("GET", "/film", "", "range", "bytes=2-4", "if-range", "\"other\"");
        assertEquals(200, changed.statusCode());
        assertEquals(10, changed.body().length);
    }

    @Test
    void headIsGetWithoutTheBody() throws Exception {
        put("head", "text/plain", "12345");
        var answer = instance.send("HEAD", "/head", "");
        assertEquals(200, answer.statusCode());
        assertEquals("5", header(answer, "content-length"));
        assertEquals(0, answer.body().length);
    }

    private void put(String key, String type, String text) {
        try (S3Client s3 = instance.s3()) {
            s3.putObject(put -> put.bucket("pages").key(key).contentType(type), RequestBody.fromString(text));
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
