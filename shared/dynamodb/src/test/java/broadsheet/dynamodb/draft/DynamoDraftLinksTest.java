package broadsheet.dynamodb.draft;

import static broadsheet.dynamodb.draft.DraftFixture.ANN;
import static broadsheet.dynamodb.draft.DraftFixture.BEN;
import static broadsheet.dynamodb.draft.DraftFixture.EDITOR;
import static broadsheet.dynamodb.draft.DraftFixture.NOW;
import static broadsheet.dynamodb.draft.DraftFixture.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.draft.DraftLink;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftRefusal.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DynamoDraftLinksTest {
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final Instant END = NOW.plus(Duration.ofDays(7));

    private final DraftFixture store = new DraftFixture();

    @BeforeEach
    void draft() {
        store.create(1);
    }

    @Test
    void linkIsFoundByItsTokenUntilItExpires() {
        DraftLink link = make(9);
        assertEquals(END, link.expires());
        String token = store.links.token(link);
        assertEquals(Optional.of(link), store.links.find(token, END.minusSeconds(1)));
        assertEquals(Optional.empty(), store.links.find(token, END));
    }

    @Test
    void tokenOfALinkStaysTheSame() {
        DraftLink link = make(9);
        assertEquals(store.links.token(link), new DynamoDraftLinks(store.store).token(link));
        assertNotEquals(store.links.token(link), store.links.token(make(10)));
    }

    @Test
    void changedTokenFindsNothing() {
        String token = store.links.token(make(9));
        char last = token.charAt(30);
        String forged = token.substring(0, 30) + (last == 'x' ? 'y' : 'x') + token.substring(31);
        assertEquals(Optional.empty(), store.links.find(forged, NOW));
        assertEquals(Optional.empty(), store.links.find(token.substring(1), NOW));
        assertEquals(Optional.empty(), store.links.find("", NOW));
    }

    @Test
    void lookingForALinkMakesNoKeyBeforeThereIsOne() {
        assertEquals(Optional.empty(), store.links.find(id(9) + "x".repeat(22), NOW));
        assertTrue(store.items().stream().noneMatch(item -> item.string("pk").equals("KEYS")));
    }

    @Test
    void revokedLinkIsNeitherFoundNorListedAndItsIdStaysTaken() {
        DraftLink link = make(9);
        String token = store.links.token(link);
        store.links.revoke(id(1), id(9));
        store.links.revoke(id(1), id(9));
        assertEquals(Optional.empty(), store.links.find(token, NOW));
        assertEquals(List.of(), store.links.of(id(1)));
        assertEquals(
                Why.ID_TAKEN, assertThrows(DraftRefusal.class, () -> make(9)).why());
    }

    @Test
    void linkOfAnotherDraftIsNotRevoked() {
        store.create(2);
        DraftLink link = make(9);
        store.links.revoke(id(2), id(9));
        assertEquals(List.of(link), store.links.of(id(1)));
    }

    @Test
    void repeatOfTheSamePersonIsTheSameLink() {
        DraftLink link = make(9);
        assertEquals(link, store.links.make(id(1), id(9), "A lawyer", 7, ANN, LATER));
        assertEquals(List.of(link), store.links.of(id(1)));
    }

    @Test
    void idOfAnotherLinkIsRefused() {
        make(9);
        DraftRefusal another =
                assertThrows(DraftRefusal.class, () -> store.links.make(id(1), id(9), "Somebody else", 7, ANN, NOW));
        assertEquals(Why.ID_TAKEN, another.why());
        DraftRefusal byAnother =
                assertThrows(DraftRefusal.class, () -> store.links.make(id(1), id(9), "A lawyer", 7, EDITOR, NOW));
        assertEquals(Why.ID_TAKEN, byAnother.why());
    }

    @Test
    void callerWithoutAccessMakesNoLink() {
        DraftRefusal refusal =
                assertThrows(DraftRefusal.class, () -> store.links.make(id(1), id(9), "A lawyer", 7, BEN, NOW));
        assertEquals(Why.NONE, refusal.why());
    }

    @Test
    void deletedDraftGetsNoLinkAndKeepsNoEntry() {
        make(9);
        store.drafts.delete(id(1), ANN, LATER);
        assertEquals(Why.NONE, assertThrows(DraftRefusal.class, () -> make(10)).why());
        assertEquals(List.of(), store.links.of(id(1)));
    }

    @Test
    void linksThatWorkAreBoundedAndExpiredOnesDoNotCount() {
        for (int number = 1; number <= DraftLink.MOST; number++) {
            make(100 + number);
        }
        assertEquals(
                Why.TOO_MANY_LINKS,
                assertThrows(DraftRefusal.class, () -> make(99)).why());
        assertEquals(
                END, store.links.make(id(1), id(99), "A lawyer", 7, ANN, END).made());
    }

    @Test
    void openingsWithinTheIntervalCountOnce() {
        make(9);
        store.links.opened(only(), LATER);
        store.links.opened(only(), LATER.plusSeconds(59));
        assertEquals(1, only().opened());
        assertEquals(Optional.of(LATER), only().lastOpened());
        store.links.opened(only(), LATER.plus(DraftLink.INTERVAL));
        assertEquals(2, only().opened());
        assertEquals(Optional.of(LATER.plus(DraftLink.INTERVAL)), only().lastOpened());
    }

    @Test
    void openingThatAnotherCallHasCountedIsNotCountedAgain() {
        DraftLink before = make(9);
        store.links.opened(before, LATER);
        store.links.opened(before, LATER);
        assertEquals(1, only().opened());
    }

    @Test
    void newestLinkComesFirst() {
        make(9);
        store.links.make(id(1), id(8), "A friend", 1, EDITOR, LATER);
        assertEquals(
                List.of("A friend", "A lawyer"),
                store.links.of(id(1)).stream().map(DraftLink::label).toList());
    }

    @Test
    void draftIsSavedAndReadAsBeforeBesideItsLinks() {
        DraftLink link = make(9);
        store.save(1, "Two", ANN, LATER);
        var contents = store.drafts.read(id(1)).orElseThrow();
        assertEquals(2, contents.draft().version());
        assertEquals(List.of(), contents.notes());
        assertEquals(List.of(link), store.links.of(id(1)));
    }

    private DraftLink only() {
        return store.links.of(id(1)).getFirst();
    }

    private DraftLink make(int number) {
        return store.links.make(id(1), id(number), "A lawyer", 7, ANN, NOW);
    }
}
