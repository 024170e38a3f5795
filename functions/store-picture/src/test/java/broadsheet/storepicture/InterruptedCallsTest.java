package broadsheet.storepicture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Attachment;
import broadsheet.emulators.Events.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Interrupted and concurrent calls. */
@Tag("slow")
final class InterruptedCallsTest {
    private static final String ARTICLE = "how-a-tide-table-knows";
    private static final byte[] HARBOUR = PictureFixture.harbour();
    private static final String HASH = Photos.hash(HARBOUR);
    private static final String EVENT = PictureFixture.announcing(HARBOUR);

    /** Three widths in each format, and the record of them. */
    private static final int WRITES = Avif.encoder().isPresent() ? 7 : 4;

    private final PictureFixture fixture = new PictureFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void nextCallCompletesOneInterruptedBetweenWrites() {
        for (int done = 0; done < WRITES; done++) {
            byte[] file = Photos.file(Photos.quartered(700, 400 + done), "jpg");
            String hash = Photos.hash(file);
            String event = PictureFixture.announcing(file);
            int before = fixture.pages.keys().size();
            var pictures = fixture.pictures(ARTICLE);
            fixture.leave(hash, file);

            assertEquals(
                    500, fixture.send(fixture.with(dyingAfterPuts(done)), event).status());
            assertEquals(before + done, fixture.pages.keys().size());
            assertEquals(Set.of(hash), fixture.uploads());
            assertEquals(pictures, fixture.pictures(ARTICLE));

            assertEquals(201, fixture.send(event).status(), "after " + done + " writes");
            assertEquals(before + WRITES, fixture.pages.keys().size());
            assertEquals(Set.of(), fixture.uploads());
            assertEquals(
                    Set.of(hash),
                    fixture.pictures(ARTICLE).values().stream()
                            .map(Attachment::hash)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void aCallThatEndsBeforeItTidiesUpHasKeptThePicture() {
        fixture.leave(HASH, HARBOUR);
        StorePicture dying = fixture.with(on(DeleteObjectRequest.class, () -> {
            throw new IllegalStateException("ended");
        }));
        assertEquals(500, fixture.send(dying, EVENT).status());
        assertEquals(1, fixture.pictures(ARTICLE).size());
        assertEquals(200, fixture.send(EVENT).status());
    }

    @Test
    void callsAtOnceAllKeepTheOnePicture() throws Exception {
        fixture.leave(HASH, HARBOUR);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var own = new StorePicture();
            calls.add(() -> fixture.send(own, EVENT));
        }
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                int status = answer.get().status();
                assertTrue(
                        status == 201 || status == 200,
                        status + " " + fixture.context().log());
            }
        }
        assertEquals(WRITES, fixture.pages.keys().size());
        assertEquals(Set.of(), fixture.uploads());
        assertEquals(1, fixture.pictures(ARTICLE).size());
    }

    @Test
    void uploadConsumedByConcurrentCallIsNotRequestedAgain() {
        fixture.leave(HASH, HARBOUR);
        var reads = new AtomicInteger();
        StorePicture slow = fixture.with(on(GetObjectRequest.class, () -> {
            // The first read is of the picture's record; the second, of the upload, comes too late.
            if (reads.incrementAndGet() == 2) {
                assertEquals(201, fixture.send(EVENT).status());
            }
        }));
        assertEquals(200, fixture.send(slow, EVENT).status());
        assertEquals(3, reads.get());
    }

    private static ExecutionInterceptor dyingAfterPuts(int allowed) {
        var puts = new AtomicInteger();
        return on(PutObjectRequest.class, () -> {
            if (puts.getAndIncrement() >= allowed) {
                throw new IllegalStateException("ended");
            }
        });
    }

    private static ExecutionInterceptor on(Class<? extends SdkRequest> request, Runnable action) {
        return new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (request.isInstance(context.request())) {
                    action.run();
                }
            }
        };
    }
}
