package broadsheet.erasereader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.SubmissionResult;
import broadsheet.discussion.Tally;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.pages.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class EraseReaderTest {
    private static final String SLUG = "how-a-tide-table-knows";
    private static final ArticleId TIDE = ArticleIds.of(SLUG);
    private static final String PATH = "/articles/how-a-tide-table-knows/comments/1#comment-";

    /** Whom the events' token is of. */
    private static final Commenter ANN = new Commenter("b1c6a2f4-0e57-4f7a-8f7e-3c1d2e4f5a6b", "Ann Reader", true);

    private static final Commenter BEN = new Commenter("ben", "Ben", true);
    private static final Moderator MOLLY = new Moderator("molly", "Molly");
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final int OFTEN = 1_000;
    private static final Policy POLICY = Policy.of("EraseReader");

    private final SeededSite archive = SeededSite.filled();
    private final EraseReader function = new EraseReader(SeededSite.CLOCK);
    private final TestContext context = new TestContext();

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("erase-reader").stream()
                .map(name -> dynamicTest(name, () -> {
                    Answer answer = send(Events.read(name));
                    assertEquals(name.replaceFirst("erase-reader/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void aReaderGetsAFileOfAllThatIsKept() {
        publish(ANN, "One", OptionalInt.empty());
        publish(BEN, "Two", OptionalInt.of(1));
        publish(ANN, "Three", OptionalInt.of(2));
        String held = hold("Held");
        String rejected = hold("Rejected");
        archive.moderation().reject(rejected, MOLLY, NOW);
        archive.reports().report(TIDE, 2, ANN, "not true", NOW);
        archive.moderation().block(ANN.id(), MOLLY, NOW);

        Answer answer = send(Events.read("erase-reader/200-kept"));
        assertEquals("attachment; filename=\"about-me.json\"", answer.header("content-disposition"));
        assertEquals("no-store", answer.header("cache-control"));
        assertEquals(ANN.id(), answer.at("id"));
        assertEquals("Ann Reader", answer.at("name"));
        assertEquals(true, answer.at("blocked"));
        Map<String, String> one = Map.of(
                "article", SLUG,
                "number", "1",
                "url", PATH + "1",
                "state", "published",
                "name", "Ann Reader",
                "posted", "2026-04-01T12:00:00Z",
                "text", "One");
        assertEquals(one, answer.at("comments.0"));
        assertEquals(List.of("1", "3"), answer.at("comments.*.number"));
        assertEquals("2", answer.at("comments.1.inReplyTo"));
        // Both have an id of the same millisecond.
        int waiting = held.equals(answer.at("held.0.id")) ? 0 : 1;
        int decided = 1 - waiting;
        assertEquals("held", answer.at("held." + waiting + ".state"));
        assertEquals("Held", answer.at("held." + waiting + ".text"));
        assertEquals(rejected, answer.at("held." + decided + ".id"));
        assertEquals("rejected", answer.at("held." + decided + ".state"));
        assertEquals("2026-04-01T12:00:00Z", answer.at("held." + decided + ".decided"));
        assertEquals(
                List.of(Map.of(
                        "article", SLUG,
                        "number", "2",
                        "url", PATH + "2",
                        "reason", "not true",
                        "at", "2026-04-01T12:00:00Z")),
                answer.at("reports"));
        assertNull(answer.at("next"));
        assertFalse(answer.body().contains("Molly"), answer::body);
    }

    @Test
    void largeExportIsAnsweredInParts() {
        publish(ANN, "One", OptionalInt.empty());
        publish(ANN, "Two", OptionalInt.empty());
        Answer first = send(Events.read("erase-reader/200-a-part"));
        assertEquals(List.of("1"), first.at("comments.*.number"));
        Answer second = send(Events.read("erase-reader/200-a-part")
                .replace("\"limit\": \"1\"", "\"limit\": \"1\", \"cursor\": \"" + first.at("next") + "\""));
        assertEquals(List.of("2"), second.at("comments.*.number"));
        assertNull(second.at("next"));
    }

    @Test
    void allIsGoneAfterAsManyCallsAsItTakes() {
        for (int i = 1; i <= 60; i++) {
            publish(ANN, "Text " + i, OptionalInt.empty());
        }
        publish(BEN, "Ben's", OptionalInt.of(1));
        for (int left : new int[] {36, 11}) {
            Answer answer = erase();
            assertEquals(202, answer.status());
            assertEquals("1", answer.header("retry-after"));
            assertEquals(new Tally(61, left), archive.discussion().tally(TIDE));
        }
        assertEquals(204, erase().status());
        assertEquals(204, erase().status());
        assertEquals(new Tally(61, 1), archive.discussion().tally(TIDE));
        Answer kept = send(Events.read("erase-reader/200-kept"));
        assertEquals(List.of(), kept.at("comments"));
    }

    @Test
    void erasureRemovesAllDataOfTheReader() {
        publish(BEN, "Ben's", OptionalInt.empty());
        for (int i = 0; i < 3; i++) {
            publish(ANN, "Text " + i, OptionalInt.of(1));
        }
        publish(BEN, "An answer", OptionalInt.of(2));
        archive.moderation().reject(hold("Rejected"), MOLLY, NOW);
        archive.moderation().approve(hold("Approved"), 1, MOLLY, NOW);
        archive.heldComments().withdraw(hold("Withdrawn"), NOW);
        hold("Held");
        archive.reports().report(TIDE, 1, ANN, "not true", NOW);
        for (int number = 2; number <= 3; number++) {
            for (String reader : List.of("r1", "r2", "r3")) {
                archive.reports().report(TIDE, number, new Commenter(reader, "Reader", true), "rude", NOW);
            }
        }
        assertEquals(204, erase().status());
        assertEquals(new Tally(6, 2), archive.discussion().tally(TIDE));
        Answer kept = send(Events.read("erase-reader/200-kept"));
        for (String what : List.of("comments", "held", "reports")) {
            assertEquals(List.of(), kept.at(what));
        }
    }

    @Test
    void erasureKeepsDataOfOtherReaders() {
        publish(BEN, "One", OptionalInt.empty());
        assertEquals(204, erase().status());
        assertEquals(new Tally(1, 1), archive.discussion().tally(TIDE));
    }

    @Test
    void theNameLeavesThePagesWithTheComment() {
        publish(ANN, "A sentence that is to go", OptionalInt.empty());
        publish(BEN, "An answer", OptionalInt.of(1));
        assertTrue(page().contains("Ann Reader"));
        erase();
        String page = page();
        assertFalse(page.contains("Ann Reader") || page.contains("is to go"));
        assertTrue(page.contains("An answer"));
    }

    private String page() {
        return archive.pages()
                .render(new Address.OfComments(new Slug(SLUG), 1))
                .orElseThrow()
                .page()
                .text();
    }

    private Answer erase() {
        return send(Events.read("erase-reader/204-erased"));
    }

    private void publish(Commenter author, String text, OptionalInt inReplyTo) {
        archive.submissions().publish(submission(author, text, inReplyTo), OFTEN, NOW);
    }

    private String hold(String text) {
        SubmissionResult posted = archive.submissions()
                .hold(
                        submission(ANN, text, OptionalInt.empty()),
                        Set.of(HoldReason.LINKS),
                        new Limits(OFTEN, OFTEN),
                        NOW);
        return ((SubmissionResult.Waiting) posted).id();
    }

    private static CommentSubmission submission(Commenter author, String text, OptionalInt inReplyTo) {
        return new CommentSubmission(TIDE, author, CommentText.of(text).orElseThrow(), inReplyTo, text);
    }

    private Answer send(String event) {
        return POLICY.during(() -> Events.send(function, event, context));
    }
}
