package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.isEqual;
import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.LaggingTable;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import broadsheet.fixtures.Tasks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * DynamoDB may make the items of a transaction readable one by one. Whichever comes first or last, the records render the pages again
 * that others rendered without their items.
 */
@Tag("slow")
final class LastItemOfTransactionTest {
    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = new SeededSite();
    private final TableStream stream = archive.stream();
    private final LaggingTable table = archive.lagging();
    private final Tasks tasks = new Tasks();
    private final RenderPages renderer = new RenderPages(SeededSite.CLOCK);
    private final WholeBucket whole = new WholeBucket(archive, bucket, 20);

    @BeforeEach
    void publish() {
        archive.publishSite(Events.read("publish-article/200-site"));
        archive.coverages().cover("a-launch", "---\ntitle: A launch\nsection: science\n---\n");
        for (int day = 10; day < 15; day++) {
            publish("article-" + day, "Title", "2026-03-" + day);
        }
        deliver();
    }

    @AfterEach
    void close() {
        tasks.close();
        stream.close();
        table.close();
        archive.close();
        bucket.close();
    }

    /** Three newer articles lead the home page, so the home page shows this one by the entry of its section. */
    @Test
    void newTitleIsOnEveryPageWhicheverItemIsLast() {
        whicheverItemIsLast(7, i -> publish("article-10", "Title " + i, "2026-03-10"));
    }

    @Test
    void newDateIsOnEveryPageWhicheverItemIsLast() {
        whicheverItemIsLast(13, i -> publish("article-10", "Title", "2026-02-" + (10 + i)));
    }

    @Test
    void newCommentIsOnEveryPageWhicheverItemIsLast() {
        whicheverItemIsLast(
                2,
                i -> archive.submissions()
                        .publish(
                                new CommentSubmission(
                                        archive.id("article-10"),
                                        new Commenter("reader-" + i, "Reader", true),
                                        CommentText.of("Text " + i).orElseThrow(),
                                        OptionalInt.empty(),
                                        "key"),
                                10,
                                SeededSite.CLOCK.instant()));
    }

    @Test
    void newLiveUpdateIsOnEveryPageWhicheverItemIsLast() {
        whicheverItemIsLast(
                3,
                i -> archive.coverages()
                        .post(
                                "a-launch",
                                "01JK0000000000000000%06d".formatted(i),
                                "---\ntitle: Update %d\nauthors: [Ann Guest]\n---\nText.".formatted(i)));
    }

    @Test
    void staticPageAndItsSitemapAreCurrentWhicheverItemIsLast() {
        whicheverItemIsLast(
                2,
                i -> archive.documents()
                        .publishPage(
                                "about",
                                "---\ntitle: Title %d\n---\nText %d.\n".formatted(i, i),
                                SeededSite.CLOCK.instant().plusSeconds(i)));
    }

    /** What is rendered after the first one shows the article at the address that it leaves. */
    @Test
    void articleLeavesItsFormerAddressWhicheverItemIsFirst() {
        for (int i = 0; i < 9; i++) {
            archive.publishDocument(
                    i == 0 ? "article-10" : "moved-" + i,
                    "---\ntitle: Title\nsection: science\nkind: News\nauthors: [Bo Guest]\ntags: [tides]\ndate: 2026-03-10\nslug: moved-%d\n---\nText."
                            .formatted(i + 1));
            List<Record> written = written();
            assertEquals(9, written.size(), () -> names(written).toString());
            List<Record> first = written.subList(i, i + 1);
            List<Record> others = written.stream().filter(not(first::contains)).toList();
            first.forEach(table::show);
            List<Record> again = rendered(first);
            table.showWhatWakesNobody();
            others.forEach(table::show);
            assertEquals(List.of(), rendered(others));
            assertEquals(List.of(), rendered(again));
            whole.assertIsWhatRenderingAfreshGives("first of " + names(written) + " came " + names(first));
        }
    }

    /**
     * While everything is rendered with other settings, the oldest article of one section becomes the newest of another. That one's
     * archive is found by its own oldest article.
     */
    @Test
    void settingsAreOnEveryPageWhicheverItemOfAMoveIsLast() {
        publish("article-10", "markets", "Title", "2026-02-10");
        deliver();
        for (int i = 0, records = 1; i < records; i++) {
            publish("article-11", "Title", "2026-01-10");
            deliver();
            archive.publishSite(Events.read("publish-article/200-site").replace("The Fair Copy", "Title " + i));
            List<Record> settings = written();
            table.showAll();
            assertEquals(List.of(), rendered(settings));
            publish("article-11", "markets", "Title", "2026-03-20");
            List<Record> written = written();
            records = written.size();
            Record last = written.get(i);
            table.showWhatWakesNobody();
            written.stream().filter(not(isEqual(last))).forEach(table::show);
            drain();
            table.show(last);
            assertEquals(List.of(), rendered(written));
            whole.assertIsWhatRenderingAfreshGives("last of " + names(written) + " came " + names(List.of(last)));
        }
    }

    private void deliver() {
        List<Record> written = written();
        table.showAll();
        assertEquals(List.of(), rendered(written));
        drain();
    }

    private void drain() {
        for (List<Message> some = tasks.next(); !some.isEmpty(); some = tasks.next()) {
            run(Tasks.event(some));
        }
    }

    /**
     * Makes a change once for each of its records, and lets another record be the last each time.
     *
     * @param records how many records of the change wake the renderer
     * @param change makes the change of a number
     */
    private void whicheverItemIsLast(int records, IntConsumer change) {
        for (int i = 0; i < records; i++) {
            change.accept(i);
            List<Record> written = written();
            assertEquals(records, written.size(), () -> names(written).toString());
            Record last = written.get(i);
            List<Record> others = written.stream().filter(not(isEqual(last))).toList();
            table.showWhatWakesNobody();
            others.forEach(table::show);
            List<Record> again = rendered(others);
            table.show(last);
            assertEquals(List.of(), rendered(List.of(last)));
            assertEquals(List.of(), rendered(again));
            whole.assertIsWhatRenderingAfreshGives("last of " + names(written) + " came " + names(List.of(last)));
        }
    }

    /** The records since the last call that wake the renderer. None of their items can be read yet. */
    private List<Record> written() {
        List<Record> written = stream.everything();
        table.hide(written);
        return written.stream().filter(TableStream::wakes).toList();
    }

    /** Gives records to the renderer, and returns those that failed: a page that holds a text fails while head and body differ. */
    private List<Record> rendered(List<Record> records) {
        String answer = run(TableStream.event(records));
        return records.stream()
                .filter(record -> TableStream.isFailed(record, answer))
                .toList();
    }

    private String run(String event) {
        var answer = new ByteArrayOutputStream();
        renderer.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new TestContext());
        return answer.toString(UTF_8);
    }

    private void publish(String slug, String title, String date) {
        publish(slug, "science", title, date);
    }

    private void publish(String slug, String section, String title, String date) {
        archive.publishDocument(
                slug,
                "---\ntitle: %s\nsection: %s\nkind: News\nauthors: [Bo Guest]\ntags: [tides]\ndate: %s\n---\nText."
                        .formatted(title, section, date));
    }

    private static List<String> names(List<Record> records) {
        return records.stream()
                .map(record -> key(record, "pk") + " " + key(record, "sk"))
                .toList();
    }

    private static String key(Record record, String name) {
        return TableStream.text(record.dynamodb().keys(), name);
    }
}
