package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.discussion.AuthoredComments;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Held;
import broadsheet.discussion.HeldComments.HeldCommentState;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Refused.Why;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConcurrentWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DynamoHeldCommentsTest {
    private static final Set<HoldReason> LINKS = Set.of(HoldReason.ANONYMOUS, HoldReason.LINKS);

    private final ConcurrentWriter other = new ConcurrentWriter();
    private final DiscussionFixture fixture = new DiscussionFixture(other);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void authorChangesHeldComment() {
        String id = fixture.hold(NOBODY, "One");
        var changed = fixture.waiting.revise(fixture.held(id), text("Two"), LINKS, NOBODY, OFTEN, NOW);
        Held held = fixture.held(id);
        assertEquals(Optional.of(new HeldCommentState.Waiting(held)), changed);
        assertEquals("Two", held.text().value());
        assertEquals(List.of(HoldReason.ANONYMOUS, HoldReason.LINKS), held.reasons());
        assertEquals(2, held.version());
    }

    @Test
    void theSameTextAgainChangesNothing() {
        String id = fixture.hold(NOBODY, "One");
        Held held = fixture.held(id);
        fixture.waiting.revise(held, text("Two"), LINKS, NOBODY, OFTEN, NOW);
        fixture.waiting.revise(held, text("Two"), LINKS, NOBODY, OFTEN, NOW);
        assertEquals(2, fixture.held(id).version());
    }

    @Test
    void changesCountAgainstTheLimit() {
        String id = fixture.hold(NOBODY, "One");
        fixture.waiting.revise(fixture.held(id), text("Two"), LINKS, NOBODY, 2, NOW);
        Held held = fixture.held(id);
        assertThrows(Refused.class, () -> fixture.waiting.revise(held, text("Three"), LINKS, NOBODY, 2, NOW));
        assertEquals("Two", fixture.held(id).text().value());
    }

    @Test
    void publishedTextThatIsHeldAgainIsEditedForTenMinutes() {
        fixture.publish(ANN, "One");
        Held held = fixture.held(fixture.reportEnough(1));
        Instant last = NOW.plus(AuthoredComments.EDITABLE);
        Refused late = assertThrows(
                Refused.class, () -> fixture.waiting.revise(held, text("Two"), LINKS, ANN, OFTEN, last.plusSeconds(1)));
        assertEquals(Why.TOO_LATE, late.why());
        var changed = fixture.waiting.revise(held, text("Two"), LINKS, ANN, OFTEN, last);
        assertEquals("Two", fixture.held(held.id()).text().value());
        // An attempt whose answer was lost is still answered.
        assertEquals(changed, fixture.waiting.revise(held, text("Two"), LINKS, ANN, OFTEN, last.plusSeconds(60)));
    }

    @Test
    void textThatWasNeverPublishedIsEditedAtAnyTime() {
        String id = fixture.hold(ANN, "One");
        Instant later = NOW.plus(Duration.ofDays(3));
        fixture.waiting.revise(fixture.held(id), text("Two"), LINKS, ANN, OFTEN, later);
        fixture.moderation.approve(id, 2, MOLLY, later);
        assertEquals(List.of("Two"), fixture.texts());
        assertEquals(Optional.empty(), fixture.comment(1).edited());
    }

    @Test
    void reportedTextThatItsAuthorChangedIsShownAsEdited() {
        fixture.publish(ANN, "One");
        Held held = fixture.held(fixture.reportEnough(1));
        Instant later = NOW.plusSeconds(90);
        fixture.waiting.revise(held, text("Two"), LINKS, ANN, OFTEN, later);
        fixture.moderation.approve(held.id(), 2, MOLLY, later);
        assertEquals(Optional.of(later), fixture.comment(1).edited());
        assertEquals(NOW, fixture.comment(1).posted());
        fixture.check("approved");
    }

    @Test
    void changeWhileAModeratorApprovesIsToldOfTheDecision() {
        fixture.publish(ANN, "One");
        Held held = fixture.held(fixture.reportEnough(1));
        other.beforeNextTransaction(() -> fixture.approve(held.id()));
        Decision told = decision(fixture.waiting.revise(held, text("Two"), LINKS, ANN, OFTEN, NOW));
        assertEquals(Act.APPROVED, told.act());
        assertEquals(List.of("One"), fixture.texts());
        assertEquals(Optional.empty(), fixture.comment(1).edited());
    }

    @Test
    void changeAfterADecisionIsAnsweredWithTheDecision() {
        String id = fixture.hold(NOBODY, "One");
        Held held = fixture.held(id);
        fixture.approve(id);
        Decision changed = decision(fixture.waiting.revise(held, text("Two"), LINKS, NOBODY, OFTEN, NOW));
        assertEquals(Act.APPROVED, changed.act());
        assertEquals(Act.APPROVED, decision(fixture.waiting.withdraw(id, NOW)).act());
        assertEquals(List.of("One"), fixture.texts());
    }

    @Test
    void withdrawnCommentIsNotStored() {
        String id = fixture.hold(ANN, "A regret");
        assertEquals(Act.WITHDRAWN, decision(fixture.waiting.withdraw(id, NOW)).act());
        assertEquals(Act.WITHDRAWN, decision(fixture.waiting.withdraw(id, NOW)).act());
        assertEquals(List.of(), fixture.held());
        // That it was withdrawn is kept for a while, and found by its author's id.
        assertEquals(List.of("HELD#" + id), fixture.indexEntry(ANN));
        assertEquals(List.of(), fixture.waiting.of(ANN.id()));
        assertFalse(fixture.table
                .getNow(Keys.DECIDED, id)
                .orElseThrow()
                .attributes()
                .toString()
                .contains("regret"));
    }

    @Test
    void signedInReaderFindsTheirHeldComments() {
        String one = fixture.hold(ANN, "One");
        String two = fixture.hold(ANN, "Two");
        fixture.hold(NOBODY, "Three");
        fixture.moderation.reject(one, MOLLY, NOW);
        assertEquals(
                List.of(two),
                fixture.waiting.of(ANN.id()).stream().map(Held::id).toList());
    }

    @Test
    void unknownCommentIsNotFound() {
        for (String id : List.of("01JQRX00000000000000000000", "x", "")) {
            assertEquals(Optional.empty(), fixture.waiting.find(id));
            assertEquals(Optional.empty(), fixture.waiting.withdraw(id, NOW));
        }
    }

    private static Decision decision(Optional<HeldCommentState> state) {
        return ((HeldCommentState.Decided) state.orElseThrow()).decision();
    }
}
