package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Pictures;
import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.Tasks;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of articles that were taken down. */
@Tag("slow")
final class UnreferencedPicturesTest {
    private static final String HASH = "5c1d".repeat(16);
    private static final String EVENT = Events.read("render-pages/ok-picture-gone");
    private static final String PILOT = "the-price-of-a-harbour-pilot";
    private static final Slug OTHER = new Slug("how-a-tide-table-knows");
    private static final List<String> OBJECTS = List.of("320.avif", "320.webp", "640.avif", "640.webp", "picture.json");

    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = SeededSite.filled();
    private final Tasks tasks = new Tasks();
    private final Pictures pictures = archive.pictures();
    private final RenderPages function = new RenderPages(SeededSite.CLOCK);

    @AfterEach
    void close() {
        archive.close();
        bucket.close();
        tasks.close();
    }

    @Test
    void unreferencedPictureIsRemovedInEveryWidth() {
        send(new Slug(PILOT));
        bucket.put("images/" + "0".repeat(64) + "/picture.json", "{}");
        archive.takeDown(PILOT);
        for (int i = 0; i < 2; i++) {
            assertEquals(NO_FAILURES, render());
            assertEquals(Set.of("images/" + "0".repeat(64) + "/picture.json"), bucket.keys());
            assertEquals(OptionalInt.empty(), pictures.order(HASH));
        }
    }

    @Test
    void aPictureOfAnotherArticleStays() {
        send(new Slug(PILOT));
        send(OTHER);
        archive.takeDown(PILOT);
        assertEquals(NO_FAILURES, render());
        assertEquals(objects(), bucket.keys());
    }

    @Test
    void whereTheBucketFailsThePictureIsStillToGo() {
        send(new Slug(PILOT));
        archive.takeDown(PILOT);
        bucket.lose();
        assertTrue(render().contains(Events.at(EVENT, "Records.0.dynamodb.SequenceNumber") + ""));
        assertTrue(pictures.order(HASH).isPresent());
    }

    /** StorePicture references a picture, checks whether its files exist, and makes them if not, at any moment of the removal. */
    @Test
    void pictureReferencedDuringItsRemovalIsKept() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 30; round++) {
                send(new Slug(PILOT));
                archive.takeDown(PILOT);
                var other = new Slug("another-" + round);
                List<Callable<Object>> calls = List.of(this::render, () -> send(other));
                for (Future<Object> call : threads.invokeAll(calls)) {
                    call.get();
                }
                render();
                assertEquals(objects(), bucket.keys(), "round " + round);
                archive.publishDocument(
                        other.value(), "---\ntitle: A title\nsection: science\ndate: 2026-03-10\n---\n\nText.\n");
                archive.takeDown(other.value());
                assertEquals(NO_FAILURES, render());
                assertEquals(Set.of(), bucket.keys(), "round " + round);
            }
        }
    }

    private static Set<String> objects() {
        return OBJECTS.stream().map(UnreferencedPicturesTest::key).collect(Collectors.toSet());
    }

    private static String key(String object) {
        return "images/" + HASH + "/" + object;
    }

    /** Does what store-picture does; the record of the picture comes last. */
    private boolean send(Slug article) {
        assertTrue(pictures.reference(article, HASH));
        if (!bucket.keys().contains(key("picture.json"))) {
            OBJECTS.forEach(object -> bucket.put(key(object), object));
        }
        return true;
    }

    private String render() {
        return Events.run(function, EVENT, new TestContext());
    }
}
