package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.discussion.Decision;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Held;
import broadsheet.discussion.HeldComments.Fate;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Refused;
import broadsheet.dynamodb.key.Keys;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DynamoHeldCommentsTest {
    private static final Set<HoldReason> LINKS = Set.of(HoldReason.ANONYMOUS, HoldReason.LINKS);

    private final DiscussionFixture debate = new DiscussionFixture();

    @AfterEach
    void close() {
        debate.close();
    }

    @Test
    void anAuthorChangesWhatWaits() {
        String id = debate.hold(NOBODY, "One");
        var changed = debate.waiting.revise(debate.held(id), text("Two"), LINKS, NOBODY, OFTEN, NOW);
        Held held = debate.held(id);
        assertEquals(Optional.of(new Fate.Waiting(held)), changed);
        assertEquals("Two", held.text().value());
        assertEquals(List.of(HoldReason.ANONYMOUS, HoldReason.LINKS), held.reasons());
        assertEquals(2, held.version());
    }

    @Test
    void theSameTextAgainChangesNothing() {
        String id = debate.hold(NOBODY, "One");
        Held held = debate.held(id);
        debate.waiting.revise(held, text("Two"), LINKS, NOBODY, OFTEN, NOW);
        debate.waiting.revise(held, text("Two"), LINKS, NOBODY, OFTEN, NOW);
        assertEquals(2, debate.held(id).version());
    }

    @Test
    void changesCountAgainstTheLimit() {
        String id = debate.hold(NOBODY, "One");
        debate.waiting.revise(debate.held(id), text("Two"), LINKS, NOBODY, 2, NOW);
        Held held = debate.held(id);
        assertThrows(Refused.class, () -> debate.waiting.revise(held, text("Three"), LINKS, NOBODY, 2, NOW));
        assertEquals("Two", debate.held(id).text().value());
    }

    @Test
    void anAuthorWhoComesLateIsToldWhatWasDecided() {
        String id = debate.hold(NOBODY, "One");
        Held held = debate.held(id);
        debate.approve(id);
        Decision changed = decision(debate.waiting.revise(held, text("Two"), LINKS, NOBODY, OFTEN, NOW));
        assertEquals(Act.APPROVED, changed.act());
        assertEquals(Act.APPROVED, decision(debate.waiting.withdraw(id, NOW)).act());
        assertEquals(List.of("One"), debate.texts());
    }

    @Test
    void whatIsWithdrawnIsNotKept() {
        String id = debate.hold(ANN, "A regret");
        assertEquals(Act.WITHDRAWN, decision(debate.waiting.withdraw(id, NOW)).act());
        assertEquals(Act.WITHDRAWN, decision(debate.waiting.withdraw(id, NOW)).act());
        assertEquals(List.of(), debate.held());
        // That it was withdrawn is kept for a while, and found by its author's id.
        assertEquals(List.of("HELD#" + id), debate.trail(ANN));
        assertEquals(List.of(), debate.waiting.of(ANN.id()));
        assertFalse(debate.table
                .getNow(Keys.DECIDED, id)
                .orElseThrow()
                .attributes()
                .toString()
                .contains("regret"));
    }

    @Test
    void aSignedInReaderFindsWhatWaits() {
        String one = debate.hold(ANN, "One");
        String two = debate.hold(ANN, "Two");
        debate.hold(NOBODY, "Three");
        debate.moderation.reject(one, DiscussionFixture.MOLLY, NOW);
        assertEquals(
                List.of(two), debate.waiting.of(ANN.id()).stream().map(Held::id).toList());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String id : List.of("01JQRX00000000000000000000", "x", "")) {
            assertEquals(Optional.empty(), debate.waiting.find(id));
            assertEquals(Optional.empty(), debate.waiting.withdraw(id, NOW));
        }
    }

    private static Decision decision(Optional<Fate> fate) {
        return ((Fate.Decided) fate.orElseThrow()).decision();
    }
}
