package broadsheet.emulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Rendering pages rests on S3's conditional writes: whatever plays S3 here has to have them. */
@Tag("slow")
final class MinistackTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 50;

    private final S3Client s3 = Ministack.shared().s3();
    private final String bucket = Buckets.create(s3);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.close();
        s3.close();
    }

    @Test
    void keepsObjectsOverARestartEvenWhereAKeyEndsWithASlash(@TempDir Path folder) {
        int port = LoopbackPort.free();
        try (Ministack ministack = Ministack.persistent(folder, port);
                S3Client client = ministack.s3()) {
            client.createBucket(create -> create.bucket("kept"));
            for (String key : List.of("sections/science/", "sections/science/feed.xml")) {
                client.putObject(
                        put -> put.bucket("kept").key(key).contentType("text/html"), RequestBody.fromString(key));
            }
        }
        try (Ministack ministack = Ministack.persistent(folder, port);
                S3Client client = ministack.s3()) {
            for (String key : List.of("sections/science/", "sections/science/feed.xml")) {
                var object = client.getObjectAsBytes(get -> get.bucket("kept").key(key));
                assertEquals(key, object.asUtf8String());
                assertEquals("text/html", object.response().contentType());
            }
        }
    }

    @Test
    void oneOfSeveralWritersWithTheSameEtagWins() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = "if-match-" + round;
            String etag = s3.putObject(put -> put.bucket(bucket).key(key), body("first"))
                    .eTag();
            List<String> winners = winners(
                    content -> s3.putObject(put -> put.bucket(bucket).key(key).ifMatch(etag), body(content)));
            assertEquals(List.of(read(key)), winners, key);
        }
    }

    @Test
    void oneOfSeveralWritersOfANewObjectWins() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = "if-none-match-" + round;
            List<String> winners = winners(
                    content -> s3.putObject(put -> put.bucket(bucket).key(key).ifNoneMatch("*"), body(content)));
            assertEquals(List.of(read(key)), winners, key);
        }
    }

    @Test
    void deletesOnlyTheObjectThatWasRead() {
        String stale =
                s3.putObject(put -> put.bucket(bucket).key("page"), body("one")).eTag();
        String current =
                s3.putObject(put -> put.bucket(bucket).key("page"), body("two")).eTag();
        var refused = assertThrows(
                S3Exception.class,
                () -> s3.deleteObject(
                        delete -> delete.bucket(bucket).key("page").ifMatch(stale)));
        assertEquals(412, refused.statusCode());
        assertEquals("two", read("page"));

        s3.deleteObject(delete -> delete.bucket(bucket).key("page").ifMatch(current));
        assertThrows(NoSuchKeyException.class, () -> read("page"));
    }

    /**
     * Lets all writers write at once, each its own content, and gives the contents of those not
     * refused.
     */
    private List<String> winners(Consumer<String> write) throws Exception {
        List<Callable<List<String>>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String content = "writer " + writer;
            writers.add(() -> {
                try {
                    write.accept(content);
                    return List.of(content);
                } catch (S3Exception e) {
                    // 409: S3's answer to a write that another one overtook.
                    assertEquals(true, List.of(409, 412).contains(e.statusCode()), e::getMessage);
                    return List.of();
                }
            });
        }
        List<String> winners = new ArrayList<>();
        for (Future<List<String>> outcome : threads.invokeAll(writers)) {
            winners.addAll(outcome.get());
        }
        return winners;
    }

    private String read(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
    }

    private static RequestBody body(String content) {
        return RequestBody.fromString(content);
    }
}
