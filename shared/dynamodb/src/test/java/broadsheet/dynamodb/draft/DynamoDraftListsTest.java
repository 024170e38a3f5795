package broadsheet.dynamodb.draft;

import static broadsheet.dynamodb.draft.DraftFixture.ANN;
import static broadsheet.dynamodb.draft.DraftFixture.ANY;
import static broadsheet.dynamodb.draft.DraftFixture.BEN;
import static broadsheet.dynamodb.draft.DraftFixture.EDITOR;
import static broadsheet.dynamodb.draft.DraftFixture.NOW;
import static broadsheet.dynamodb.draft.DraftFixture.document;
import static broadsheet.dynamodb.draft.DraftFixture.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.draft.DraftLists;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.WorkingDraft;
import broadsheet.validation.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DynamoDraftListsTest {
    private final DraftFixture store = new DraftFixture();

    @Test
    void draftsOfAnyStatusAreListedNewestSaveFirst() {
        create(1, 0);
        create(2, 1);
        create(3, 2);
        store.drafts.changeStatus(id(2), DraftStatus.IN_REVIEW, ANY, ANN);
        store.drafts.save(id(1), document("Saved last"), ANY, ANN, NOW.plusSeconds(9));
        assertEquals(List.of("Saved last", "Draft 3", "Draft 2"), titles(Optional.empty(), Optional.empty()));
        assertEquals(List.of("Draft 2"), titles(Optional.of(DraftStatus.IN_REVIEW), Optional.empty()));
        assertEquals(List.of("Saved last", "Draft 3"), titles(Optional.of(DraftStatus.DRAFT), Optional.empty()));
        assertEquals(List.of(), titles(Optional.of(DraftStatus.READY), Optional.empty()));
    }

    @Test
    void authorsListHasTheirOwnAndAssignedDrafts() {
        create(1, 0);
        store.drafts.create(id(2), document("Ben's"), Optional.empty(), BEN.user(), NOW);
        assertEquals(List.of("Ben's"), titles(Optional.empty(), Optional.of("ben")));
        store.drafts.assign(id(1), Optional.of(BEN.user()), EDITOR);
        assertEquals(List.of("Ben's", "Draft 1"), titles(Optional.empty(), Optional.of("ben")));
        assertEquals(List.of("Draft 1"), titles(Optional.empty(), Optional.of("ann")));
        store.drafts.changeStatus(id(1), DraftStatus.READY, ANY, EDITOR);
        assertEquals(List.of("Draft 1"), titles(Optional.of(DraftStatus.READY), Optional.of("ben")));
        store.drafts.assign(id(1), Optional.of(ANN.user()), EDITOR);
        assertEquals(List.of("Ben's"), titles(Optional.empty(), Optional.of("ben")));
        assertEquals(List.of("Draft 1"), titles(Optional.empty(), Optional.of("ann")));
        store.drafts.assign(id(1), Optional.empty(), EDITOR);
        assertEquals(List.of("Draft 1"), titles(Optional.empty(), Optional.of("ann")));
    }

    @Test
    void deletedDraftIsInNoList() {
        create(1, 0);
        store.drafts.assign(id(1), Optional.of(BEN.user()), EDITOR);
        store.drafts.delete(id(1), EDITOR, NOW);
        assertEquals(List.of(), titles(Optional.empty(), Optional.empty()));
        assertEquals(List.of(), titles(Optional.empty(), Optional.of("ben")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 100})
    void pagesHaveEachDraftOnceInTheirOrder(int limit) {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            create(i, i);
            expected.addFirst("Draft " + i);
            if (i % 2 == 0) {
                store.drafts.changeStatus(id(i), DraftStatus.IN_REVIEW, ANY, ANN);
            }
        }
        List<String> listed = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            DraftLists.Page page = store.lists.list(Optional.empty(), Optional.empty(), limit, cursor);
            page.drafts().forEach(draft -> listed.add(draft.title()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(expected, listed);
    }

    @Test
    void cursorOfNoListIsRefused() {
        assertThrows(
                ValidationException.class,
                () -> store.lists.list(Optional.empty(), Optional.empty(), 10, Optional.of("AAAA")));
    }

    private void create(int number, int second) {
        store.drafts.create(
                id(number), document("Draft " + number), Optional.empty(), ANN.user(), NOW.plusSeconds(second));
    }

    private List<String> titles(Optional<DraftStatus> status, Optional<String> user) {
        return store.lists.list(status, user, 50, Optional.empty()).drafts().stream()
                .map(WorkingDraft::title)
                .toList();
    }
}
