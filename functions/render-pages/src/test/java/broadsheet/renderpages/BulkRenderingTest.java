package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static broadsheet.renderpages.RenderPagesFixture.TIDE;
import static broadsheet.renderpages.RenderPagesFixture.event;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.Tasks;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** Changes in bulk go through the queue of tasks. */
final class BulkRenderingTest {
    private static final String POISON =
            "{\"SequenceNumber\":\"9\",\"Keys\":{\"pk\":{\"S\":\"unknown\"},\"sk\":{\"S\":\"x\"}}}";

    @AutoClose
    private final RenderPagesFixture site = new RenderPagesFixture();

    private final PagesBucket bucket = site.bucket;
    private final Tasks tasks = site.tasks;
    private final RenderPages function = site.function;
    private final TestContext context = site.context;

    @Test
    void bulkPublicationWaitsInTheQueueAndIsRenderedFromThere() {
        assertEquals(NO_FAILURES, site.render("ok-bulk"));
        assertEquals(Set.of(), bucket.keys());
        List<Message> messages = tasks.next();
        assertEquals(1, messages.size());
        assertEquals(NO_FAILURES, Events.run(new RenderPages(SeededSite.CLOCK), Tasks.event(messages), context));
        assertTrue(bucket.keys().containsAll(Set.of(TIDE, "index.html", "tags/tides/")));
        assertEquals(List.of("01JQRX00000000000000000011@1"), context.said("changes"));
        // Nobody waits for it, and an alarm watches how long others wait.
        assertNull(context.said("PublishToPage"));
    }

    @Test
    void importDoesNotDelayPublicationPages() {
        String bulk = Events.read("render-pages/ok-bulk");
        String records = bulk.substring(bulk.indexOf('[') + 1, bulk.lastIndexOf(']'));
        String publication = Events.read("render-pages/ok-publication");
        String event = new StringBuilder(publication)
                .insert(publication.indexOf('[') + 1, records + ",")
                .toString();
        assertEquals(NO_FAILURES, Events.run(function, event, context));
        List<String> shown = List.of(TIDE, "index.html", "tags/tides/");
        assertTrue(bucket.keys().containsAll(shown), () -> bucket.keys().toString());
        shown.forEach(key -> assertTrue(bucket.text(key).contains("How a tide table knows"), key));
        List<Message> messages = tasks.next();
        List<String> pages = messages.stream()
                .map(Message::body)
                .filter(body -> body.startsWith("{\"pages\":["))
                .toList();
        assertEquals(1, pages.size());
        assertTrue(
                pages.getFirst().contains("\"/\",") && pages.getFirst().contains("\"/tags/tides/\""), pages::toString);
        assertFalse(pages.getFirst().contains("\"/" + TIDE + "\""), pages::toString);
        assertEquals(2, messages.size(), "the import's changes, and the pages");
        assertEquals(NO_FAILURES, Events.run(function, Tasks.event(messages), context));
        assertEquals(0, context.said("written"));
        assertEquals(List.of(), tasks.next());
    }

    @Test
    void failingBulkChangesAreQueuedSeparatelyFromRenderedOnes() {
        Message message = onlyMessageOf("ok-bulk");
        Message mixed = message.toBuilder()
                .body(message.body().replace("{\"changes\":[", "{\"changes\":[" + POISON + ","))
                .build();
        assertEquals(NO_FAILURES, Events.run(function, Tasks.event(List.of(mixed)), context));
        assertTrue(bucket.keys().containsAll(Set.of(TIDE, "index.html", "tags/tides/")));
        List<Message> rest = tasks.next();
        assertEquals(1, rest.size());
        assertTrue(rest.getFirst().body().contains("unknown"));
        assertFalse(rest.getFirst().body().contains("how-a-tide-table-knows"));
        String answer = Events.run(function, Tasks.event(rest), context);
        assertEquals(List.of(rest.getFirst().messageId()), Events.at(answer, "batchItemFailures.*.itemIdentifier"));
        assertEquals(List.of(), tasks.next());
    }

