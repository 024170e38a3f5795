package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.id;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import broadsheet.discussion.Comment.State;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Held;
import broadsheet.discussion.Moderation.DecisionResult;
import broadsheet.discussion.Moderation.History;
import broadsheet.discussion.Moderation.Removal;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decisions that are taken back, and comments that are removed. */
final class RemovalAndUndoTest {
    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anApprovalIsTakenBackAndTheNumberIsNotGivenAgain() {
        String id = fixture.hold(ANN, "One");
        Held before = fixture.held(id);
        fixture.approve(id);
        assertEquals(List.of("COMMENT#" + ARTICLE + "#000001", "HELD#" + id), fixture.indexEntry(ANN));
        assertEquals(new History(1, 0, 0, false, Optional.empty()), fixture.moderation.history(ANN.id()));
        assertInstanceOf(DecisionResult.Pending.class, fixture.moderation.restore(id, MOLLY, NOW));
        assertInstanceOf(DecisionResult.Pending.class, fixture.moderation.restore(id, MOLLY, NOW));
        assertEquals(List.of(), fixture.comments());
        assertEquals(before, fixture.held(id));
        assertEquals(new Tally(1, 0), fixture.discussion.tally(ARTICLE));
        assertEquals(List.of("HELD#" + id), fixture.indexEntry(ANN));
        assertEquals(2, fixture.approve(id));
        fixture.check("undone");
    }

    @Test
    void aRejectionIsTakenBack() {
        String id = fixture.hold(ANN, "One");
        Held before = fixture.held(id);
        fixture.moderation.reject(id, MOLLY, NOW);
        assertEquals(new History(0, 0, 1, false, Optional.empty()), fixture.moderation.history(ANN.id()));
        assertEquals(new DecisionResult.Pending(before), fixture.moderation.restore(id, MOLLY, NOW));
        assertEquals(new History(0, 1, 0, false, Optional.empty()), fixture.moderation.history(ANN.id()));
        assertEquals(1, fixture.approve(id));
    }

    @Test
    void approvalWithRepliesIsNotUndone() {
        String id = fixture.hold(NOBODY, "One");
        fixture.approve(id);
        fixture.publishAnswer(ANN, 1, "Answer");
        assertInstanceOf(DecisionResult.Irreversible.class, fixture.moderation.restore(id, MOLLY, NOW));
        assertEquals(List.of("One", "Answer"), fixture.texts());
    }

    @Test
    void commentWithdrawnByItsAuthorCannotBeRestored() {
        String id = fixture.hold(NOBODY, "One");
        fixture.waiting.withdraw(id, NOW);
        assertInstanceOf(DecisionResult.Irreversible.class, fixture.moderation.restore(id, MOLLY, NOW));
        var told = assertInstanceOf(DecisionResult.AlreadyDecided.class, fixture.moderation.approve(id, 1, MOLLY, NOW));
        assertEquals(Act.WITHDRAWN, told.decision().act());
    }

    @Test
    void aRemovedCommentVanishesUnlessItWasAnswered() {
        fixture.publish(ANN, "One");
        fixture.publishAnswer(BEN, 1, "Two");
        assertEquals(Removal.REMOVED, fixture.moderation.remove(ARTICLE, 1, MOLLY, NOW));
        assertEquals(Removal.REMOVED, fixture.moderation.remove(ARTICLE, 1, MOLLY, NOW));
        assertEquals(State.REMOVED_BY_MODERATOR, fixture.comment(1).state());
        assertEquals("", fixture.comment(1).name());
        assertEquals(new Tally(2, 1), fixture.discussion.tally(ARTICLE));
        assertEquals(List.of(), fixture.indexEntry(ANN));
        assertEquals(Removal.REMOVED, fixture.moderation.removeOwn(ARTICLE, 2, BEN.id()));
        assertEquals(Removal.REMOVED, fixture.moderation.removeOwn(ARTICLE, 2, BEN.id()));
        assertEquals(1, fixture.comments().size());
        assertEquals(new Tally(2, 0), fixture.discussion.tally(ARTICLE));
        assertEquals(Removal.UNKNOWN, fixture.moderation.remove(ARTICLE, 3, MOLLY, NOW));
        assertEquals(3, fixture.publish(ANN, "Three"));
        fixture.check("removed");
    }

    @Test
    void readerRemovesOnlyTheirOwnComments() {
        fixture.publish(ANN, "One");
        fixture.publishAnswer(BEN, 1, "Two");
        assertEquals(Removal.NOT_YOURS, fixture.moderation.removeOwn(ARTICLE, 1, BEN.id()));
        fixture.approve(fixture.hold(NOBODY, "Three"));
        assertEquals(Removal.NOT_YOURS, fixture.moderation.removeOwn(ARTICLE, 3, NOBODY.id()));
        assertEquals(Removal.REMOVED, fixture.moderation.removeOwn(ARTICLE, 1, ANN.id()));
        assertEquals(State.REMOVED_BY_AUTHOR, fixture.comment(1).state());
        fixture.check("removed");
    }

    @Test
    void replyAndRemovalOfItsParentAreSerialized() throws Exception {
        for (int round = 0; round < 6; round++) {
            int number = fixture.publish(ANN, "Text " + round);
            String text = "Answer " + round;
            List<Callable<Boolean>> both = List.of(
                    () -> {
                        try {
                            fixture.publishAnswer(BEN, number, text);
                            return true;
                        } catch (Refused gone) {
                            return false;
                        }
                    },
                    () -> fixture.moderation.remove(ARTICLE, number, MOLLY, NOW) == Removal.REMOVED);
            List<Boolean> came = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (Future<Boolean> each : threads.invokeAll(both)) {
                    came.add(each.get());
                }
            }
            assertEquals(
                    came.getFirst() ? 1 : 0,
                    fixture.discussion.between(ARTICLE, number, number).size());
            fixture.check("round " + round);
        }
    }
}
