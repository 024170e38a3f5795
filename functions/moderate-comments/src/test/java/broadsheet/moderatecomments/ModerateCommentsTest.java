package broadsheet.moderatecomments;

import static broadsheet.moderatecomments.ModerateCommentsFixture.BEN;
import static broadsheet.moderatecomments.ModerateCommentsFixture.NOW;
import static broadsheet.moderatecomments.ModerateCommentsFixture.TIDE;
import static broadsheet.moderatecomments.ModerateCommentsFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.HeldComments.HeldCommentState;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Tally;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.SeededSite;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ModerateCommentsTest {
    @AutoClose
    private final ModerateCommentsFixture desk = new ModerateCommentsFixture();

    private final SeededSite archive = desk.archive;
    private final TestContext context = desk.context;

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("moderate-comments").stream()
                .map(name -> dynamicTest(name, () -> {
                    // In the events it stands for the id of what waits, which nobody knows before.
                    Answer answer = desk.send(Events.read(name).replace("01JQRX00000000000000000001", desk.id));
                    assertEquals(
                            name.replaceFirst("moderate-comments/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void heldCommentsAreListedWithTheirReasons() {
        Answer answer = desk.send(Events.read("moderate-comments/200-held"));
        assertEquals(List.of(desk.id), answer.at("comments.*.id"));
        assertEquals(List.of("links"), answer.at("comments.0.reasons"));
        assertEquals("how-a-tide-table-knows", answer.at("comments.0.article"));
        assertEquals("How a tide table knows", answer.at("comments.0.title"));
        archive.withdraw("how-a-tide-table-knows");
        assertNull(desk.send(Events.read("moderate-comments/200-held")).at("comments.0.title"));
    }

    @Test
    void anApprovalPublishesAndIsAnsweredAlikeWhenItIsRepeated() {
        Answer first = desk.decide("approval");
        assertEquals(1, context.said("CommentsPublished"));
        assertEquals("published", first.at("status"));
        assertEquals("3", first.at("id"));
        assertEquals(first.json(), desk.decide("approval").json());
        assertEquals(new Tally(3, 3), archive.discussion().tally(TIDE));
    }

    @Test
    void approvalOfACommentOnAWithdrawnArticleIsAnsweredGoneAndItStaysHeld() {
        archive.withdraw("how-a-tide-table-knows");
        assertEquals(410, desk.decide("approval").status());
        assertEquals(
                List.of(desk.id),
                desk.send(Events.read("moderate-comments/200-held")).at("comments.*.id"));
        assertEquals("rejected", desk.decide("rejection").at("status"));
    }

    @Test
    void secondDecisionIsAnsweredWithTheFirst() {
        assertEquals("rejected", desk.decide("rejection").at("status"));
        Answer second = desk.decide("approval");
        assertEquals(409, second.status());
        assertTrue(String.valueOf(second.at("detail")).startsWith("This was rejected by "), second::json);
        assertEquals(new Tally(2, 2), archive.discussion().tally(TIDE));
    }

    @Test
    void commentChangedByItsAuthorIsNotApproved() {
        HeldCommentState state = archive.heldComments().find(desk.id).orElseThrow();
        archive.heldComments()
                .revise(
                        ((HeldCommentState.Waiting) state).held(),
                        text("Changed"),
                        Set.of(HoldReason.LINKS),
                        ((HeldCommentState.Waiting) state).held().author(),
                        10,
                        NOW);
        Answer answer = desk.decide("approval");
        assertEquals(409, answer.status());
        assertEquals("Its author has changed it since you read it: it is at version 2 now.", answer.at("detail"));
        assertEquals(
                200, desk.send(desk.decision("approval").replace("1}", "2}")).status());
    }

    @Test
    void commentWithdrawnByItsAuthorIsReportedAsWithdrawn() {
        archive.heldComments().withdraw(desk.id, NOW);
        Answer answer = desk.decide("approval");
        assertEquals(409, answer.status());
        assertTrue(String.valueOf(answer.at("detail")).startsWith("This was withdrawn by its author at "));
        assertEquals(409, desk.decide("restoration").status());
    }

    @Test
    void aDecisionIsTakenBackForAWhile() {
        assertEquals(200, desk.decide("approval").status());
        Answer undone = desk.decide("restoration");
        assertEquals(200, undone.status());
        assertEquals("held", undone.at("status"));
        assertEquals(undone.json(), desk.decide("restoration").json());
        assertEquals(new Tally(3, 2), archive.discussion().tally(TIDE));
        assertEquals(200, desk.decide("rejection").status());
        assertEquals(200, desk.decide("restoration").status());
        assertEquals("4", desk.decide("approval").at("id"));
    }

    @Test
    void approvalWithRepliesIsNotUndone() {
        desk.decide("approval");
        archive.submissions()
                .publish(new CommentSubmission(TIDE, BEN, text("Answer"), OptionalInt.of(3), "k"), 10, NOW);
        Answer answer = desk.decide("restoration");
        assertEquals(409, answer.status());
        assertTrue(String.valueOf(answer.at("detail")).endsWith("Since then it was answered, or removed."));
    }

    @Test
    void aFormGoesBackToTheDesk() {
        for (String decision : List.of("approval", "restoration", "rejection")) {
            Answer answer = desk.send(desk.decision(decision)
                    .replace("application/json\",\n    \"host", "application/x-www-form-urlencoded\",\n    \"host")
                    .replace("{\\\"version\\\": 1}", "version=1"));
            assertEquals(303, answer.status(), answer::json);
            assertEquals("/desk/", answer.header("location"));
        }
    }

    @Test
    void aModeratorRemovesAnyCommentAndAReaderTheirOwn() {
        assertEquals(403, desk.remove("1", "readers", "ben").status());
        assertEquals(204, desk.remove("1", "readers", "ann").status());
        assertEquals(204, desk.remove("1", "readers", "ann").status());
        assertEquals(204, desk.remove("2", "moderators", "molly").status());
        assertEquals(404, desk.remove("9", "moderators", "molly").status());
        assertEquals(new Tally(2, 0), archive.discussion().tally(TIDE));
    }

    @Test
    void unknownCommentIsNamedByTheProblem() {
        Answer answer = desk.send(Events.read("moderate-comments/404-remove-unknown"));
        assertEquals(404, answer.status());
        assertEquals("There is nothing at /api/articles/how-a-tide-table-knows/comments/99.", answer.at("detail"));
    }

    @Test
    void anotherSiteDecidesNothing() {
        for (String header : List.of("sec-fetch-site\": \"cross-site", "origin\": \"https://evil.example")) {
            Answer answer =
                    desk.send(desk.decision("approval").replace("\"host\":", "\"" + header + "\",\n    \"host\":"));
            assertEquals(403, answer.status());
        }
        assertEquals(new Tally(2, 2), archive.discussion().tally(TIDE));
    }
}
