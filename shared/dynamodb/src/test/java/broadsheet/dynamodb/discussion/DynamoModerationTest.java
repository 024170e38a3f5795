package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MAX;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.SLUG;
import static broadsheet.dynamodb.discussion.DiscussionFixture.id;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.HeldComments.HeldCommentState;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderation.DecisionResult;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Tally;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.article.DynamoArticles;
import broadsheet.dynamodb.key.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DynamoModerationTest {
    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void approvedCommentIsPublishedAndLeavesTheQueue() {
        fixture.publish(ANN, "Before");
        String id = fixture.hold(NOBODY, "One");
        var done = assertInstanceOf(DecisionResult.Done.class, fixture.moderation.approve(id, 1, MOLLY, NOW));
        assertEquals(Act.APPROVED, done.decision().act());
        assertEquals(OptionalInt.of(2), done.decision().number());
        assertEquals(List.of("Before", "One"), fixture.texts());
        assertEquals(List.of(), fixture.held());
        assertEquals(
                done.decision(),
                ((HeldCommentState.Decided) fixture.waiting.find(id).orElseThrow()).decision());
    }

    @Test
    void commentHeldBeforeARenameIsApprovedInItsPlace() {
        fixture.publish(ANN, "Before");
        String answer = id(fixture.hold(DiscussionFixture.answer(BEN, 1, "An answer", "key of an answer")));
        String reported = fixture.reportEnough(1);
        new DynamoArticles(fixture.table)
                .publish(new Slug("renamed"), Drafts.formerly(SLUG), any -> true, Actor.unnamed("an-editor"), NOW);

        var done = assertInstanceOf(DecisionResult.Done.class, fixture.moderation.approve(answer, 1, MOLLY, NOW));
        assertEquals(OptionalInt.of(2), done.decision().number());
        assertEquals(OptionalInt.of(1), fixture.comment(2).inReplyTo());
        assertInstanceOf(DecisionResult.Done.class, fixture.moderation.approve(reported, 1, MOLLY, NOW));
        assertEquals(List.of("Before", "An answer"), fixture.texts());
        assertEquals(new Tally(2, 2), fixture.discussion.tally(ARTICLE));
    }

    @Test
    void decidedCommentWithoutAnAccountKeepsNothingOfItsAddress() {
        String approved = fixture.hold(NOBODY, "One");
        String rejected = fixture.hold(NOBODY, "Two");
        String withdrawn = fixture.hold(NOBODY, "Three");
        assertTrue(itemsNaming(NOBODY.id()) > 0);
        fixture.approve(approved);
        fixture.moderation.reject(rejected, MOLLY, NOW);
        fixture.waiting.withdraw(withdrawn, NOW);
        assertEquals(0, itemsNaming(NOBODY.id()));
        fixture.check("decided");
    }

    @Test
    void restoredCommentWithoutAnAccountIsDecidedLikeAnyOther() {
        String id = fixture.hold(NOBODY, "One");
        fixture.approve(id);
        assertInstanceOf(DecisionResult.Pending.class, fixture.moderation.restore(id, MOLLY, NOW));
        assertEquals("", fixture.held(id).author().id());
        fixture.waiting.revise(fixture.held(id), text("Two"), Set.of(HoldReason.ANONYMOUS), NOBODY, OFTEN, NOW);
        assertInstanceOf(DecisionResult.Done.class, fixture.moderation.approve(id, 2, MOLLY, NOW));
        assertEquals(List.of("Two"), fixture.texts());
        fixture.check("approved again");
    }

    @Test
    void reportedCommentWithoutAnAccountIsShownAgain() {
        fixture.approve(fixture.hold(NOBODY, "One"));
        assertEquals(1, fixture.approve(fixture.reportEnough(1)));
        assertEquals(List.of("One"), fixture.texts());
        fixture.check("shown again");
    }

    @Test
    void addressIsBlockedUntilTheDayEnds() {
        fixture.moderation.block(NOBODY.id(), MOLLY, NOW);
        fixture.moderation.block(ANN.id(), MOLLY, NOW);
        assertTrue(fixture.submissions.known(NOBODY.id()).blocked());
        assertEquals(
                Instant.parse("2026-04-02T00:00:00Z").getEpochSecond(),
                fixture.table
                        .getNow(Keys.reader(NOBODY.id()), Keys.BLOCKED)
                        .orElseThrow()
                        .number("expiresAt"));
        assertFalse(fixture.table
                .getNow(Keys.reader(ANN.id()), Keys.BLOCKED)
                .orElseThrow()
                .has("expiresAt"));
        fixture.moderation.unblock(NOBODY.id(), MOLLY, NOW);
        assertFalse(fixture.submissions.known(NOBODY.id()).blocked());
    }

    private long itemsNaming(String id) {
        return fixture.items().stream()
                .filter(item -> item.attributes().toString().contains(id))
                .count();
    }

    @Test
    void rejectedCommentIsGone() {
        String id = fixture.hold(ANN, "One");
        assertInstanceOf(DecisionResult.Done.class, fixture.moderation.reject(id, MOLLY, NOW));
        assertEquals(List.of(), fixture.texts());
        assertEquals(List.of(), fixture.held());
        assertEquals(Tally.NONE, fixture.discussion.tally(ARTICLE));
    }

    @Test
    void repeatedDecisionGetsTheSameAnswer() {
        String id = fixture.hold(NOBODY, "One");
        DecisionResult first = fixture.moderation.approve(id, 1, MOLLY, NOW);
        assertEquals(first, fixture.moderation.approve(id, 1, MOLLY, NOW.plusSeconds(60)));
        assertEquals(1, fixture.comments().size());
    }

    @Test
    void secondModeratorGetsTheFirstDecision() {
        String id = fixture.hold(NOBODY, "One");
        var first = (DecisionResult.Done) fixture.moderation.reject(id, MOLLY, NOW);
        assertEquals(
                new DecisionResult.AlreadyDecided(first.decision()),
                fixture.moderation.approve(id, 1, MAX, NOW.plusSeconds(1)));
        assertEquals(
                new DecisionResult.AlreadyDecided(first.decision()),
                fixture.moderation.reject(id, MAX, NOW.plusSeconds(2)));
        assertEquals(
                new DecisionResult.AlreadyDecided(first.decision()),
                fixture.moderation.approve(id, 1, MOLLY, NOW.plusSeconds(3)));
        assertEquals(List.of(), fixture.texts());
    }

    @Test
    void moderatorsAtOncePublishOnceAndOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = fixture.hold(NOBODY, "Text " + round);
            List<Callable<DecisionResult>> decisions = List.of(
                    () -> fixture.moderation.approve(id, 1, MOLLY, NOW),
                    () -> fixture.moderation.approve(id, 1, MAX, NOW),
                    () -> fixture.moderation.reject(id, MAX, NOW));
            List<DecisionResult> told = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(3)) {
                for (Future<DecisionResult> decision : threads.invokeAll(decisions)) {
                    told.add(decision.get());
                }
            }
            assertEquals(
                    1,
                    told.stream().filter(DecisionResult.Done.class::isInstance).count(),
                    told::toString);
            assertEquals(
                    2,
                    told.stream()
                            .filter(DecisionResult.AlreadyDecided.class::isInstance)
                            .count(),
                    told::toString);
            fixture.check("round " + round);
        }
    }

    @Test
    void aTextThatNoModeratorHasReadIsNotApproved() {
        String id = fixture.hold(NOBODY, "Nice");
        fixture.waiting.revise(fixture.held(id), text("Not nice"), Set.of(HoldReason.ANONYMOUS), NOBODY, OFTEN, NOW);
        var waits = assertInstanceOf(DecisionResult.Pending.class, fixture.moderation.approve(id, 1, MOLLY, NOW));
        assertEquals("Not nice", waits.held().text().value());
        assertEquals(List.of(), fixture.texts());
        assertInstanceOf(DecisionResult.Done.class, fixture.moderation.approve(id, 2, MOLLY, NOW));
        assertEquals(List.of("Not nice"), fixture.texts());
    }

    @Test
    void nothingIsApprovedUnderAnArticleThatIsGone() {
        String id = fixture.hold(NOBODY, "One");
        new DynamoArticles(fixture.table).withdraw(SLUG, any -> true, Actor.unnamed("an-editor"), NOW);
        assertThrows(Refused.class, () -> fixture.moderation.approve(id, 1, MOLLY, NOW));
        assertEquals(1, fixture.held().size());
        assertInstanceOf(DecisionResult.Done.class, fixture.moderation.reject(id, MOLLY, NOW));
    }

    @Test
    void replyToAVanishedCommentIsTopLevel() {
        fixture.publish(ANN, "One");
        String id = DiscussionFixture.id(fixture.hold(DiscussionFixture.answer(NOBODY, 1, "Answer", "k")));
        fixture.moderation.remove(ARTICLE, 1, MOLLY, NOW);
        fixture.approve(id);
        assertEquals(OptionalInt.empty(), fixture.comment(2).inReplyTo());
        fixture.check("vanished");
    }

    @Test
    void neverHeldCommentIsUnknown() {
        for (String id : List.of("01JQRX00000000000000000000", "x", "", "HEAD")) {
            assertEquals(new DecisionResult.Unknown(), fixture.moderation.approve(id, 1, MOLLY, NOW));
            assertEquals(new DecisionResult.Unknown(), fixture.moderation.reject(id, MOLLY, NOW));
            assertEquals(new DecisionResult.Unknown(), fixture.moderation.restore(id, MOLLY, NOW));
        }
    }
}
