package broadsheet.dynamodb.draft;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Fingerprint;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftRefusal.Why;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Reads the heads of drafts, and writes each on the condition that it is as it was read: a head counts its {@code
 * writes}, of which not all make a version.
 */
final class DraftHeads {
    /** What a head says about the draft's other items. */
    private static final List<String> OF_OTHERS =
            List.of("digest", "text", "textVersion", "since", "texts", "notes", "origin");

    private final Table table;

    DraftHeads(Table table) {
        this.table = table;
    }

    /** A head, also that of a deleted draft. */
    Optional<Item> find(DraftId id) {
        return table.getNow(DraftKeys.draft(id), Keys.HEAD);
    }

    /** The head of a draft that is there. */
    Optional<Item> present(DraftId id) {
        return DraftItems.present(find(id));
    }

    Item require(DraftId id) {
        return present(id).orElseThrow(() -> new DraftRefusal(Why.NONE));
    }

    /** The head of a new draft. */
    static Item created(WorkingDraft draft, String document, String origin) {
        return textual(DraftItems.head(draft), draft, document, 1)
                .with("since", draft.saved().toString())
                .with("writes", 1)
                .with("texts", 1)
                .with("notes", 0)
                .with("origin", origin);
    }

    /** A head with another draft, and with the same of the draft's other items. */
    static Item merged(Item head, WorkingDraft draft) {
        Item next = DraftItems.head(draft);
        for (String name : OF_OTHERS) {
            next = next.with(name, requireNonNull(head.attributes().get(name)));
        }
        return next;
    }

    /**
     * A head with what it says about the newest text.
     *
     * @param first the first of the versions with which the text was saved
     */
    static Item textual(Item head, WorkingDraft draft, String document, int first) {
        return head.with("digest", Fingerprint.of(document)).with("text", first).with("textVersion", draft.version());
    }

    /**
     * Writes a head and what goes with it in one transaction.
     *
     * @return false if another writer was faster
     */
    boolean write(Item head, Item next, WorkingDraft before, WorkingDraft after, Stream<TransactWriteItem> more) {
        return table.transact(
                Stream.concat(writes(head, next, before, after), more).toList());
    }

    /** The writes of a head that is as it was read, and of what becomes of the draft's entries in lists. */
    Stream<TransactWriteItem> writes(Item head, Item next, WorkingDraft before, WorkingDraft after) {
        Set<Item> old = DraftItems.entries(before);
        Set<Item> wanted = DraftItems.entries(after);
        Stream<TransactWriteItem> listed =
                wanted.stream().filter(entry -> !old.contains(entry)).map(table::putting);
        Stream<TransactWriteItem> unlisted =
                old.stream().filter(entry -> !wanted.contains(entry)).map(this::deleting);
        Item counted = next.with("writes", head.number("writes") + 1);
        return Stream.of(Stream.of(replacing(head, counted)), listed, unlisted).flatMap(writes -> writes);
    }

    /** The write of a head that is as it was read. */
    TransactWriteItem replacing(Item head, Item next) {
        return table.putting(next, "writes = :read", Item.empty().with("read", head.number("writes")));
    }

    TransactWriteItem deleting(Item item) {
        return table.deleting(item.string("pk"), item.string("sk"));
    }
}
