package broadsheet.dynamodb.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Busy;
import broadsheet.article.Fingerprint;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftHistory;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftRefusal.Why;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.draft.Note;
import broadsheet.draft.PublishedDraft;
import broadsheet.draft.StaleDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.draft.WorkingDrafts;
import broadsheet.draft.WorkingTitle;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores drafts in their table. Each write is one transaction on the condition that the head is as it was read.
 */
public final class DynamoDrafts implements WorkingDrafts {
    private static final int ATTEMPTS = 8;

    private final Table table;
    private final DraftHeads heads;
    private final DraftDeletion deletion;

    @Inject
    public DynamoDrafts(DraftsTable drafts) {
        this.table = drafts.table();
        this.heads = new DraftHeads(table);
        this.deletion = new DraftDeletion(table);
    }

    @Override
    public Optional<WorkingDraft> find(DraftId id) {
        return heads.present(id).map(DraftItems::draft);
    }

    @Override
    public boolean isTaken(DraftId id) {
        return heads.find(id).isPresent();
    }

    @Override
    public Optional<WorkingDraft.Contents> read(DraftId id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Item> head = heads.present(id);
            Optional<Item> text =
                    head.flatMap(item -> table.getNow(DraftKeys.draft(id), DraftKeys.text(item.number("text"))));
            // A save between the two reads leaves a newer text under the same key, a deletion leaves none.
            if (head.isEmpty()
                    || text.stream()
                            .anyMatch(
                                    item -> item.number("version") == head.get().number("textVersion"))) {
                return head.map(item -> new WorkingDraft.Contents(
                        DraftItems.draft(item), DraftItems.document(text.orElseThrow()), notes(id)));
            }
            Table.pause(attempt);
        }
        throw new Busy("the draft " + id);
    }

    private List<Note> notes(DraftId id) {
        return table
                .queryAll(
                        "pk = :pk AND begins_with(sk, :a)",
                        List.of(DraftKeys.draft(id), DraftKeys.NOTE),
                        query -> query.consistentRead(true))
                .stream()
                .map(DraftItems::note)
                .toList();
    }

    @Override
    public WorkingDraft create(DraftId id, String document, Optional<DraftBase> base, DraftUser author, Instant now) {
        requireFits(document);
        var draft = new WorkingDraft(
                id,
                1,
                DraftStatus.DRAFT,
                author,
                Optional.empty(),
                base,
                WorkingTitle.of(document),
                now.truncatedTo(ChronoUnit.SECONDS),
                author);
        // A repeated request for a draft of an article may carry the document of a newer revision. It is the same
        // draft.
        String origin = base.map(from -> from.article().value()).orElseGet(() -> Fingerprint.of(document));
        return ConditionalWrite.untilDone("the draft " + id, () -> {
            Optional<Item> found = heads.find(id);
            if (found.isPresent()) {
                return Optional.of(DraftItems.present(found)
                        .filter(head -> head.string("origin").equals(origin))
                        .map(DraftItems::draft)
                        .filter(same -> same.author().id().equals(author.id()))
                        .orElseThrow(() -> new DraftRefusal(Why.ID_TAKEN)));
            }
            Item head = DraftHeads.created(draft, document, origin);
            Stream<TransactWriteItem> writes = Stream.concat(
                    Stream.of(
                            table.putting(head, Table.NEW, Item.empty()),
                            table.putting(DraftItems.text(draft, 1, document))),
                    DraftItems.entries(draft).stream().map(table::putting));
            return table.transact(writes.toList()) ? Optional.of(draft) : Optional.empty();
        });
    }

    @Override
    public WorkingDraft save(DraftId id, String document, IntPredicate expected, DraftPermissions who, Instant now) {
        requireFits(document);
        Instant moment = now.truncatedTo(ChronoUnit.SECONDS);
        return ConditionalWrite.untilDone("the draft " + id, () -> {
            Item head = heads.require(id);
            WorkingDraft before = DraftItems.draft(head);
            who.requireSees(before);
            boolean same = head.string("digest").equals(Fingerprint.of(document));
            if (same && before.savedBy().id().equals(who.user().id())) {
                return Optional.of(before);
            }
            who.requireWrites(before);
            requireExpected(expected, before);
            if (same) {
                return Optional.of(before);
            }
            WorkingDraft after = before.saved(WorkingTitle.of(document), who.user(), moment);
            return saved(head, before, after, document) ? Optional.of(after) : Optional.empty();
        });
    }

    private boolean saved(Item head, WorkingDraft before, WorkingDraft after, String document) {
        boolean inWindow = head.number("textVersion") == before.version()
                && before.savedBy().id().equals(after.savedBy().id())
                && after.saved().isBefore(head.instant("since").plus(DraftHistory.WINDOW));
        int first = inWindow ? head.number("text") : after.version();
        boolean isFull = !inWindow && head.number("texts") == DraftHistory.MOST;
        Item next = DraftHeads.textual(DraftHeads.merged(head, after), after, document, first)
                .with("since", inWindow ? head.string("since") : after.saved().toString())
                .with("texts", head.number("texts") + (inWindow || isFull ? 0 : 1));
        Stream<TransactWriteItem> text = Stream.of(table.putting(DraftItems.text(after, first, document)));
        Stream<TransactWriteItem> oldest = isFull ? oldest(after.id()).stream() : Stream.empty();
        return heads.write(head, next, before, after, Stream.concat(text, oldest));
    }

    /** The deletion of the oldest text of a draft. */
    private Optional<TransactWriteItem> oldest(DraftId id) {
        return table
                .queryFirst(
                        1,
                        "pk = :pk AND begins_with(sk, :a)",
                        List.of(DraftKeys.draft(id), DraftKeys.TEXT),
                        query -> query.consistentRead(true).projectionExpression("pk, sk"))
                .stream()
                .findFirst()
                .map(text -> table.deleting(text.string("pk"), text.string("sk")));
    }

    @Override
    public WorkingDraft changeStatus(DraftId id, DraftStatus status, IntPredicate expected, DraftPermissions who) {
        return changed(id, before -> {
            who.requireSees(before);
            if (before.status() == status) {
                return before;
            }
            who.requireSets(before, status);
            requireExpected(expected, before);
            return before.at(status);
        });
    }

    @Override
    public WorkingDraft assign(DraftId id, Optional<DraftUser> assignee, DraftPermissions who) {
        return changed(id, before -> {
            who.requireAssigns(before);
            return before.assignedTo(assignee);
        });
    }

    /** A change of what the head says about the draft. */
    @FunctionalInterface
    private interface HeadChange {
        WorkingDraft of(WorkingDraft before);
    }

    private WorkingDraft changed(DraftId id, HeadChange change) {
        return ConditionalWrite.untilDone("the draft " + id, () -> {
            Item head = heads.require(id);
            WorkingDraft before = DraftItems.draft(head);
            WorkingDraft after = change.of(before);
            boolean done = after.equals(before)
                    || heads.write(head, DraftHeads.merged(head, after), before, after, Stream.empty());
            return done ? Optional.of(after) : Optional.empty();
        });
    }

    @Override
    public Note note(DraftId id, DraftId note, String text, DraftPermissions who, Instant now) {
        return ConditionalWrite.untilDone("the draft " + id, () -> {
            Item head = heads.require(id);
            WorkingDraft draft = DraftItems.draft(head);
            who.requireSees(draft);
            Optional<Note> found =
                    table.getNow(DraftKeys.draft(id), DraftKeys.note(note)).map(DraftItems::note);
            if (found.isPresent()) {
                return Optional.of(found.filter(same -> same.text().equals(text)
                                && same.by().id().equals(who.user().id()))
                        .orElseThrow(() -> new DraftRefusal(Why.ID_TAKEN)));
            }
            if (head.number("notes") == Note.MOST) {
                throw new DraftRefusal(Why.TOO_MANY_NOTES);
            }
            var written = new Note(note, who.user(), now.truncatedTo(ChronoUnit.SECONDS), text);
            Item next = head.with("notes", head.number("notes") + 1);
            Stream<TransactWriteItem> put = Stream.of(table.putting(DraftItems.note(id, written)));
            return heads.write(head, next, draft, draft, put) ? Optional.of(written) : Optional.empty();
        });
    }

    @Override
    public void delete(DraftId id, DraftPermissions who, Instant now) {
        ended(id, who::maySee, (head, draft) -> {
            who.requireDeletes(draft);
            return deletion.end(head, draft, Optional.empty(), now) ? Optional.of(true) : Optional.empty();
        });
    }

    @Override
    public void retire(DraftId id, PublishedDraft end, Instant now) {
        ended(id, draft -> true, (head, draft) -> {
            boolean isSame = head.number("textVersion") <= end.version();
            WorkingDraft after = draft.changing(end.base());
            boolean done = isSame
                    ? deletion.end(head, draft, Optional.of(end), now)
                    : heads.write(head, DraftHeads.merged(head, after), draft, after, Stream.empty());
            return done ? Optional.of(isSame) : Optional.empty();
        });
    }

    @Override
    public Optional<PublishedDraft> published(DraftId id) {
        return DraftItems.published(heads.find(id));
    }

    /** The end of a draft. */
    @FunctionalInterface
    private interface End {
        /** Whether the draft is deleted; empty if another writer was faster. */
        Optional<Boolean> of(Item head, WorkingDraft draft);
    }

    private void ended(DraftId id, Predicate<WorkingDraft> isSeen, End end) {
        boolean isDeleted = ConditionalWrite.untilDone("the draft " + id, () -> {
            Optional<Item> found = heads.find(id);
            Optional<WorkingDraft> draft =
                    DraftItems.present(found).map(DraftItems::draft).filter(isSeen);
            return draft.isEmpty()
                    ? Optional.of(found.filter(DraftItems::isDeleted).isPresent())
                    : end.of(found.orElseThrow(), draft.get());
        });
        if (isDeleted) {
            deletion.sweep(id);
        }
    }

    private static void requireExpected(IntPredicate expected, WorkingDraft draft) {
        if (!expected.test(draft.version())) {
            throw new StaleDraft(draft);
        }
    }

    private static void requireFits(String document) {
        TooLarge.unlessFits("The document", document.getBytes(UTF_8).length);
    }
}
