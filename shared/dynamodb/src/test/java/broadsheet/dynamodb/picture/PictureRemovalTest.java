package broadsheet.dynamodb.picture;

import static broadsheet.dynamodb.picture.PicturesFixture.HARBOUR;
import static broadsheet.dynamodb.picture.PicturesFixture.OTHER;
import static broadsheet.dynamodb.picture.PicturesFixture.SLUG;
import static broadsheet.dynamodb.picture.PicturesFixture.SMALL;
import static broadsheet.dynamodb.picture.PicturesFixture.WIDE;
import static broadsheet.dynamodb.picture.PicturesFixture.released;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Slug;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Clients;
import broadsheet.emulators.Dynoxide;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Which pictures have to go, and when. */
final class PictureRemovalTest {
    private final PicturesFixture store = new PicturesFixture();
    private final DynamoPictures pictures = store.pictures;

    @Test
    void pictureIsRemovedWithItsLastReference() {
        for (Slug article : List.of(SLUG, OTHER)) {
            store.publish(article);
            store.keep(article, HARBOUR, WIDE);
            store.keep(article, HARBOUR, WIDE);
        }
        store.takeDown(SLUG);
        assertEquals(released(Set.of(), Set.of(WIDE.hash())), pictures.release(SLUG));
        assertEquals(Map.of(), pictures.of(SLUG));
        assertFalse(store.mustGo(WIDE));
        store.takeDown(OTHER);
        pictures.release(OTHER);
        assertTrue(store.mustGo(WIDE));
        store.carryOut(WIDE);
        assertFalse(store.mustGo(WIDE));
    }

    @Test
    void pictureReplacedUnderItsNameIsRemoved() {
        store.publish(SLUG);
        store.keep(SLUG, HARBOUR, WIDE);
        store.keep(SLUG, HARBOUR, SMALL);
        store.takeDown(SLUG);
        assertEquals(released(Set.of(WIDE.hash(), SMALL.hash()), Set.of()), pictures.release(SLUG));
        assertTrue(store.mustGo(WIDE));
    }

    @Test
    void referenceWaitsForThePendingRemoval() throws Exception {
        store.publish(SLUG);
        store.keep(SLUG, HARBOUR, WIDE);
        store.takeDown(SLUG);
        pictures.release(SLUG);
        var refused = new CountDownLatch(2);
        DynamoDbClient client = Clients.of(
                Dynoxide.shared().endpoint(),
                DynamoDbClient.builder()
                        .overrideConfiguration(config -> config.addExecutionInterceptor(new ExecutionInterceptor() {
                            @Override
                            public void onExecutionFailure(
                                    Context.FailedExecution call, ExecutionAttributes attributes) {
                                refused.countDown();
                            }
                        })));
        var another = new DynamoPictures(new Table(client, store.table.name(), Consistency.STRONG));
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<Boolean> referenced = threads.submit(() -> another.reference(OTHER, WIDE.hash()));
            assertTrue(refused.await(10, TimeUnit.SECONDS), "the reference did not wait");
            assertFalse(referenced.isDone());
            store.carryOut(WIDE);
            assertTrue(referenced.get());
        }
        assertTrue(pictures.reference(SLUG, WIDE.hash()));
        pictures.completeDeletion(WIDE.hash(), 1);
        assertEquals(2, store.references(WIDE));
    }

    @Test
    void repeatedReleaseOnlyQueuesTheRemovalAgain() {
        store.publish(SLUG);
        store.keep(SLUG, HARBOUR, WIDE);
        store.takeDown(SLUG);
        pictures.release(SLUG);
        OptionalInt first = pictures.order(WIDE.hash());
        assertEquals(released(Set.of(WIDE.hash()), Set.of()), pictures.release(SLUG));
        assertEquals(0, store.references(WIDE));
        assertNotEquals(first, pictures.order(WIDE.hash()));
        store.carryOut(WIDE);
        assertEquals(Optional.empty(), store.image(WIDE));
        assertEquals(released(Set.of(WIDE.hash()), Set.of()), pictures.release(SLUG));
        assertTrue(store.mustGo(WIDE));
    }

    @Test
    void removalQueuedAgainDuringARemovalIsPending() {
        store.publish(SLUG);
        store.keep(SLUG, HARBOUR, WIDE);
        store.takeDown(SLUG);
        pictures.release(SLUG);
        int order = pictures.order(WIDE.hash()).orElseThrow();
        assertFalse(pictures.keep(SLUG, HARBOUR, WIDE));
        pictures.completeDeletion(WIDE.hash(), order);
        assertTrue(store.mustGo(WIDE));
        store.carryOut(WIDE);
        assertFalse(store.mustGo(WIDE));
    }

    @Test
    void pictureStoredAfterItsRemovalIsQueuedAgain() {
        losesItsClaim();
        assertFalse(pictures.keep(SLUG, HARBOUR, WIDE));
        assertTrue(store.mustGo(WIDE));
        assertEquals(Map.of(), pictures.of(SLUG));
    }

    @Test
    void pictureStoredTooLateIsKeptForItsReferences() {
        losesItsClaim();
        store.keep(OTHER, HARBOUR, WIDE);
        assertFalse(pictures.keep(SLUG, HARBOUR, WIDE));
        assertFalse(store.mustGo(WIDE));
        assertEquals(1, store.references(WIDE));
    }

    /** The article is taken down after it has referenced a picture, which goes before it is kept. */
    private void losesItsClaim() {
        store.publish(SLUG);
        assertTrue(pictures.reference(SLUG, WIDE.hash()));
        store.takeDown(SLUG);
        pictures.release(SLUG);
        store.carryOut(WIDE);
    }
}
