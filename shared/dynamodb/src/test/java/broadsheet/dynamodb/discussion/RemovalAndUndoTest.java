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
import broadsheet.discussion.Moderation.History;
import broadsheet.discussion.Moderation.Removal;
import broadsheet.discussion.Moderation.Ruling;
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
    private final DiscussionFixture debate = new DiscussionFixture();

    @AfterEach
    void close() {
        debate.close();
    }

    @Test
    void anApprovalIsTakenBackAndTheNumberIsNotGivenAgain() {
        String id = debate.hold(ANN, "One");
        Held before = debate.held(id);
        debate.approve(id);
        assertEquals(List.of("COMMENT#" + ARTICLE + "#000001", "HELD#" + id), debate.trail(ANN));
        assertEquals(new History(1, 0, 0, false, Optional.empty()), debate.moderation.history(ANN.id()));
        assertInstanceOf(Ruling.Waits.class, debate.moderation.restore(id, MOLLY, NOW));
        assertInstanceOf(Ruling.Waits.class, debate.moderation.restore(id, MOLLY, NOW));
        assertEquals(List.of(), debate.comments());
        assertEquals(before, debate.held(id));
        assertEquals(new Tally(1, 0), debate.discussion.tally(ARTICLE));
        assertEquals(List.of("HELD#" + id), debate.trail(ANN));
        assertEquals(2, debate.approve(id));
        debate.check("undone");
    }

    @Test
    void aRejectionIsTakenBack() {
        String id = debate.hold(ANN, "One");
        Held before = debate.held(id);
        debate.moderation.reject(id, MOLLY, NOW);
        assertEquals(new History(0, 0, 1, false, Optional.empty()), debate.moderation.history(ANN.id()));
        assertEquals(new Ruling.Waits(before), debate.moderation.restore(id, MOLLY, NOW));
        assertEquals(new History(0, 1, 0, false, Optional.empty()), debate.moderation.history(ANN.id()));
        assertEquals(1, debate.approve(id));
    }

    @Test
    void anApprovalThatWasAnsweredStands() {
        String id = debate.hold(NOBODY, "One");
        debate.approve(id);
        debate.publishAnswer(ANN, 1, "Answer");
        assertInstanceOf(Ruling.Stands.class, debate.moderation.restore(id, MOLLY, NOW));
        assertEquals(List.of("One", "Answer"), debate.texts());
    }

    @Test
    void nobodyRestoresWhatItsAuthorTookBack() {
        String id = debate.hold(NOBODY, "One");
        debate.waiting.withdraw(id, NOW);
        assertInstanceOf(Ruling.Stands.class, debate.moderation.restore(id, MOLLY, NOW));
        var told = assertInstanceOf(Ruling.Overtaken.class, debate.moderation.approve(id, 1, MOLLY, NOW));
        assertEquals(Act.WITHDRAWN, told.decision().act());
    }

    @Test
    void aRemovedCommentVanishesUnlessItWasAnswered() {
        debate.publish(ANN, "One");
        debate.publishAnswer(BEN, 1, "Two");
        assertEquals(Removal.REMOVED, debate.moderation.remove(ARTICLE, 1, MOLLY, NOW));
        assertEquals(Removal.REMOVED, debate.moderation.remove(ARTICLE, 1, MOLLY, NOW));
        assertEquals(State.REMOVED_BY_MODERATOR, debate.comment(1).state());
        assertEquals("", debate.comment(1).name());
        assertEquals(new Tally(2, 1), debate.discussion.tally(ARTICLE));
        assertEquals(List.of(), debate.trail(ANN));
        assertEquals(Removal.REMOVED, debate.moderation.removeOwn(ARTICLE, 2, BEN.id()));
        assertEquals(Removal.REMOVED, debate.moderation.removeOwn(ARTICLE, 2, BEN.id()));
        assertEquals(1, debate.comments().size());
        assertEquals(new Tally(2, 0), debate.discussion.tally(ARTICLE));
        assertEquals(Removal.UNKNOWN, debate.moderation.remove(ARTICLE, 3, MOLLY, NOW));
        assertEquals(3, debate.publish(ANN, "Three"));
        debate.check("removed");
    }

    @Test
    void aReaderRemovesTheirOwnAndNobodyElses() {
        debate.publish(ANN, "One");
        debate.publishAnswer(BEN, 1, "Two");
        assertEquals(Removal.NOT_YOURS, debate.moderation.removeOwn(ARTICLE, 1, BEN.id()));
        debate.approve(debate.hold(NOBODY, "Three"));
        assertEquals(Removal.NOT_YOURS, debate.moderation.removeOwn(ARTICLE, 3, NOBODY.id()));
        assertEquals(Removal.REMOVED, debate.moderation.removeOwn(ARTICLE, 1, ANN.id()));
        assertEquals(State.REMOVED_BY_AUTHOR, debate.comment(1).state());
        debate.check("removed");
    }

    @Test
    void anAnswerAndTheRemovalOfWhatItAnswersDoNotPassEachOther() throws Exception {
        for (int round = 0; round < 6; round++) {
            int number = debate.publish(ANN, "Text " + round);
            String text = "Answer " + round;
            List<Callable<Boolean>> both = List.of(
                    () -> {
                        try {
                            debate.publishAnswer(BEN, number, text);
                            return true;
                        } catch (Refused gone) {
                            return false;
                        }
                    },
                    () -> debate.moderation.remove(ARTICLE, number, MOLLY, NOW) == Removal.REMOVED);
            List<Boolean> came = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (Future<Boolean> each : threads.invokeAll(both)) {
                    came.add(each.get());
                }
            }
            assertEquals(
                    came.getFirst() ? 1 : 0,
                    debate.discussion.between(ARTICLE, number, number).size());
            debate.check("round " + round);
        }
    }
}
