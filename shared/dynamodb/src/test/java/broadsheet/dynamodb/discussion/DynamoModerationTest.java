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
import broadsheet.discussion.HeldComments.Fate;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderation.Ruling;
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
    private final DiscussionFixture debate = new DiscussionFixture();

    @AfterEach
    void close() {
        debate.close();
    }

    @Test
    void whatIsApprovedIsPublishedAndWaitsNoMore() {
        debate.publish(ANN, "Before");
        String id = debate.hold(NOBODY, "One");
        var done = assertInstanceOf(Ruling.Done.class, debate.moderation.approve(id, 1, MOLLY, NOW));
        assertEquals(Act.APPROVED, done.decision().act());
        assertEquals(OptionalInt.of(2), done.decision().number());
        assertEquals(List.of("Before", "One"), debate.texts());
        assertEquals(List.of(), debate.held());
        assertEquals(done.decision(), ((Fate.Decided) debate.waiting.find(id).orElseThrow()).decision());
    }

    @Test
    void commentHeldBeforeARenameIsApprovedInItsPlace() {
        debate.publish(ANN, "Before");
        String answer = id(debate.hold(DiscussionFixture.answer(BEN, 1, "An answer", "key of an answer")));
        String reported = debate.reportEnough(1);
        new DynamoArticles(debate.table)
                .publish(new Slug("renamed"), Drafts.formerly(SLUG), any -> true, Actor.unnamed("an-editor"), NOW);

        var done = assertInstanceOf(Ruling.Done.class, debate.moderation.approve(answer, 1, MOLLY, NOW));
        assertEquals(OptionalInt.of(2), done.decision().number());
        assertEquals(OptionalInt.of(1), debate.comment(2).inReplyTo());
        assertInstanceOf(Ruling.Done.class, debate.moderation.approve(reported, 1, MOLLY, NOW));
        assertEquals(List.of("Before", "An answer"), debate.texts());
        assertEquals(new Tally(2, 2), debate.discussion.tally(ARTICLE));
    }

    @Test
    void decidedCommentWithoutAnAccountKeepsNothingOfItsAddress() {
        String approved = debate.hold(NOBODY, "One");
        String rejected = debate.hold(NOBODY, "Two");
        String withdrawn = debate.hold(NOBODY, "Three");
        assertTrue(itemsNaming(NOBODY.id()) > 0);
        debate.approve(approved);
        debate.moderation.reject(rejected, MOLLY, NOW);
        debate.waiting.withdraw(withdrawn, NOW);
        assertEquals(0, itemsNaming(NOBODY.id()));
        debate.check("decided");
    }

    @Test
    void restoredCommentWithoutAnAccountIsDecidedLikeAnyOther() {
        String id = debate.hold(NOBODY, "One");
        debate.approve(id);
        assertInstanceOf(Ruling.Waits.class, debate.moderation.restore(id, MOLLY, NOW));
        assertEquals("", debate.held(id).author().id());
        debate.waiting.revise(debate.held(id), text("Two"), Set.of(HoldReason.ANONYMOUS), NOBODY, OFTEN, NOW);
        assertInstanceOf(Ruling.Done.class, debate.moderation.approve(id, 2, MOLLY, NOW));
        assertEquals(List.of("Two"), debate.texts());
        debate.check("approved again");
    }

    @Test
    void reportedCommentWithoutAnAccountIsShownAgain() {
        debate.approve(debate.hold(NOBODY, "One"));
        assertEquals(1, debate.approve(debate.reportEnough(1)));
        assertEquals(List.of("One"), debate.texts());
        debate.check("shown again");
    }

    @Test
    void addressIsBlockedUntilTheDayEnds() {
        debate.moderation.block(NOBODY.id(), MOLLY, NOW);
        debate.moderation.block(ANN.id(), MOLLY, NOW);
        assertTrue(debate.submissions.known(NOBODY).blocked());
        assertEquals(
                Instant.parse("2026-04-02T00:00:00Z").getEpochSecond(),
                debate.table
                        .getNow(Keys.reader(NOBODY.id()), Keys.BLOCKED)
                        .orElseThrow()
                        .number("expiresAt"));
        assertFalse(debate.table
                .getNow(Keys.reader(ANN.id()), Keys.BLOCKED)
                .orElseThrow()
                .has("expiresAt"));
        debate.moderation.unblock(NOBODY.id(), MOLLY, NOW);
        assertFalse(debate.submissions.known(NOBODY).blocked());
    }

    private long itemsNaming(String id) {
        return debate.items().stream()
                .filter(item -> item.attributes().toString().contains(id))
                .count();
    }

    @Test
    void whatIsRejectedIsGone() {
        String id = debate.hold(ANN, "One");
        assertInstanceOf(Ruling.Done.class, debate.moderation.reject(id, MOLLY, NOW));
        assertEquals(List.of(), debate.texts());
        assertEquals(List.of(), debate.held());
        assertEquals(Tally.NONE, debate.discussion.tally(ARTICLE));
    }

    @Test
    void whoDecidesTwiceIsAnsweredAlike() {
        String id = debate.hold(NOBODY, "One");
        Ruling first = debate.moderation.approve(id, 1, MOLLY, NOW);
        assertEquals(first, debate.moderation.approve(id, 1, MOLLY, NOW.plusSeconds(60)));
        assertEquals(1, debate.comments().size());
    }

    @Test
    void theSecondModeratorIsToldWhatTheFirstDecided() {
        String id = debate.hold(NOBODY, "One");
        var first = (Ruling.Done) debate.moderation.reject(id, MOLLY, NOW);
        assertEquals(new Ruling.Overtaken(first.decision()), debate.moderation.approve(id, 1, MAX, NOW.plusSeconds(1)));
        assertEquals(new Ruling.Overtaken(first.decision()), debate.moderation.reject(id, MAX, NOW.plusSeconds(2)));
        assertEquals(
                new Ruling.Overtaken(first.decision()), debate.moderation.approve(id, 1, MOLLY, NOW.plusSeconds(3)));
        assertEquals(List.of(), debate.texts());
    }

    @Test
    void moderatorsAtOncePublishOnceAndOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = debate.hold(NOBODY, "Text " + round);
            List<Callable<Ruling>> decisions = List.of(
                    () -> debate.moderation.approve(id, 1, MOLLY, NOW),
                    () -> debate.moderation.approve(id, 1, MAX, NOW),
                    () -> debate.moderation.reject(id, MAX, NOW));
            List<Ruling> told = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(3)) {
                for (Future<Ruling> decision : threads.invokeAll(decisions)) {
                    told.add(decision.get());
                }
            }
            assertEquals(1, told.stream().filter(Ruling.Done.class::isInstance).count(), told::toString);
            assertEquals(
                    2, told.stream().filter(Ruling.Overtaken.class::isInstance).count(), told::toString);
            debate.check("round " + round);
        }
    }

    @Test
    void aTextThatNoModeratorHasReadIsNotApproved() {
        String id = debate.hold(NOBODY, "Nice");
        debate.waiting.revise(debate.held(id), text("Not nice"), Set.of(HoldReason.ANONYMOUS), NOBODY, OFTEN, NOW);
        var waits = assertInstanceOf(Ruling.Waits.class, debate.moderation.approve(id, 1, MOLLY, NOW));
        assertEquals("Not nice", waits.held().text().value());
        assertEquals(List.of(), debate.texts());
        assertInstanceOf(Ruling.Done.class, debate.moderation.approve(id, 2, MOLLY, NOW));
        assertEquals(List.of("Not nice"), debate.texts());
    }

    @Test
    void nothingIsApprovedUnderAnArticleThatIsGone() {
        String id = debate.hold(NOBODY, "One");
        new DynamoArticles(debate.table).withdraw(SLUG, any -> true, Actor.unnamed("an-editor"), NOW);
        assertThrows(Refused.class, () -> debate.moderation.approve(id, 1, MOLLY, NOW));
        assertEquals(1, debate.held().size());
        assertInstanceOf(Ruling.Done.class, debate.moderation.reject(id, MOLLY, NOW));
    }

    @Test
    void whatAnsweredACommentThatHasVanishedStandsForItself() {
        debate.publish(ANN, "One");
        String id = DiscussionFixture.id(debate.hold(DiscussionFixture.answer(NOBODY, 1, "Answer", "k")));
        debate.moderation.remove(ARTICLE, 1, MOLLY, NOW);
        debate.approve(id);
        assertEquals(OptionalInt.empty(), debate.comment(2).inReplyTo());
        debate.check("vanished");
    }

    @Test
    void whatNeverWaitedIsUnknown() {
        for (String id : List.of("01JQRX00000000000000000000", "x", "", "HEAD")) {
            assertEquals(new Ruling.Unknown(), debate.moderation.approve(id, 1, MOLLY, NOW));
            assertEquals(new Ruling.Unknown(), debate.moderation.reject(id, MOLLY, NOW));
            assertEquals(new Ruling.Unknown(), debate.moderation.restore(id, MOLLY, NOW));
        }
    }
}
