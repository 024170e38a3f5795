package broadsheet.dynamodb.draft;

import static broadsheet.dynamodb.draft.DraftFixture.ANN;
import static broadsheet.dynamodb.draft.DraftFixture.ANY;
import static broadsheet.dynamodb.draft.DraftFixture.EDITOR;
import static broadsheet.dynamodb.draft.DraftFixture.NOW;
import static broadsheet.dynamodb.draft.DraftFixture.document;
import static broadsheet.dynamodb.draft.DraftFixture.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.draft.DraftHistory;
import broadsheet.draft.DraftHistory.Kept;
import broadsheet.draft.DraftStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which earlier texts of a draft are kept. */
final class DynamoDraftHistoryTest {
    private final DraftFixture store = new DraftFixture();

    @Test
    void savesOfOnePersonWithinTenMinutesAreOneKeptText() {
        store.create(1);
        store.save(1, "Two", ANN, NOW.plusSeconds(60));
        store.save(1, "Three", ANN, NOW.plusSeconds(599));
        store.save(1, "Four", ANN, NOW.plusSeconds(600));
        store.save(1, "Five", EDITOR, NOW.plusSeconds(601));
        store.drafts.changeStatus(id(1), DraftStatus.IN_REVIEW, ANY, EDITOR);
        store.save(1, "Seven", EDITOR, NOW.plusSeconds(602));
        assertEquals(
                List.of(7, 5, 4, 3),
                store.history.list(id(1), 10, Optional.empty()).texts().stream()
                        .map(Kept::version)
                        .toList());
        assertEquals(
                document("Three"), store.history.find(id(1), 3).orElseThrow().document());
        assertEquals(
                new Kept(5, NOW.plusSeconds(601), EDITOR.user()),
                store.history.find(id(1), 5).orElseThrow().kept());
        for (int version : List.of(1, 2, 6, 8)) {
            assertEquals(Optional.empty(), store.history.find(id(1), version), "version " + version);
        }
    }

    @Test
    void oldestTextGoesWhenOneMoreThanTheMostIsKept() {
        store.create(1);
        Instant at = NOW;
        for (int i = 0; i < DraftHistory.MOST; i++) {
            at = at.plus(DraftHistory.WINDOW);
            store.save(1, "Text " + i, ANN, at);
        }
        long texts = store.items().stream()
                .filter(item -> item.string("sk").startsWith("TEXT#"))
                .count();
        assertEquals(DraftHistory.MOST, texts);
        assertEquals(Optional.empty(), store.history.find(id(1), 1));
        assertTrue(store.history.find(id(1), 2).isPresent());
    }

    @Test
    void pagesOfKeptTextsHaveEachTextOnce() {
        store.create(1);
        for (int i = 1; i < 6; i++) {
            store.save(1, "Text " + i, ANN, NOW.plus(DraftHistory.WINDOW.multipliedBy(i)));
        }
        DraftHistory.Page first = store.history.list(id(1), 4, Optional.empty());
        DraftHistory.Page second = store.history.list(id(1), 4, first.next());
        assertEquals(
                List.of(6, 5, 4, 3), first.texts().stream().map(Kept::version).toList());
        assertEquals(List.of(2, 1), second.texts().stream().map(Kept::version).toList());
        assertEquals(Optional.empty(), second.next());
    }
}
