package broadsheet.dynamodb.draft;

import static broadsheet.dynamodb.draft.DraftFixture.ANN;
import static broadsheet.dynamodb.draft.DraftFixture.BEN;
import static broadsheet.dynamodb.draft.DraftFixture.EDITOR;
import static broadsheet.dynamodb.draft.DraftFixture.NOW;
import static broadsheet.dynamodb.draft.DraftFixture.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.draft.DraftPresence;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DynamoDraftPresenceTest {
    private final DraftFixture store = new DraftFixture();
    private final DynamoDraftPresence presence = new DynamoDraftPresence(store.store);

    @Test
    void othersWhoHaveTheDraftOpenAreGiven() {
        assertEquals(List.of(), presence.enter(id(1), ANN.user(), NOW));
        assertEquals(List.of(ANN.user()), presence.enter(id(1), BEN.user(), NOW));
        assertEquals(List.of(ANN.user(), BEN.user()), presence.enter(id(1), EDITOR.user(), NOW));
        assertEquals(List.of(), presence.enter(id(2), EDITOR.user(), NOW));
    }

    @Test
    void personWhoLeftIsNotListed() {
        presence.enter(id(1), ANN.user(), NOW);
        presence.leave(id(1), ANN.user());
        presence.leave(id(1), ANN.user());
        assertEquals(List.of(), presence.enter(id(1), BEN.user(), NOW));
    }

    @Test
    void silentPersonIsNotListed() {
        presence.enter(id(1), ANN.user(), NOW);
        assertEquals(
                List.of(ANN.user()),
                presence.enter(id(1), BEN.user(), NOW.plus(DraftPresence.COUNTS).minusSeconds(1)));
        assertEquals(List.of(), presence.enter(id(1), BEN.user(), NOW.plus(DraftPresence.COUNTS)));
    }
}
