package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.discussion.AuthoredComments.Edit;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderation.DecisionResult;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Reports.Outcome;
import broadsheet.discussion.Tally;
import broadsheet.dynamodb.article.Drafts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DynamoAuthoredCommentsTest {
    private static final Set<HoldReason> NONE = Set.of();
    private static final Set<HoldReason> LINKS = Set.of(HoldReason.LINKS);

    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void authorChangesACommentUnderItsNumberAndItSaysSo() {
        fixture.publish(ANN, "One");
        fixture.publishAnswer(BEN, 1, "Answer");
        Instant later = NOW.plusSeconds(90);
        var done = assertInstanceOf(Edit.Done.class, edit(ANN, "One, corrected", NONE, later));
        assertEquals(Optional.of(later), done.comment().edited());
        Comment comment = fixture.comment(1);
        assertEquals(done.comment(), comment);
        assertEquals("One, corrected", comment.text().orElseThrow().value());
        assertEquals(NOW, comment.posted());
        assertEquals(new Tally(2, 2), fixture.discussion.tally(ARTICLE));
        fixture.check("edited");
    }

    @Test
    void sameTextAgainChangesNothingAndCountsForNoLimit() {
        fixture.publish(ANN, "One");
        Edit first = edit(ANN, "Two", NONE, NOW);
        for (int i = 0; i < 5; i++) {
            assertEquals(first, fixture.authored.edit(ARTICLE, 1, ANN, text("Two"), NONE, 2, NOW.plusSeconds(i)));
        }
        assertThrows(
                Refused.class,
                () -> fixture.authored.edit(ARTICLE, 1, ANN, text("Three"), NONE, 2, NOW.plusSeconds(9)));
    }

    @Test
    void commentCannotBeChangedLater() {
        fixture.publish(ANN, "One");
        Instant last = NOW.plus(Duration.ofMinutes(10));
        assertInstanceOf(Edit.TooLate.class, edit(ANN, "Two", NONE, last.plusSeconds(1)));
        assertInstanceOf(Edit.Done.class, edit(ANN, "Two", NONE, last));
        // An attempt whose answer was lost is still answered as done.
        assertInstanceOf(Edit.Done.class, edit(ANN, "Two", NONE, last.plusSeconds(60)));
    }

    @Test
    void othersCannotChangeTheComment() {
        fixture.publish(ANN, "One");
        fixture.approve(fixture.hold(NOBODY, "Two"));
        assertInstanceOf(Edit.NotYours.class, edit(BEN, "Mine", NONE, NOW));
        assertInstanceOf(Edit.NotYours.class, fixture.authored.edit(ARTICLE, 2, BEN, text("Mine"), NONE, OFTEN, NOW));
        assertInstanceOf(Edit.Unknown.class, fixture.authored.edit(ARTICLE, 9, BEN, text("Mine"), NONE, OFTEN, NOW));
        assertEquals(List.of("One", "Two"), fixture.texts());
    }

    @Test
    void textThatTheRulesHoldWaitsInItsPlace() {
        fixture.publish(ANN, "One");
        fixture.publishAnswer(BEN, 1, "Answer");
        var waits = assertInstanceOf(Edit.Pending.class, edit(ANN, "With links", LINKS, NOW));
        assertEquals(List.of(HoldReason.LINKS), waits.held().reasons());
        assertEquals(State.HELD, fixture.comment(1).state());
        assertEquals(new Tally(2, 1), fixture.discussion.tally(ARTICLE));
        assertEquals(waits, edit(ANN, "With links", LINKS, NOW.plusSeconds(1)));
        assertInstanceOf(Edit.PendingWithOtherText.class, edit(ANN, "Without", NONE, NOW.plusSeconds(1)));
        assertInstanceOf(Edit.Unknown.class, edit(BEN, "With links", NONE, NOW.plusSeconds(1)));
        fixture.check("waits");
        assertEquals(1, fixture.approve(waits.held().id()));
        assertEquals(List.of("With links", "Answer"), fixture.texts());
        fixture.check("approved");
    }

    @Test
    void changeThatARuleHeldIsShownAsEdited() {
        fixture.publish(ANN, "One");
        Instant later = NOW.plusSeconds(90);
        var waits = (Edit.Pending) edit(ANN, "With links", LINKS, later);
        fixture.approve(waits.held().id());
        assertEquals(Optional.of(later), fixture.comment(1).edited());
    }

    @Test
    void editedCommentThatIsHeldAndVanishesStaysEdited() {
        fixture.publish(ANN, "One");
        Instant later = NOW.plusSeconds(90);
        edit(ANN, "Two", NONE, later);
        String id = fixture.reportEnough(1);
        fixture.moderation.reject(id, MOLLY, NOW);
        assertEquals(List.of(), fixture.comments());
        fixture.moderation.restore(id, MOLLY, NOW);
        fixture.approve(id);
        assertEquals(Optional.of(later), fixture.comment(1).edited());
        Instant latest = later.plusSeconds(90);
        edit(ANN, "Three", NONE, latest);
        fixture.moderation.restore(id, MOLLY, NOW);
        assertInstanceOf(DecisionResult.Done.class, fixture.moderation.approve(id, 2, MOLLY, NOW));
        assertEquals(List.of("Three"), fixture.texts());
        assertEquals(Optional.of(latest), fixture.comment(1).edited());
        fixture.check("approved");
    }

    @Test
    void rejectedChangeTakesTheCommentAway() {
        fixture.publish(ANN, "One");
        var waits = (Edit.Pending) edit(ANN, "With links", LINKS, NOW);
        fixture.moderation.reject(waits.held().id(), MOLLY, NOW);
        assertEquals(List.of(), fixture.comments());
        assertInstanceOf(
                DecisionResult.Pending.class,
                fixture.moderation.restore(waits.held().id(), MOLLY, NOW));
        fixture.check("restored");
    }

    @Test
    void changedCommentIsHiddenByReportsAlthoughItWasReviewed() {
        fixture.publish(ANN, "One");
        fixture.approve(fixture.reportEnough(1));
        edit(ANN, "Two", NONE, NOW.plusSeconds(1));
        var reader = new Commenter("r4", "Reader", true);
        assertEquals(Outcome.HIDDEN, fixture.reports.report(ARTICLE, 1, reader, "rude", NOW.plusSeconds(2)));
        fixture.check("hidden again");
    }

    @Test
    void changedCommentThatWaitsIsReportedNoMore() {
        fixture.publish(ANN, "One");
        fixture.reports.report(ARTICLE, 1, BEN, "rude", NOW);
        edit(ANN, "With links", LINKS, NOW.plusSeconds(1));
        assertEquals(List.of(), fixture.reported.list(10, Optional.empty()).entries());
    }

    @Test
    void changesAtOnceLeaveOneOfTheTexts() throws Exception {
        fixture.publish(ANN, "One");
        List<Callable<Edit>> edits = List.of(
                () -> edit(ANN, "Two", NONE, NOW.plusSeconds(1)),
                () -> edit(ANN, "Three", NONE, NOW.plusSeconds(1)),
                () -> edit(ANN, "With links", LINKS, NOW.plusSeconds(1)));
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<Edit> edit : threads.invokeAll(edits)) {
                assertEquals(true, edit.get() != null);
            }
        }
        assertEquals(1, fixture.comments().size());
        fixture.check("at once");
    }

    @Test
    void authorIsToldWhichCommentsOfAnArticleAreTheirs() {
        fixture.publish(ANN, "One");
        fixture.publish(BEN, "Two");
        fixture.publish(ANN, "Three");
        fixture.reportEnough(3);
        assertEquals(List.of(1, 3), fixture.authored.under(ARTICLE, ANN.id()));
        assertEquals(List.of(), fixture.authored.under(Drafts.id("an"), ANN.id()));
        fixture.moderation.removeOwn(ARTICLE, 1, ANN.id());
        assertEquals(List.of(3), fixture.authored.under(ARTICLE, ANN.id()));
    }

    private Edit edit(Commenter author, String text, Set<HoldReason> reasons, Instant now) {
        return fixture.authored.edit(ARTICLE, 1, author, text(text), reasons, OFTEN, now);
    }
}
