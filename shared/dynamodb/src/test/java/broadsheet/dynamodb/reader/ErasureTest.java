package broadsheet.dynamodb.reader;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MAX;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.Reader.QUILL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.discussion.Comment;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Moderation.DecisionResult;
import broadsheet.dynamodb.discussion.DiscussionFixture;
import broadsheet.dynamodb.discussion.Reader;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ErasureTest {
    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void erasureLeavesNoTraceOfTheReader() {
        Reader.wasHere(fixture);
        fixture.check("before");
        assertFalse(Reader.mentions(fixture).isEmpty());
        assertTrue(fixture.readers.erase(QUILL.id(), 1_000, NOW));
        assertEquals(List.of(), Reader.mentions(fixture));
        assertEquals(List.of(Keys.BLOCKED), fixture.indexEntry(QUILL));
        fixture.check("after");
    }

    @Test
    void erasedCommentWithRepliesLeavesAPlaceholder() {
        Reader.wasHere(fixture);
        fixture.readers.erase(QUILL.id(), 1_000, NOW);
        assertEquals(List.of("Answer to 2", "Answer to 4", "Answer to 6"), fixture.texts());
        assertEquals(
                List.of(
                        "2 REMOVED_BY_AUTHOR",
                        "4 REMOVED_BY_AUTHOR",
                        "6 REMOVED_BY_MODERATOR",
                        "9 PUBLISHED",
                        "10 PUBLISHED",
                        "11 PUBLISHED"),
                fixture.comments().stream()
                        .map(comment -> comment.number() + " " + comment.state())
                        .toList());
        assertEquals(List.of(), fixture.held());
    }

    @Test
    void aLittleAtATimeIsTheSameInTheEnd() {
        Reader.wasHere(fixture);
        int entries = fixture.indexEntry(QUILL).size() - 1;
        int calls = 1;
        while (!fixture.readers.erase(QUILL.id(), 2, NOW)) {
            fixture.check("call " + calls);
            calls++;
            assertTrue(calls <= entries, "it goes on and on");
        }
        assertTrue(calls > 3, "it was all erased in " + calls + " calls");
        assertEquals(List.of(), Reader.mentions(fixture));
    }

    @Test
    void unknownReaderHasNothingErased() {
        List<Item> before = fixture.items();
        assertTrue(fixture.readers.erase(QUILL.id(), 1, NOW));
        assertEquals(before, fixture.items());
    }

    @Test
    void moderatorStillGetsTheDecisionAfterErasure() {
        String held = fixture.hold(QUILL, "One");
        String rejected = fixture.hold(QUILL, "Two");
        String approved = fixture.hold(QUILL, "Three");
        fixture.moderation.reject(rejected, MOLLY, NOW);
        DecisionResult approval = fixture.moderation.approve(approved, 1, MOLLY, NOW);
        fixture.readers.erase(QUILL.id(), 1_000, NOW);

        var alreadyDecided =
                assertInstanceOf(DecisionResult.AlreadyDecided.class, fixture.moderation.approve(held, 1, MOLLY, NOW));
        assertEquals(Act.WITHDRAWN, alreadyDecided.decision().act());
        assertInstanceOf(DecisionResult.Irreversible.class, fixture.moderation.restore(rejected, MOLLY, NOW));
        assertInstanceOf(DecisionResult.Irreversible.class, fixture.moderation.restore(approved, MOLLY, NOW));
        var again = assertInstanceOf(DecisionResult.Done.class, fixture.moderation.approve(approved, 1, MOLLY, NOW));
        assertEquals(
                ((DecisionResult.Done) approval).decision().at(),
                again.decision().at());
        assertInstanceOf(DecisionResult.AlreadyDecided.class, fixture.moderation.reject(approved, MAX, NOW));
        assertEquals(List.of(), fixture.texts());
    }

    @Test
    void commentHeldByReportsStaysHeldAfterErasureOfOne() {
        fixture.publish(BEN, "One");
        for (Commenter reader : List.of(ANN, QUILL, new Commenter("r3", "Reader", true))) {
            fixture.reports.report(ARTICLE, 1, reader, "rude, says " + reader.name(), NOW);
        }
        fixture.readers.erase(QUILL.id(), 1_000, NOW);
        assertEquals(List.of(), Reader.mentions(fixture));
        assertEquals(State.HELD, fixture.comment(1).state());
        assertEquals(2, fixture.reports.of(ARTICLE, 1).size());
        assertEquals(1, fixture.held().size());
    }

    @Test
    void lateRetryRestoresNothing() {
        CommentSubmission from = DiscussionFixture.submission(QUILL, "One", "a key");
        var posted = fixture.submissions.publish(from, OFTEN, NOW);
        fixture.readers.erase(QUILL.id(), 1_000, NOW);
        assertEquals(posted, fixture.submissions.publish(from, OFTEN, NOW.plus(Duration.ofDays(1))));
        assertEquals(List.of(), fixture.texts());
        assertEquals(List.of(), Reader.mentions(fixture));
    }

    @Test
    void anErasureDoesNotLiftALimit() {
        fixture.submissions.publish(DiscussionFixture.submission(QUILL, "One", "1"), 1, NOW);
        fixture.readers.erase(QUILL.id(), 1_000, NOW);
        assertThrows(
                RuntimeException.class,
                () -> fixture.submissions.publish(DiscussionFixture.submission(QUILL, "Two", "2"), 1, NOW));
    }

    @Test
    void concurrentWritesLeaveCommentErasedOrComplete() throws Exception {
        for (int round = 0; round < 8; round++) {
            String text = "quixotic " + round;
            int number = fixture.publish(QUILL, text);
            String waiting = fixture.hold(QUILL, text + " waiting");
            String rejected = fixture.hold(QUILL, text + " rejected");
            fixture.moderation.reject(rejected, MOLLY, NOW);
            List<Callable<Object>> acts = List.of(
                    () -> fixture.readers.erase(QUILL.id(), 1_000, NOW),
                    () -> fixture.readers.erase(QUILL.id(), 1_000, NOW),
                    () -> fixture.publish(QUILL, text + " posted meanwhile"),
                    () -> fixture.moderation.approve(waiting, 1, MOLLY, NOW),
                    () -> fixture.moderation.restore(rejected, MOLLY, NOW),
                    () -> {
                        for (String reader : List.of("r1", "r2", "r3")) {
                            fixture.reports.report(ARTICLE, number, new Commenter(reader, "R", true), "rude", NOW);
                        }
                        return true;
                    });
            List<Object> told = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(acts.size())) {
                for (Future<Object> act : threads.invokeAll(acts)) {
                    told.add(act.get());
                }
            }
            // Among other things: what is there is in the index.
            fixture.check("round " + round + ": " + told);
            for (Comment comment : fixture.comments()) {
                assertTrue(
                        comment.text().isEmpty() || comment.text().get().value().contains("meanwhile"),
                        () -> comment + " was published by somebody after it was erased: " + told);
            }
            assertTrue(fixture.readers.erase(QUILL.id(), 1_000, NOW));
            assertEquals(List.of(), Reader.mentions(fixture));
            fixture.check("round " + round + ", in the end");
        }
    }
}
