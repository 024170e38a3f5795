package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.audit.Actor;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import broadsheet.fixtures.Tasks;
import broadsheet.pages.ScanSize;
import broadsheet.rendering.Rendering;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

@Tag("slow")
final class EveryPageTest {
    private static final String SITE = Events.read("publish-article/200-site");
    private static final int ARTICLES = 52;
    private static final Pattern STYLESHEET = Pattern.compile("href=\"/(assets/[^\"]*\\.css)\"");

    /** Three ranges. */
    private static final ScanSize SIZE = new ScanSize(10, 2);

    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = new SeededSite();
    private final TableStream stream = archive.stream();
    private final Tasks tasks = new Tasks();
    private final TestContext context = new TestContext();
    private final RenderPages function = new RenderPages(SeededSite.CLOCK, SIZE);

    @BeforeEach
    void publish() {
        archive.publishSite(SITE);
        for (int i = 0; i < ARTICLES; i++) {
            archive.publishDocument(
                    "article-" + i,
                    "---\ntitle: Title %d\nsection: science\ndate: 2026-0%d-0%d\ntags: [t%d]\n---\nText."
                            .formatted(i, 1 + i % 2, 1 + i % 9, i % 2));
        }
        // The start of the site's rendering is among the changes, and finds all that the others touch.
        stream.next();
        start("first");
        drain();
        assertEquals(List.of(), context.log());
    }

    @AfterEach
    void close() {
        tasks.close();
        stream.close();
        archive.close();
        bucket.close();
    }

    @Test
    void aChangedSiteReachesEveryPage() {
        archive.publishSite(SITE.replace("The Fair Copy", "The Foul Papers"));
        drain();
        Set<String> old = htmlPages().stream()
                .filter(key -> !bucket.text(key).contains("The Foul Papers"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), old);
        Rendering rendering = archive.renderings().current().orElseThrow();
        assertTrue(rendering.isComplete(), rendering::toString);
        assertEquals(archive.enumerator().addresses().size(), rendering.found());
        assertEquals(rendering.found(), rendering.rendered());
    }

    /** The record of the settings says which names they had. Without it, the settings themselves do. */
    @Test
    void pagesOfNamesThatWentAreRemovedThoughTheRecordIsLost() {
        archive.publishSite(SITE.replace("id: culture\\n", "id: books\\n    formerly: [culture]\\n")
                .replace("id: markets\\n", "id: trade\\n")
                .replace("id: markets-desk\\n", "id: money-desk\\n"));
        deliver(stream.next().stream()
                .filter(record ->
                        !TableStream.text(record.dynamodb().keys(), "pk").equals("SITE"))
                .toList());
        drain();
        assertEquals(
                Set.of(),
                bucket.keys().stream()
                        .filter(key -> key.matches("(data/)?sections/(culture|markets)\\b.*|authors/markets-desk/"))
                        .collect(Collectors.toSet()));
        assertTrue(
                bucket.keys().containsAll(Set.of("sections/books/", "sections/trade/feed.xml", "authors/money-desk/")));
    }

    @Test
    void convergedPageIsNotWritten() {
        var writes = bucket.writes();
        againInSteps(3, function, context);
        assertEquals(writes, bucket.writes());
    }

    @Test
    void theSameSiteAgainRendersNothing() {
        archive.publishSite(SITE);
        assertEquals(List.of(), stream.next());
    }

    @Test
    void stoppedRenderingIsDroppedAndCanBeRestarted() {
        archive.publishSite(SITE.replace("The Fair Copy", "The Foul Papers"));
        deliver(stream.next());
        work(tasks.next());
        archive.renderings().stop(Actor.unnamed("an-editor"), SeededSite.CLOCK.instant());
        var writes = bucket.writes();
        drain();
        assertEquals(writes, bucket.writes());
        assertTrue(archive.renderings().current().isEmpty());
        assertTrue(htmlPages().stream().anyMatch(key -> bucket.text(key).contains("The Fair Copy")));

        start("again");
        drain();
        assertFalse(htmlPages().stream().anyMatch(key -> bucket.text(key).contains("The Fair Copy")));
    }

    /** A message may come again after whatever came of it. */
    @Test
    void tasksThatComeTwiceCountTheirPagesOnce() {
        archive.publishSite(SITE.replace("The Fair Copy", "The Foul Papers"));
        deliver(stream.next());
        for (List<Message> some = tasks.next(); !some.isEmpty(); some = tasks.next()) {
            work(some);
            var writes = bucket.writes();
            work(some);
            assertEquals(writes, bucket.writes());
        }
        Rendering rendering = archive.renderings().current().orElseThrow();
        assertTrue(rendering.isComplete());
        assertEquals(archive.enumerator().addresses().size(), rendering.found());
        assertEquals(rendering.found(), rendering.rendered());
    }

    @Test
    void callHasSeveralRanges() {
        againInSteps(2, new RenderPages(SeededSite.CLOCK, new ScanSize(10, 2, 2)), context);
    }

