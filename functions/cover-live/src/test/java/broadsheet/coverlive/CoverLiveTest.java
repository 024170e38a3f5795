package broadsheet.coverlive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.Picture;
import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.live.LiveUpdate;
import broadsheet.live.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class CoverLiveTest {
    private static final Slug ECLIPSE = new Slug("eclipse-over-the-harbour");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-10T18:40:00.5Z"));

    private final SeededSite archive = new SeededSite();
    private final TestContext context = new TestContext();
    private final CoverLive function = new CoverLive(CLOCK);
    private final Policy policy = Policy.of("CoverLive");

    @BeforeEach
    void publishSite() {
        archive.publishSite(Events.read("publish-article/200-site"));
        var picture = new Picture("a".repeat(64), 640, 480, List.of(320, 640));
        archive.storePicture(ECLIPSE.value(), "photos/pier.jpg", picture);
    }

    @AfterEach
    void close() {
        archive.close();
        assertEquals(List.of(), context.log());
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsNameAndRefusalsWriteNothing() {
        return Events.of("cover-live").stream()
                .map(name -> dynamicTest(name, () -> {
                    List<List<String>> before = items();
                    Answer answer = sendEvent(Events.read(name));
                    assertEquals(
                            name.replaceFirst("cover-live/(\\d+)-.*", "$1"),
                            String.valueOf(answer.status()),
                            () -> answer.json() + context.log());
                    if (answer.status() >= 400) {
                        assertEquals("application/problem+json", answer.header("content-type"));
                        assertEquals(answer.status(), answer.at("status"));
                        assertEquals(before, items());
                    } else {
                        assertEquals("no-store", answer.header("cache-control"));
                    }
                }));
    }

    @Test
    void aCoverageIsOpenedAndAnUpdatePosted() {
        Answer opened = send("201-coverage");
        assertEquals("\"1\"", opened.header("etag"));
        assertEquals("created", opened.at("outcome"));
        assertEquals("https://fair-copy.example.org/live/" + ECLIPSE, withoutHost(opened));
        Answer posted = send("201-update");
        assertEquals(1, context.said("UpdatesPosted"));
        assertEquals(ECLIPSE.value(), context.said("coverage"));
        assertEquals(1, posted.at("place"));
        assertEquals("\"1\"", posted.header("etag"));
        LiveUpdate update = archive.live().between(ECLIPSE, 1, 1).getFirst();
        assertEquals(Instant.parse("2026-03-10T18:40:00Z"), update.posted());
        assertTrue(String.valueOf(posted.at("url")).endsWith(update.path(ECLIPSE)));
        String html = update.content().orElseThrow().html();
        assertTrue(html.contains("<em>pinhole</em>"), html);
        assertTrue(html.contains("href=\"#" + update.id() + "_source_1\""), html);
    }

    private static String withoutHost(Answer answer) {
        return String.valueOf(answer.at("url")).replaceFirst("https?://[^/]+", "https://fair-copy.example.org");
    }

    @Test
    void closedCoveragesAreListedPageByPageAndOpenOnesApart() {
        for (int i = 0; i < 5; i++) {
            archive.coverages()
                    .cover(
                            "coverage-" + i,
                            "---\ntitle: Number %d\nsection: science\nstatus: %s\n---\n"
                                    .formatted(i, i == 2 ? "open" : "closed"));
        }
        assertEquals(List.of("Number 2"), Events.at(send("200-open").body(), "coverages.*.title"));
        List<Object> closed = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = sendEvent(Events.read("cover-live/200-listed-closed")
                    .replace("\"limit\": \"10\"", "\"limit\": \"2\", \"cursor\": \"" + cursor + "\""));
            closed.addAll((List<?>) Objects.requireNonNull(page.at("coverages.*.title")));
            assertFalse(String.valueOf(page.at("coverages.*.closed")).contains("null"), page::body);
            cursor = String.valueOf(Objects.requireNonNullElse(page.at("next"), ""));
        } while (!cursor.isEmpty());
        assertEquals(List.of("Number 4", "Number 3", "Number 1", "Number 0"), closed);
    }

    @Test
    void theErrorsOfADocumentAreAllNamed() {
        Answer coverage = send("422-many-errors");
        assertEquals(List.of("title", "section", "key points", "status"), places(coverage));
        send("201-coverage");
        Answer update = send("422-update-many-errors");
        assertEquals(
                List.of("title", "authors[0]", "sources[0].publisher", "sources[0].url", "pinned", "line 7"),
                places(update));
    }

    @Test
    void updateLargerThanAnItemIsRefusedWithoutWriting() {
        send("201-coverage");
        List<List<String>> before = items();
        for (String document : List.of("x".repeat(400_000), smallDocumentThatSaysTooMuch())) {
            Answer answer = sendEvent(Events.withBody(Events.read("cover-live/201-update"), document));
            assertEquals(413, answer.status(), answer::body);
            assertEquals(before, items());
        }
    }

    private static String smallDocumentThatSaysTooMuch() {
        return """
            ---
            title: &title %s
            sources:
            %s
            ---
            Text.
            """.formatted("\u6c34".repeat(300), "  - {publisher: *title, title: *title, url: *url}\n".repeat(100))
                .replaceFirst("url: \\*url", "url: &url https://a.example/" + "\u6c34".repeat(1_900));
    }

    private static Object places(Answer answer) {
        Object places = answer.at("errors.*.at");
        return places == null ? List.of() : places;
    }

    @Test
    void conflictingWriteReturnsCurrentVersion() {
        send("201-coverage");
        send("201-update");
        send("200-corrected");
        Answer lost = send("412-lost-race");
        assertEquals(2, lost.at("current.revision"));
        assertEquals(Events.at(Events.read("cover-live/200-corrected"), "body"), lost.at("current.document"));
        Answer taken = send("412-id-taken");
        assertEquals(2, taken.at("current.revision"));
    }

    @Test
    void repeatedPostGetsTheFirstAnswer() {
        send("201-coverage");
        send("201-update");
        List<List<String>> before = items();
        Answer again = send("200-update-again");
        assertEquals("unchanged", again.at("outcome"));
        assertEquals(1, again.at("place"));
        assertEquals(before, items());
        send("200-corrected");
        assertEquals("\"2\"", send("200-update-again").header("etag"));
    }

    @Test
    void theDeskReadsDocumentsAndWhatElseStandsThere() {
        send("201-coverage");
        send("201-update");
        send("201-another-update");
        send("200-pinned");
        Answer coverage = send("200-read-coverage");
        assertEquals(Events.at(Events.read("cover-live/201-coverage"), "body"), coverage.at("document"));
        assertEquals(List.of(2, 1), coverage.at("updates.*.place"));
        assertEquals(List.of("It is getting colder", "The first bite"), coverage.at("updates.*.headline"));
        assertEquals(List.of(true, false), coverage.at("updates.*.pinned"));
        Answer update = send("200-read-update");
        assertEquals("\"1\"", update.header("etag"));
        assertEquals(Events.at(Events.read("cover-live/201-update"), "body"), update.at("document"));
        Answer open = send("200-open");
        assertEquals(List.of(ECLIPSE.value()), open.at("coverages.*.coverage"));
        assertEquals(2, open.at("coverages.0.updates"));
    }

    @Test
    void concurrentPostsDoNotOverwriteEachOther() throws Exception {
        send("201-coverage");
        String event = Events.read("cover-live/201-update");
        List<Callable<Answer>> editors = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String own = event.replace("01KKG5V4Q0D3W7Z8R2M6N9P1T5", "01KKG5V4Q0D3W7Z8R2M6N9P1T" + i);
            var lambda = new CoverLive(CLOCK);
            editors.add(() -> Events.send(lambda, own));
        }
        List<Object> places = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(editors)) {
                places.add(String.valueOf(answer.get().at("place")));
            }
        }
        assertEquals(
                List.of("1", "2", "3", "4", "5", "6", "7", "8"),
                places.stream().sorted().toList());
        assertEquals(new Progress(8, 8, List.of()), archive.live().progress(ECLIPSE));
    }

    /** All that the table holds, whatever order it tells an item's attributes in. */
    private List<List<String>> items() {
        return archive.items().stream()
                .map(item -> Stream.of(item.split("[,{}()\\[\\] ]+")).sorted().toList())
                .toList();
    }

    private Answer send(String name) {
        return sendEvent(Events.read("cover-live/" + name));
    }

    private Answer sendEvent(String event) {
        return policy.during(() -> Events.send(function, event, context));
    }
}
