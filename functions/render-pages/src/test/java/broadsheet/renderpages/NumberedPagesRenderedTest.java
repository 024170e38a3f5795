package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import broadsheet.fixtures.Tasks;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

/** A listing that grows, from its first numbered page to pages that are cut anew, and that shrinks again. */
class NumberedPagesRenderedTest {
    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite site = new SeededSite();
    private final TableStream stream = site.stream();
    private final Tasks tasks = new Tasks();
    private final TestContext context = new TestContext();
    private final RenderPages function = new RenderPages(SeededSite.CLOCK);
    private final WholeBucket whole = new WholeBucket(site, bucket, 100);

    @AfterEach
    void close() {
        tasks.close();
        stream.close();
        site.close();
        bucket.close();
    }

    @Test
    @Tag("slow")
    void bucketFollowsTheBoundariesAndNewerArticlesRewriteNoPage() {
        site.publishSite(Events.read("publish-article/200-site"));
        site.coverages().cover("a-launch", "---\ntitle: A launch\nsection: science\n---\n");
        publish(0, 51, 1);
        deliver();
        assertEquals("/tags/tides/1/", older());
        assertFalse(bucket.keys().contains("tags/tides/2/"));
        publish(51, 102, 1);
        deliver();
        assertEquals("/tags/tides/2/", older());
        Map<String, Integer> before = bucket.writes();
        publish(102, 110, 1);
        deliver();
        assertEquals(before.get("tags/tides/1/"), bucket.writes().get("tags/tides/1/"));
        assertEquals(before.get("tags/tides/2/"), bucket.writes().get("tags/tides/2/"));
        // Into the first page, until it is too large.
        publish(200, 255, 0);
        deliver();
        assertEquals("/tags/tides/3/", older());
        assertEquals(50, entries("tags/tides/1/"));
        IntStream.range(0, 102).forEach(i -> site.withdraw("article-" + i));
        deliver();
        whole.assertIsWhatRenderingAfreshGives("the withdrawals");
        assertTrue(bucket.keys().contains("tags/tides/1/"));
        IntStream.range(102, 255).forEach(i -> site.withdraw("article-" + i));
        deliver();
        assertFalse(bucket.keys().stream().anyMatch(key -> key.startsWith("tags/")));
        assertEquals(List.of(), context.log());
    }

    @Test
    void bulkPublicationsAreDividedAndRenderedFromTheQueue() {
        site.publishSite(Events.read("publish-article/200-site"));
        site.coverages().cover("a-launch", "---\ntitle: A launch\nsection: science\n---\n");
        deliver();
        IntStream.range(0, 102)
                .forEach(i -> site.documents()
                        .publishFor(
                                SeededSite.CLOCK.instant().minusSeconds(i),
                                "article-" + i,
                                "---\ntitle: Title %d\nsection: science\ntags: [tides]\n---\nText.".formatted(i),
                                true,
                                SeededSite.CLOCK.instant()));
        deliverStream();
        assertFalse(bucket.keys().contains("tags/tides/"));
        doTasks();
        assertEquals("/tags/tides/2/", older());
        assertEquals(50, entries("tags/tides/2/"));
        deliver();
        assertEquals("/tags/tides/2/", older());
        whole.assertIsWhatRenderingAfreshGives("the bulk publications");
        assertEquals(List.of(), context.log());
    }

    /** Publishes articles of a year in the order of their numbers. */
    private void publish(int from, int to, int year) {
        for (int i = from; i < to; i++) {
            site.publishDocument(
                    "article-" + i,
                    "---\ntitle: Title %d\nsection: science\ntags: [tides]\ndate: 202%d-01-01T%02d:%02d:00Z\n---\nText."
                            .formatted(i, year, i / 60, i % 60));
        }
    }

    /** Delivers the stream in batches, with the records of what the function itself writes, and does the queue's tasks. */
    private void deliver() {
        for (List<Record> records = stream.next(); !records.isEmpty(); records = stream.next()) {
            assertEquals(NO_FAILURES, Events.run(function, TableStream.event(records), context));
            doTasks();
        }
    }

    /** Delivers the stream until it is empty, and does no task. */
    private void deliverStream() {
        for (List<Record> records = stream.next(); !records.isEmpty(); records = stream.next()) {
            assertEquals(NO_FAILURES, Events.run(function, TableStream.event(records), context));
        }
    }

    private void doTasks() {
        for (List<Message> some = tasks.next(); !some.isEmpty(); some = tasks.next()) {
            assertEquals(NO_FAILURES, Events.run(function, Tasks.event(some), context));
        }
    }

    private String older() {
        return bucket.text("tags/tides/").replaceFirst("(?s).*<a rel=\"prev\" href=\"([^\"]+)\">.*", "$1");
    }

    private int entries(String key) {
        return bucket.text(key).split("<article ", -1).length - 1;
    }
}
