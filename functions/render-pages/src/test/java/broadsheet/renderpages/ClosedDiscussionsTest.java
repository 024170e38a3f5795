package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import broadsheet.fixtures.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Discussions end thirty days after their article. */
final class ClosedDiscussionsTest {
    private static final String TICK = Events.read("render-pages/ok-clock");
    private static final Duration AFTER = Duration.ofDays(30);

    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = new SeededSite();
    private final TableStream stream = archive.stream();
    private final Tasks tasks = new Tasks();

    @BeforeEach
    void publishSite() {
        closeAfter(30);
    }

    private void closeAfter(int days) {
        String desk = "desk: editorial-desk\\n";
        archive.publishSite(Events.read("publish-article/200-site")
                .replace(desk, desk + "discussion: {closeAfterDays: %d}\\n".formatted(days)));
    }

    @AfterEach
    void close() {
        tasks.close();
        stream.close();
        archive.close();
        bucket.close();
    }

    @Test
    void clockClosesADiscussionThatIsOver() {
        publish("a-fixture", "2026-03-10T12:00:00Z");
        render();
        Instant end = Instant.parse("2026-03-10T12:00:00Z").plus(AFTER);
        tick(end.minusSeconds(1));
        assertEquals(true, isOpen("a-fixture"));
        tick(end);
        assertEquals(false, isOpen("a-fixture"));
    }

    /** Until its pages are rendered, nothing is noted. */
    @Test
    void closedDiscussionIsLookedForOnceAndAnOutageIsMadeUpFor() {
        publish("first", "2026-03-10T12:00:00Z");
        publish("second", "2026-03-20T12:00:00Z");
        render();
        tick(Instant.parse("2026-03-10T12:00:00Z").plus(AFTER));
        var writes = bucket.writes();
        bucket.put("articles/first", "What is rendered once is not looked at again.");
        // For ten days there was no call.
        tick(Instant.parse("2026-03-20T13:00:00Z").plus(AFTER));
        assertEquals("What is rendered once is not looked at again.", bucket.text("articles/first"));
        assertEquals(false, isOpen("second"));
        writes.merge("articles/first", 1, Integer::sum);
        writes.merge("articles/second", 1, Integer::sum);
        assertEquals(writes, bucket.writes());
    }

    @Test
    void discussionThatARaisedSettingReopensIsClosedAtItsNewEnd() {
        closeAfter(14);
        Instant posted = Instant.parse("2026-03-10T12:00:00Z");
        publish("a-fixture", posted.toString());
        var records = records();
        run(TableStream.event(records), posted);
        tick(posted.plus(Duration.ofDays(14)));
        assertEquals(false, isOpen("a-fixture"));
        closeAfter(30);
        run(TableStream.event(records), posted.plus(Duration.ofDays(15)));
        tick(posted.plus(Duration.ofDays(15)));
        assertEquals(true, isOpen("a-fixture"));
        tick(posted.plus(AFTER));
        assertEquals(false, isOpen("a-fixture"));
    }

    @Test
    void discussionsThatEndAtOnceAreClosedAHundredAtATime() {
        archive.unseen(() -> {
            for (int i = 0; i < 100; i++) {
                publish("article-%03d".formatted(i), "2026-03-10T12:00:00Z");
            }
        });
        publish("article-100", "2026-03-10T12:00:00Z");
        publish("article-101", "2026-03-10T12:00:00Z");
        render();
        Instant end = Instant.parse("2026-03-10T12:00:00Z").plus(AFTER);
        tick(end);
        assertEquals(false, isOpen("article-099"));
        assertEquals(true, isOpen("article-100"));
        tick(end.plusSeconds(300));
        assertEquals(false, isOpen("article-101"));
    }

    private void publish(String slug, String date) {
        archive.publishDocument(slug, "---\ntitle: A title\nsection: science\ndate: %s\n---\nText.".formatted(date));
    }

    /** The pages of the articles alone. */
    private void render() {
        run(TableStream.event(records()), SeededSite.CLOCK.instant());
    }

    private List<Record> records() {
        return stream.next().stream()
                .filter(record ->
                        TableStream.text(record.dynamodb().keys(), "pk").startsWith("ARTICLE#"))
                .toList();
    }

    private void tick(Instant now) {
        run(TICK, now);
    }

    private static void run(String event, Instant now) {
        var context = new TestContext();
        String answer = Events.run(new RenderPages(InstantSource.fixed(now)), event, context);
        assertEquals(NO_FAILURES, answer, context.log()::toString);
    }

    private boolean isOpen(String slug) {
        return bucket.text("articles/" + slug).contains("comment-form");
    }
}
