package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.audit.Actor;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import broadsheet.fixtures.Tasks;
import broadsheet.rendering.Rendering;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What one publication costs does not depend on how much has been published. {@code -Darticles=10000} makes the archive
 * larger, and says how fast all of it is rendered again, and in how much memory.
 */
@Tag("long")
final class ScaleTest {
    private static final int FEW = 100;
    private static final int MANY = Integer.getInteger("articles", 300);
    private static final String TEXT = "A paragraph of some length, as articles have many of them. ".repeat(100);

    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = new SeededSite();
    private final Tasks tasks = new Tasks();
    private final TestContext context = new TestContext();
    private final RenderPages function = new RenderPages(SeededSite.CLOCK);

    @AfterEach
    void close() {
        tasks.close();
        archive.close();
        bucket.close();
    }

    @Test
    void onePublicationWritesAsManyPagesAmongManyArticlesAsAmongFew() {
        archive.publishSite(Events.read("publish-article/200-site"));
        publish(0, FEW);
        renderEverything("few");
        int amongFew = pagesWrittenBy("new-among-few");
        archive.withdraw("new-among-few");
        publish(FEW, MANY);
        renderEverything("many");
        int amongMany = pagesWrittenBy("new-among-many");
        System.out.printf(
                "one publication writes %d objects among %d articles, %d among %d%n", amongFew, FEW, amongMany, MANY);
        assertEquals(amongFew, amongMany);
        // The last publication cut pages of its listings, whose records nobody delivers here.
        renderEverything("cut");
        Rendering again = renderEverything("again");
        assertEquals(0, again.written());
        assertEquals(List.of(), context.log());
    }

    @Test
    void correctionOfAMuchDiscussedArticleLeavesMostPagesToTheQueue() {
        archive.publishSite(Events.read("publish-article/200-site"));
        archive.publish(Events.read("publish-article/201-article"));
        archive.countComments("how-a-tide-table-knows", 100_000);
        assertEquals(NO_FAILURES, Events.run(function, Events.read("render-pages/ok-publication"), context));
        assertTrue(bucket.keys().containsAll(Set.of("articles/how-a-tide-table-knows", "index.html", "tags/tides/")));
        int pages = (int) requireNonNull(context.said("pages"));
        assertTrue(pages > 2_000, () -> pages + " pages");
        List<Message> messages = tasks.next();
        assertEquals((pages - ChangeRenderer.BATCH_SIZE + 99) / 100, messages.size());
        assertEquals(NO_FAILURES, Events.run(function, Tasks.event(messages.subList(0, 1)), context));
        assertEquals(List.of(), tasks.next());
    }

    /** With 100 records in a batch, which is Lambda's own default, it looks at 13 pages for each article, and so at 5. */
    @Test
    void anImportLooksOncePerBatchAtThePagesThatItsArticlesShare() throws IOException {
        archive.publishSite(Events.read("publish-article/200-site"));
        int looks = 0;
        try (TableStream stream = archive.stream()) {
            stream.next();
            IntStream.range(0, FEW)
                    .forEach(i -> publish(
                            "article-" + i, i, SeededSite.CLOCK.instant().minus(Duration.ofDays(FEW - i))));
            List<Record> records = stream.next();
            int size = batchSize();
            for (int from = 0; from < records.size(); from += size) {
                List<Record> batch = records.subList(from, Math.min(from + size, records.size()));
                assertEquals(NO_FAILURES, Events.run(function, TableStream.event(batch), context));
                looks += ((Number) requireNonNull(context.said("pages"))).intValue();
            }
        }
        System.out.printf("%d articles imported: %d looks at pages%n", FEW, looks);
        assertTrue(looks <= 8 * FEW, () -> "too many looks at pages");
    }

    /** How many records of the stream the function is called with at most, as template.yaml says. */
    private static int batchSize() throws IOException {
        Matcher mapping = Pattern.compile("Stream: !GetAtt Table\\.StreamArn(?s:.*?)BatchSize: (\\d+)")
                .matcher(Files.readString(Path.of(System.getProperty("broadsheet.root", ""), "template.yaml")));
        assertTrue(mapping.find());
        return Integer.parseInt(mapping.group(1));
    }

    private void publish(int from, int to) {
        archive.unseen(() -> IntStream.range(from, to)
                .parallel()
                .forEach(i ->
                        publish("article-" + i, i, SeededSite.CLOCK.instant().minus(Duration.ofHours(i + 1)))));
    }

    private void publish(String slug, int i, Instant date) {
        archive.publishDocument(slug, """
            ---
            title: Title %d
            section: %s
            kind: %s
            authors: [Author %d]
            date: %s
            tags: [tag %d, tag %d]
            ---
            %s
            """.formatted(
                        i,
                        List.of("science", "markets", "culture").get(i % 3),
                        List.of("News", "Analysis").get(i % 2),
                        i % 4,
                        date,
                        i % 10,
                        10 + i % 7,
                        TEXT));
    }

    private int pagesWrittenBy(String slug) {
        Map<String, Integer> before = bucket.writes();
        try (TableStream stream = archive.stream()) {
            stream.next();
            publish(slug, 0, SeededSite.CLOCK.instant());
            assertEquals(NO_FAILURES, Events.run(function, TableStream.event(stream.next()), context));
        }
        Map<String, Integer> after = new TreeMap<>(bucket.writes());
        after.entrySet().removeAll(before.entrySet());
        assertTrue(after.containsKey("articles/" + slug), after::toString);
        return after.size();
    }

    private Rendering renderEverything(String id) {
        start(id);
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        assertEquals(NO_FAILURES, Events.run(function, Events.read("render-pages/ok-rendering"), context));
        for (List<Message> some = tasks.next(); !some.isEmpty(); some = tasks.next()) {
            for (Message task : some) {
                assertEquals(NO_FAILURES, Events.run(function, Tasks.event(List.of(task)), context));
            }
        }
        Rendering rendering = archive.renderings().current().orElseThrow();
        assertTrue(rendering.isComplete(), rendering::toString);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s: %d pages looked at, %d written, in %.1f s: %.0f pages/s, heap at most %d MB%n",
                id,
                rendering.rendered(),
                rendering.written(),
                seconds,
                rendering.rendered() / seconds,
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
        return rendering;
    }

    private void start(String id) {
        archive.renderings().start(id, Actor.unnamed("an-editor"), SeededSite.CLOCK.instant());
    }
}