    @Test
    void rangeThatTakesLongLeavesTheRestToTheNextTask() {
        var hurried = new TestContext();
        hurried.hurry();
        againInSteps(6, function, hurried);
    }

    private void againInSteps(int steps, RenderPages renderer, TestContext during) {
        start("again");
        deliver(stream.next());
        for (List<Message> some = tasks.next(); !some.isEmpty(); some = tasks.next()) {
            assertEquals(NO_FAILURES, Events.run(renderer, Tasks.event(some), during));
        }
        Rendering rendering = archive.renderings().current().orElseThrow();
        assertEquals(new Rendering("again", steps, rendering.found(), rendering.found(), 0, true), rendering);
        assertEquals(archive.enumerator().addresses().size(), rendering.found());
    }

    @Test
    void headersThatNoListingShowsAreComparedWithOtherCode() {
        String key = "tags/t0/";
        var text = bucket.text(key);
        bucket.put(key, text);
        var writes = bucket.writes();
        start("same code");
        drain();
        assertEquals(writes, bucket.writes());
        bucket.put("assets/header-rules", "of other code");
        start("other code");
        drain();
        assertEquals(text, bucket.text(key));
        assertEquals("text/html; charset=utf-8", bucket.get(key).response().contentType());
        assertEquals(1, archive.renderings().current().orElseThrow().written());
        bucket.put(key, text);
        start("same code again");
        drain();
        assertEquals(0, archive.renderings().current().orElseThrow().written());
    }

    @Test
    void anOldPagesStylesheetStaysWhileItIsStillToBeRendered() {
        archive.publishSite(SITE.replaceFirst("#[0-9a-f]{6}", "#123456"));
        deliver(stream.next());
        Set<String> pages = htmlPages();
        assertTrue(pages.contains("index.html"), pages::toString);
        for (String key : pages) {
            Set<String> stylesheets = STYLESHEET
                    .matcher(bucket.text(key))
                    .results()
                    .map(link -> link.group(1))
                    .collect(Collectors.toSet());
            assertFalse(stylesheets.isEmpty(), key);
            assertTrue(bucket.keys().containsAll(stylesheets), key);
        }
    }

    @Test
    void redeliveredStartBeginsNoSecondEnumeration() {
        start("again");
        List<Record> start = stream.next();
        deliver(start);
        deliver(start);
        work(tasks.next());
        deliver(start);
        drain();
        Rendering rendering = archive.renderings().current().orElseThrow();
        assertEquals(archive.enumerator().addresses().size(), rendering.found());
        assertEquals(rendering.found(), rendering.rendered());
    }

    /** Of the tag's articles the newest has not been looked at then, and is the newest no more. */
    @Test
    void articlePublishedBetweenTwoStepsHidesNoPageOfItsTag() {
        archive.publishDocument(
                "oldest", "---\ntitle: Oldest\nsection: science\ndate: 2026-01-01\ntags: [rare]\n---\nText.");
        drain();
        archive.publishSite(SITE.replace("The Fair Copy", "The Foul Papers"));
        deliver(stream.next());
        List<Message> first = tasks.next();
        work(first);
        archive.publishDocument(
                "newest", "---\ntitle: Newest\nsection: science\ndate: 2026-03-01\ntags: [rare]\n---\nText.");
        drain();
        for (String key : List.of("tags/rare/", "sections/science/2026-01/")) {
            assertTrue(bucket.text(key).contains("The Foul Papers"), key);
        }
    }

    @Test
    void aTaskThatFailsIsReportedAndTheOthersAreDone() {
        start("again");
        deliver(stream.next());
        List<Message> first = tasks.next();
        Message poison = Message.builder().messageId("poison").body("{}").build();
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"poison\"}]}",
                Events.run(function, Tasks.event(List.of(poison, first.getFirst())), context));
        assertEquals(1, context.said("NewsroomFailures"));
        assertTrue(archive.renderings().current().orElseThrow().found() > ARTICLES);
        assertEquals(1, context.log().size());
    }

    private void drain() {
        var changes = stream.next();
        var messages = tasks.next();
        while (!changes.isEmpty() || !messages.isEmpty()) {
            deliver(changes);
            work(messages);
            changes = stream.next();
            messages = tasks.next();
        }
    }

    private void deliver(List<Record> changes) {
        assertEquals(NO_FAILURES, Events.run(function, TableStream.event(changes), context), context.log()::toString);
    }

    private void work(List<Message> messages) {
        assertEquals(NO_FAILURES, Events.run(function, Tasks.event(messages), context), context.log()::toString);
    }

    private Set<String> htmlPages() {
        return bucket.keys().stream()
                .filter(key -> key.equals("index.html") || !key.matches("(assets|cards)/.*|.*\\.(xml|json|txt)"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void start(String id) {
        archive.renderings().start(id, Actor.unnamed("an-editor"), SeededSite.CLOCK.instant());
    }
}