    @Test
    void messagesThatComeTogetherRenderTheirPagesOnce() {
        Message message = onlyMessageOf("ok-bulk");
        Message twice = message.toBuilder().messageId("another").build();
        assertEquals(NO_FAILURES, Events.run(function, Tasks.event(List.of(message, twice)), context));
        // Rendered apart, the second message would have written nothing. The page of the article before it is left to
        // that article's change.
        assertEquals(requireNonNull((Integer) context.said("pages")) - 1, context.said("written"));
    }

    @Test
    void messagesThatAreNotBegunInHalfOfTheTimeAreQueuedAgain() {
        Message message = onlyMessageOf("ok-bulk");
        int changes = DeferredChanges.of(message.body()).size();
        List<Message> more = IntStream.rangeClosed(0, QueuedWork.CHANGES_TOGETHER / changes)
                .mapToObj(n -> message.toBuilder().messageId("message-" + n).build())
                .toList();
        // A quarter of a minute is left.
        assertEquals(NO_FAILURES, Events.run(function, Tasks.event(more), context));
        assertTrue(bucket.keys().containsAll(Set.of(TIDE, "index.html", "tags/tides/")));
        assertEquals(
                List.of(message.body()),
                tasks.next().stream().map(Message::body).toList());
    }

    @Test
    void queuedPagesAlreadyRenderedByChangesAreDropped() {
        Message message = onlyMessageOf("ok-bulk");
        Message affected = message.toBuilder()
                .messageId("affected")
                .body("{\"pages\":[\"/\"]}")
                .build();
        Message other = message.toBuilder()
                .messageId("other")
                .body("{\"pages\":[\"/\",\"/articles/what-a-lighthouse-costs\",\"/robots.txt\"]}")
                .build();
        assertEquals(NO_FAILURES, Events.run(function, Tasks.event(List.of(affected, other, message)), context));
        assertTrue(bucket.keys().containsAll(Set.of(TIDE, "index.html")));
        // A quarter of a minute is left, so they wait for another call. The changes affect the article's page, but
        // leave it alone.
        List<Message> rest = tasks.next();
        assertEquals(
                List.of("{\"pages\":[\"/articles/what-a-lighthouse-costs\",\"/robots.txt\"]}"),
                rest.stream().map(Message::body).toList());
        assertEquals(NO_FAILURES, Events.run(function, Tasks.event(rest), context));
        assertTrue(bucket.keys().containsAll(Set.of("articles/what-a-lighthouse-costs", "robots.txt")));
    }

    @Test
    void messageThatFailsDoesNotFailThoseThatComeWithIt() {
        Message message = onlyMessageOf("ok-bulk");
        Message unknown = message.toBuilder()
                .messageId("unknown")
                .body("{\"changes\":[" + POISON + "]}")
                .build();
        Message malformed =
                message.toBuilder().messageId("malformed").body("{\"chan").build();
        String answer = Events.run(function, Tasks.event(List.of(malformed, unknown, message)), context);
        assertEquals(List.of("malformed", "unknown"), Events.at(answer, "batchItemFailures.*.itemIdentifier"));
        assertTrue(bucket.keys().containsAll(Set.of(TIDE, "index.html", "tags/tides/")));
        assertEquals(List.of(), tasks.next());
    }

    @Test
    void bulkChangesThatCannotBeQueuedAreReported() {
        tasks.lose();
        String event = Events.read("render-pages/ok-bulk");
        String answer = Events.run(function, event, context);
        assertEquals(
                Events.at(event, "Records.*.dynamodb.SequenceNumber"),
                Events.at(answer, "batchItemFailures.*.itemIdentifier"));
    }

    private Message onlyMessageOf(String event) {
        site.render(event);
        List<Message> messages = tasks.next();
        assertEquals(1, messages.size());
        return messages.getFirst();
    }
}
