package broadsheet.dynamodb.draft;

import static broadsheet.dynamodb.draft.DraftFixture.ANN;
import static broadsheet.dynamodb.draft.DraftFixture.ANY;
import static broadsheet.dynamodb.draft.DraftFixture.BEN;
import static broadsheet.dynamodb.draft.DraftFixture.EDITOR;
import static broadsheet.dynamodb.draft.DraftFixture.NOW;
import static broadsheet.dynamodb.draft.DraftFixture.document;
import static broadsheet.dynamodb.draft.DraftFixture.id;
import static broadsheet.dynamodb.draft.DraftFixture.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Slug;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftRefusal.Why;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.Note;
import broadsheet.draft.StaleDraft;
import broadsheet.draft.WorkingDraft;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class DynamoDraftsTest {
    private static final DraftBase BASE =
            new DraftBase(new ArticleId("01JQRX00000000000000000001"), new Slug("a-tide"), 3);

    private final DraftFixture store = new DraftFixture();

    @Test
    void draftIsReadAsItWasBegunWithItsBase() {
        WorkingDraft draft = store.drafts.create(id(1), document("A tide"), Optional.of(BASE), ANN.user(), NOW);
        assertEquals(
                new WorkingDraft(
                        id(1),
                        1,
                        DraftStatus.DRAFT,
                        ANN.user(),
                        Optional.empty(),
                        Optional.of(BASE),
                        "A tide",
                        NOW,
                        ANN.user()),
                draft);
        assertEquals(Optional.of(draft), store.drafts.find(id(1)));
        assertEquals(
                Optional.of(new WorkingDraft.Contents(draft, document("A tide"), List.of())), store.drafts.read(id(1)));
        assertEquals(Optional.empty(), store.drafts.find(id(2)));
        assertEquals(Optional.empty(), store.drafts.read(id(2)));
    }

    @Test
    void beginningIsRepeatedByTheSamePersonWithTheSameDocumentAlone() {
        store.create(1);
        WorkingDraft saved = store.save(1, "Changed", ANN, NOW.plusSeconds(5));
        assertEquals(saved, store.create(1));
        refused(Why.ID_TAKEN, () -> store.drafts.create(id(1), "other", Optional.empty(), ANN.user(), NOW));
        refused(Why.ID_TAKEN, () -> store.drafts.create(id(1), document("Draft 1"), Optional.empty(), BEN.user(), NOW));
        refused(
                Why.ID_TAKEN,
                () -> store.drafts.create(id(1), document("Draft 1"), Optional.of(BASE), ANN.user(), NOW));
    }

    @Test
    void saveOfAnEarlierVersionIsRefusedWithTheCurrentOne() {
        store.create(1);
        WorkingDraft second = store.drafts.save(id(1), document("Two"), version(1), ANN, NOW.plusSeconds(9));
        assertEquals(2, second.version());
        assertEquals("Two", second.title());
        var stale = assertThrows(
                StaleDraft.class, () -> store.drafts.save(id(1), document("Late"), version(1), EDITOR, NOW));
        assertEquals(second, stale.current());
        assertEquals(document("Two"), store.drafts.read(id(1)).orElseThrow().document());
    }

    @Test
    void repeatedSaveGivesTheVersionThatItMade() {
        store.create(1);
        WorkingDraft saved = store.drafts.save(id(1), document("Two"), version(1), ANN, NOW.plusSeconds(9));
        assertEquals(saved, store.drafts.save(id(1), document("Two"), version(1), ANN, NOW.plusSeconds(20)));
        // Another person based the same text on an earlier version by chance: theirs is stale.
        assertThrows(StaleDraft.class, () -> store.drafts.save(id(1), document("Two"), version(1), EDITOR, NOW));
        assertEquals(saved, store.drafts.save(id(1), document("Two"), version(2), EDITOR, NOW.plusSeconds(30)));
    }

    @Test
    void largestDocumentIsKeptAlsoIfItDoesNotCompress() {
        byte[] random = new byte[TooLarge.LIMIT / 4 * 3];
        new SecureRandom().nextBytes(random);
        String largest = Base64.getEncoder().encodeToString(random);
        assertEquals(TooLarge.LIMIT, largest.length());
        store.create(1);
        store.drafts.save(id(1), largest, ANY, ANN, NOW);
        assertEquals(largest, store.drafts.read(id(1)).orElseThrow().document());
        assertThrows(TooLarge.class, () -> store.drafts.save(id(1), largest + "x", ANY, ANN, NOW));
        assertThrows(
                TooLarge.class, () -> store.drafts.create(id(2), largest + "x", Optional.empty(), ANN.user(), NOW));
    }

    @Test
    void authorCannotWriteOnceAnEditorCallsTheDraftReady() {
        store.create(1);
        assertEquals(
                DraftStatus.IN_REVIEW,
                store.drafts
                        .changeStatus(id(1), DraftStatus.IN_REVIEW, version(1), ANN)
                        .status());
        refused(Why.EDITORS_ONLY, () -> store.drafts.changeStatus(id(1), DraftStatus.READY, ANY, ANN));
        assertEquals(
                3,
                store.drafts
                        .changeStatus(id(1), DraftStatus.READY, version(2), EDITOR)
                        .version());
        // The repeat of a change whose answer was lost.
        assertEquals(
                3,
                store.drafts
                        .changeStatus(id(1), DraftStatus.READY, version(2), EDITOR)
                        .version());
        refused(Why.READY, () -> store.save(1, "Late", ANN, NOW));
        assertEquals(4, store.save(1, "By an editor", EDITOR, NOW).version());
        assertThrows(StaleDraft.class, () -> store.drafts.changeStatus(id(1), DraftStatus.DRAFT, version(3), EDITOR));
    }

    @Test
    void draftIsNothingToAnotherAuthorUntilItIsAssigned() {
        store.create(1);
        refused(Why.NONE, () -> store.save(1, "Mine", BEN, NOW));
        refused(Why.NONE, () -> store.drafts.note(id(1), id(9), "Hello", BEN, NOW));
        refused(Why.NONE, () -> store.save(2, "Nothing there", BEN, NOW));
        WorkingDraft assigned = store.drafts.assign(id(1), Optional.of(BEN.user()), ANN);
        assertEquals(1, assigned.version());
        assertEquals(2, store.save(1, "Ben's", BEN, NOW).version());
        assertEquals(
                Optional.of(BEN.user()), store.drafts.find(id(1)).orElseThrow().assignee());
        store.drafts.assign(id(1), Optional.empty(), EDITOR);
        refused(Why.NONE, () -> store.save(1, "Again", BEN, NOW));
    }

    @Test
    void repeatedNoteIsAddedOnce() {
        store.create(1);
        var note = new Note(id(7), EDITOR.user(), NOW, "Who says so?");
        assertEquals(note, store.drafts.note(id(1), id(7), note.text(), EDITOR, NOW));
        assertEquals(note, store.drafts.note(id(1), id(7), note.text(), EDITOR, NOW.plusSeconds(60)));
        refused(Why.ID_TAKEN, () -> store.drafts.note(id(1), id(7), "Another", EDITOR, NOW));
        refused(Why.ID_TAKEN, () -> store.drafts.note(id(1), id(7), note.text(), ANN, NOW));
        store.drafts.note(id(1), id(8), "The harbour master.", ANN, NOW);
        assertEquals(
                List.of("Who says so?", "The harbour master."),
                store.drafts.read(id(1)).orElseThrow().notes().stream()
                        .map(Note::text)
                        .toList());
        assertEquals(1, store.drafts.find(id(1)).orElseThrow().version());
    }

    @Test
    void notesEndAtTheMost() {
        store.create(1);
        for (int i = 0; i < Note.MOST; i++) {
            store.drafts.note(id(1), id(100 + i), "Note", ANN, NOW);
        }
        refused(Why.TOO_MANY_NOTES, () -> store.drafts.note(id(1), id(99), "One more", ANN, NOW));
    }

    @Test
    void deletedDraftLeavesOnlyItsReservedId() {
        store.create(1);
        store.save(1, "By another", EDITOR, NOW);
        store.drafts.note(id(1), id(7), "A note", ANN, NOW);
        store.drafts.delete(id(1), ANN, NOW);
        store.drafts.delete(id(1), ANN, NOW);
        store.drafts.delete(id(2), ANN, NOW);
        assertEquals(Optional.empty(), store.drafts.read(id(1)));
        assertEquals(1, store.items().size());
        assertEquals(
                NOW.plusSeconds(30 * 86_400).getEpochSecond(),
                store.items().iterator().next().number("expiresAt"));
        refused(Why.ID_TAKEN, () -> store.create(1));
        refused(Why.NONE, () -> store.save(1, "Late", ANN, NOW));
    }

    @Test
    void publishedDraftIsGoneAndItsPublicationIsRemembered() {
        store.create(1);
        store.drafts.note(id(1), id(7), "A note", ANN, NOW);
        assertEquals(Optional.empty(), store.drafts.published(id(1)));
        store.drafts.retire(id(1), DraftFixture.published(1), NOW);
        store.drafts.retire(id(1), DraftFixture.published(1), NOW);
        assertEquals(Optional.empty(), store.drafts.read(id(1)));
        assertEquals(Optional.of(DraftFixture.published(1)), store.drafts.published(id(1)));
        assertEquals(1, store.items().size());
    }

    @Test
    void draftWithAnotherStatusButTheSameTextEndsWithItsPublication() {
        store.create(1);
        store.drafts.changeStatus(id(1), DraftStatus.READY, version(1), EDITOR);
        store.drafts.retire(id(1), DraftFixture.published(1), NOW);
        assertEquals(Optional.empty(), store.drafts.find(id(1)));
    }

    @Test
    void draftNewerThanPublishedTextRemainsAsDraftOfTheArticle() {
        store.create(1);
        store.save(1, "Newer", ANN, NOW);
        store.drafts.retire(id(1), DraftFixture.published(1), NOW);
        store.drafts.retire(id(1), DraftFixture.published(1), NOW);
        WorkingDraft left = store.drafts.find(id(1)).orElseThrow();
        assertEquals(2, left.version());
        assertEquals(Optional.of(DraftFixture.published(1).base()), left.base());
        assertEquals(Optional.empty(), store.drafts.published(id(1)));
    }

    @Test
    void deletionWithoutAccessKeepsTheDraft() {
        WorkingDraft draft = store.create(1);
        store.drafts.delete(id(1), BEN, NOW);
        assertEquals(Optional.of(draft), store.drafts.find(id(1)));
    }

    @Test
    void ofSavesAtOnceOneWinsAndTheOthersAreStale() throws Exception {
        store.create(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> saves = java.util.stream.IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(number -> () -> {
                        try {
                            store.drafts.save(id(1), document("By " + number), version(1), DraftFixture.EDITOR, NOW);
                            return true;
                        } catch (StaleDraft late) {
                            return false;
                        }
                    })
                    .toList();
            int won = 0;
            for (Future<Boolean> save : pool.invokeAll(saves)) {
                won += save.get() ? 1 : 0;
            }
            assertEquals(1, won);
        }
        assertEquals(2, store.drafts.find(id(1)).orElseThrow().version());
    }

    private static void refused(Why why, Executable act) {
        assertEquals(why, assertThrows(DraftRefusal.class, act).why());
    }
}
