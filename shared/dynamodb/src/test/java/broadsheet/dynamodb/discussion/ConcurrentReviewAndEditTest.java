package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import broadsheet.discussion.AuthoredComments.Edit;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Moderation.DecisionResult;
import broadsheet.discussion.ReportedComments.Dismissal;
import broadsheet.discussion.ReportedComments.Reported;
import broadsheet.discussion.Reports.Outcome;
import broadsheet.dynamodb.table.ConcurrentWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What moderators and reports do to a text, while its author changes it: nobody reviews an unread text or loses one. */
final class ConcurrentReviewAndEditTest {
    private final ConcurrentWriter other = new ConcurrentWriter();
    private final DiscussionFixture fixture = new DiscussionFixture(other);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void textChangedSinceItWasReadIsNotDismissed() {
        fixture.publish(ANN, "Harmless");
        report("r1");
        int read = list().getFirst().version();
        edit("Abuse");
        assertEquals(Dismissal.CHANGED, dismiss(read));
        assertEquals(1, list().size());
        report("r2");
        assertEquals(Outcome.HIDDEN, report("r3"));
    }

    @Test
    void textChangedWhileItIsDismissedIsNotDismissed() {
        fixture.publish(ANN, "Harmless");
        report("r1");
        int read = list().getFirst().version();
        other.beforeNextTransaction(() -> edit("Abuse"));
        assertEquals(Dismissal.CHANGED, dismiss(read));
        report("r2");
        assertEquals(Outcome.HIDDEN, report("r3"));
    }

    @Test
    void changedTextIsDismissedOnceItIsRead() {
        fixture.publish(ANN, "One");
        report("r1");
        edit("Two");
        edit("Three");
        Reported read = list().getFirst();
        assertEquals("Three", read.comment().text().orElseThrow().value());
        assertEquals(Dismissal.DISMISSED, dismiss(read.version()));
        assertEquals(Dismissal.DISMISSED, dismiss(read.version()));
        report("r2");
        assertEquals(Outcome.NOTED, report("r3"));
    }

    @Test
    void editWhileReportsHideTheCommentIsHeld() {
        fixture.publish(ANN, "One");
        report("r1");
        report("r2");
        other.beforeNextTransaction(() -> edit("Two"));
        assertEquals(Outcome.HIDDEN, report("r3"));
        assertEquals("Two", fixture.held().getFirst().text().value());
        fixture.check("hidden");
    }

    @Test
    void dismissalWhileReportsHideTheCommentKeepsItPublic() {
        fixture.publish(ANN, "One");
        report("r1");
        report("r2");
        int read = list().getFirst().version();
        other.beforeNextTransaction(() -> assertEquals(Dismissal.DISMISSED, dismiss(read)));
        assertEquals(Outcome.NOTED, report("r3"));
        assertEquals(List.of("One"), fixture.texts());
        assertEquals(1, list().getFirst().reports().size());
        fixture.check("dismissed");
    }

    @Test
    void editWhileAnApprovalIsUndoneIsHeld() {
        String id = fixture.hold(ANN, "One");
        fixture.approve(id);
        other.beforeNextTransaction(() -> edit("Two"));
        assertInstanceOf(DecisionResult.Pending.class, fixture.moderation.restore(id, MOLLY, NOW));
        assertEquals("Two", fixture.held(id).text().value());
        fixture.check("undone");
        assertInstanceOf(DecisionResult.Pending.class, fixture.moderation.approve(id, 1, MOLLY, NOW));
        assertInstanceOf(DecisionResult.Done.class, fixture.moderation.approve(id, 2, MOLLY, NOW));
    }

    @Test
    void editWhileAnApprovalAfterReportsIsUndoneIsHeld() {
        fixture.publish(ANN, "One");
        fixture.publishAnswer(BEN, 1, "Answer");
        String id = fixture.reportEnough(1);
        fixture.approve(id);
        other.beforeNextTransaction(() -> edit("Two"));
        assertInstanceOf(DecisionResult.Pending.class, fixture.moderation.restore(id, MOLLY, NOW));
        assertEquals("Two", fixture.held(id).text().value());
        fixture.check("undone");
    }

    private void edit(String text) {
        assertInstanceOf(Edit.Done.class, fixture.authored.edit(ARTICLE, 1, ANN, text(text), Set.of(), OFTEN, NOW));
    }

    private Outcome report(String reader) {
        return fixture.reports.report(ARTICLE, 1, new Commenter(reader, "Reader", true), "rude", NOW);
    }

    private Dismissal dismiss(int version) {
        return fixture.reported.dismiss(ARTICLE, 1, version, MOLLY, NOW);
    }

    private List<Reported> list() {
        return fixture.reported.list(100, Optional.empty()).entries();
    }
}
