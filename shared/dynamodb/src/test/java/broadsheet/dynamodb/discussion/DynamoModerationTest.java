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
import broadsheet.discussion.Comment;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Held;
import broadsheet.discussion.HeldComments.Fate;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderation.Counts;
import broadsheet.discussion.Moderation.Decided;
import broadsheet.discussion.Moderation.History;
import broadsheet.discussion.Moderation.Removal;
import broadsheet.discussion.Moderation.Ruling;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Tally;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.article.DynamoArticles;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

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
                .publish(new Slug("renamed"), Drafts.formerly(SLUG), any -> true, "an-editor", NOW);

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
        assertInstanceOf(Ruling.Waits.class, debate.moderation.restore(id, NOW));
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
        debate.moderation.unblock(NOBODY.id());
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
        new DynamoArticles(debate.table).withdraw(SLUG, any -> true, "an-editor", NOW);
        assertThrows(Refused.class, () -> debate.moderation.approve(id, 1, MOLLY, NOW));
        assertEquals(1, debate.held().size());
        assertInstanceOf(Ruling.Done.class, debate.moderation.reject(id, MOLLY, NOW));
    }

    @Test
    void whatAnsweredACommentThatHasVanishedStandsForItself() {
        debate.publish(ANN, "One");
        String id = DiscussionFixture.id(debate.hold(DiscussionFixture.answer(NOBODY, 1, "Answer", "k")));
        debate.moderation.remove(ARTICLE, 1);
        debate.approve(id);
        assertEquals(OptionalInt.empty(), debate.comment(2).inReplyTo());
        debate.check("vanished");
    }

    @Test
    void anApprovalIsTakenBackAndTheNumberIsNotGivenAgain() {
        String id = debate.hold(ANN, "One");
        Held before = debate.held(id);
        debate.approve(id);
        assertEquals(List.of("COMMENT#" + ARTICLE + "#000001", "HELD#" + id), debate.trail(ANN));
        assertEquals(new History(1, 0, 0, false, Optional.empty()), debate.moderation.history(ANN.id()));
        assertInstanceOf(Ruling.Waits.class, debate.moderation.restore(id, NOW));
        assertInstanceOf(Ruling.Waits.class, debate.moderation.restore(id, NOW));
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
        assertEquals(new Ruling.Waits(before), debate.moderation.restore(id, NOW));
        assertEquals(new History(0, 1, 0, false, Optional.empty()), debate.moderation.history(ANN.id()));
        assertEquals(1, debate.approve(id));
    }

    @Test
    void anApprovalThatWasAnsweredStands() {
        String id = debate.hold(NOBODY, "One");
        debate.approve(id);
        debate.publishAnswer(ANN, 1, "Answer");
        assertInstanceOf(Ruling.Stands.class, debate.moderation.restore(id, NOW));
        assertEquals(List.of("One", "Answer"), debate.texts());
    }

    @Test
    void nobodyRestoresWhatItsAuthorTookBack() {
        String id = debate.hold(NOBODY, "One");
        debate.waiting.withdraw(id, NOW);
        assertInstanceOf(Ruling.Stands.class, debate.moderation.restore(id, NOW));
        var told = assertInstanceOf(Ruling.Overtaken.class, debate.moderation.approve(id, 1, MOLLY, NOW));
        assertEquals(Act.WITHDRAWN, told.decision().act());
    }

    @Test
    void whatNeverWaitedIsUnknown() {
        for (String id : List.of("01JQRX00000000000000000000", "x", "", "HEAD")) {
            assertEquals(new Ruling.Unknown(), debate.moderation.approve(id, 1, MOLLY, NOW));
            assertEquals(new Ruling.Unknown(), debate.moderation.reject(id, MOLLY, NOW));
            assertEquals(new Ruling.Unknown(), debate.moderation.restore(id, NOW));
        }
    }

    @Test
    void aRemovedCommentVanishesUnlessItWasAnswered() {
        debate.publish(ANN, "One");
        debate.publishAnswer(BEN, 1, "Two");
        assertEquals(Removal.REMOVED, debate.moderation.remove(ARTICLE, 1));
        assertEquals(Removal.REMOVED, debate.moderation.remove(ARTICLE, 1));
        assertEquals(State.REMOVED_BY_MODERATOR, debate.comment(1).state());
        assertEquals("", debate.comment(1).name());
        assertEquals(new Tally(2, 1), debate.discussion.tally(ARTICLE));
        assertEquals(List.of(), debate.trail(ANN));
        assertEquals(Removal.REMOVED, debate.moderation.removeOwn(ARTICLE, 2, BEN.id()));
        assertEquals(Removal.REMOVED, debate.moderation.removeOwn(ARTICLE, 2, BEN.id()));
        assertEquals(1, debate.comments().size());
        assertEquals(new Tally(2, 0), debate.discussion.tally(ARTICLE));
        assertEquals(Removal.UNKNOWN, debate.moderation.remove(ARTICLE, 3));
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
                    () -> debate.moderation.remove(ARTICLE, number) == Removal.REMOVED);
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

    @Test
    void theOldestWaitsInFront() {
        for (int i = 0; i < 5; i++) {
            debate.submissions.hold(
                    DiscussionFixture.submission(NOBODY, "Text " + i, "k" + i),
                    Set.of(HoldReason.LINKS, HoldReason.ANONYMOUS),
                    new Limits(OFTEN, OFTEN),
                    NOW.plusSeconds(i));
        }
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = debate.moderation.held(2, cursor);
            page.entries().forEach(held -> seen.add(held.text().value()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(List.of("Text 0", "Text 1", "Text 2", "Text 3", "Text 4"), seen);
        assertEquals(
                List.of(HoldReason.ANONYMOUS, HoldReason.LINKS),
                debate.held().getFirst().reasons());
        assertThrows(ValidationException.class, () -> debate.moderation.held(2, Optional.of("SEVBRA")));
    }

    @Test
    void aModeratorSeesAnAuthorsRecord() {
        debate.publish(ANN, "One");
        debate.publish(ANN, "Two");
        debate.hold(ANN, "Three");
        debate.moderation.reject(debate.hold(ANN, "Four"), MOLLY, NOW);
        debate.moderation.block(ANN.id(), MOLLY, NOW);
        assertEquals(new History(2, 1, 1, true, Optional.empty()), debate.moderation.history(ANN.id()));
        assertEquals(new History(0, 0, 0, false, Optional.empty()), debate.moderation.history(BEN.id()));
    }

    @Test
    void verifiedNameStandsOnLaterCommentsUnderThatNameOnly() {
        debate.publish(known(ANN), "Before");
        debate.moderation.verify(ANN.id(), "Ann", MOLLY, NOW);
        debate.publish(known(ANN), "Verified");
        debate.publish(known(new Commenter(ANN.id(), "Ann, Editor", true)), "Renamed");
        debate.publish(known(BEN), "Somebody else");
        debate.moderation.unverify(ANN.id());
        debate.publish(known(ANN), "After");
        assertEquals(
                List.of("Verified"),
                debate.comments().stream()
                        .filter(Comment::verified)
                        .map(comment -> comment.text().orElseThrow().value())
                        .toList());
        debate.check("verified");
    }

    @Test
    void verifiedCommentKeepsItsBadgeThroughADecisionAndLosesItWithItsText() {
        debate.moderation.verify(ANN.id(), "Ann", MOLLY, NOW);
        int number = debate.approve(debate.hold(known(ANN), "One"));
        assertTrue(debate.comment(number).verified());
        debate.publishAnswer(BEN, number, "Answer");
        String id = debate.reportEnough(number);
        assertFalse(debate.comment(number).verified());
        debate.approve(id);
        assertTrue(debate.comment(number).verified());
        debate.moderation.remove(ARTICLE, number);
        assertFalse(debate.comment(number).verified());
    }

    private Commenter known(Commenter reader) {
        return reader.knownAs(debate.submissions.known(reader).verifiedAs());
    }

    @Test
    void whatWaitsAndWhatWasDecidedWithinADayIsCounted() {
        assertEquals(
                new Counts(0, false, Optional.empty(), new Decided(0, 0, 0, false)), debate.moderation.counts(NOW));
        debate.approve(debate.hold(NOBODY, "One"));
        debate.approve(debate.hold(ANN, "Two"));
        String rejected = debate.hold(ANN, "Three");
        debate.moderation.reject(rejected, MOLLY, NOW.plusSeconds(60));
        debate.waiting.withdraw(debate.hold(BEN, "Four"), NOW);
        debate.submissions.hold(
                DiscussionFixture.submission(NOBODY, "Five", "k5"),
                Set.of(HoldReason.LINKS),
                new Limits(OFTEN, OFTEN),
                NOW.plusSeconds(7));
        debate.submissions.hold(
                DiscussionFixture.submission(NOBODY, "Six", "k6"),
                Set.of(HoldReason.LINKS),
                new Limits(OFTEN, OFTEN),
                NOW.plusSeconds(8));
        Optional<Instant> oldest = Optional.of(NOW.plusSeconds(7));
        Instant day = NOW.plus(1, ChronoUnit.DAYS);
        assertEquals(new Counts(2, false, oldest, new Decided(2, 1, 1, false)), debate.moderation.counts(day));
        assertEquals(
                new Counts(2, false, oldest, new Decided(0, 1, 0, false)),
                debate.moderation.counts(day.plusSeconds(1)));
        debate.moderation.restore(rejected, NOW.plusSeconds(120));
        Counts restored = debate.moderation.counts(day.plusSeconds(1));
        assertEquals(new Decided(0, 0, 0, false), restored.lastDay());
        assertEquals(3, restored.waiting());
    }

    @Test
    void aLongQueueIsCountedAsFarAsAThousand() {
        List<WriteRequest> writes = new ArrayList<>();
        for (int i = 0; i < Counts.MAX + 1; i++) {
            Item held = Item.keyed(Keys.HELD, "01JQRX%020d".formatted(i));
            writes.add(WriteRequest.builder()
                    .putRequest(put -> put.item(held.attributes()))
                    .build());
        }
        write(writes.subList(0, Counts.MAX));
        Counts exactly = debate.moderation.counts(NOW);
        assertEquals(Counts.MAX, exactly.waiting());
        assertFalse(exactly.more());
        write(writes.subList(Counts.MAX, Counts.MAX + 1));
        Counts more = debate.moderation.counts(NOW);
        assertEquals(Counts.MAX, more.waiting());
        assertTrue(more.more());
    }

    private void write(List<WriteRequest> writes) {
        for (int i = 0; i < writes.size(); i += 25) {
            List<WriteRequest> some = writes.subList(i, Math.min(writes.size(), i + 25));
            debate.client.batchWriteItem(batch -> batch.requestItems(Map.of(debate.table.name(), some)));
        }
    }
}
