package broadsheet.dynamodb.draft;

import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftHistory.Kept;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.draft.Note;
import broadsheet.draft.PublishedDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Converts between drafts and items. */
public final class DraftItems {
    private static final String DELETED = "deleted";
    private static final String PUBLISHED = "published";
    private static final String DOCUMENT = "document";

    private DraftItems() {}

    /** What a head says about the draft. What it says about the draft's other items is added by the writes. */
    static Item head(WorkingDraft draft) {
        return Item.keyed(DraftKeys.draft(draft.id()), Keys.HEAD)
                .with("version", draft.version())
                .with("status", draft.status().toString())
                .with("author", user(draft.author()))
                .with("assignee", draft.assignee(), DraftItems::user)
                .with("base", draft.base(), DraftItems::base)
                .with("title", draft.title())
                .with("saved", draft.saved().toString())
                .with("savedBy", user(draft.savedBy()));
    }

    /** The draft of a head that is not {@link #isDeleted deleted}. */
    public static WorkingDraft draft(Item head) {
        return new WorkingDraft(
                DraftKeys.draftOf(head.string("pk")).orElseThrow(),
                head.number("version"),
                DraftStatus.parse(head.string("status")).orElseThrow(),
                user(head.item("author")),
                head.optional("assignee", DraftItems::user),
                head.optional("base", DraftItems::base),
                head.string("title"),
                head.instant("saved"),
                user(head.item("savedBy")));
    }

    /** What stays of a deleted draft for a time: nobody begins a draft with its id again, and a repeat finds the end. */
    static Item deleted(Item head, Optional<PublishedDraft> end, Instant expires) {
        return head.key()
                .with(DELETED, true)
                .with(PUBLISHED, end, DraftItems::published)
                .with("writes", head.number("writes") + 1)
                .with("expiresAt", expires.getEpochSecond());
    }

    /** How the draft of a head was published; empty if it is there, or was deleted otherwise. */
    static Optional<PublishedDraft> published(Optional<Item> head) {
        return head.flatMap(item -> item.optional(PUBLISHED, DraftItems::toPublished));
    }

    private static Item published(PublishedDraft end) {
        return Item.empty()
                .with("version", end.version())
                .with("article", end.publication().article().value())
                .with("slug", end.publication().slug().value())
                .with("revision", end.publication().revision())
                .with("outcome", end.publication().outcome().name())
                .with("ignored", end.ignored(), text -> Item.empty().with("text", text));
    }

    private static PublishedDraft toPublished(Item item) {
        var publication = new Publication(
                item.article("article"),
                item.slug("slug"),
                item.number("revision"),
                Outcome.valueOf(item.string("outcome")));
        return new PublishedDraft(
                item.number("version"), publication, item.list("ignored", each -> each.string("text")));
    }

    /** Whether the head is that of a deleted draft. */
    public static boolean isDeleted(Item head) {
        return head.has(DELETED);
    }

    /** The entries that lists have of a draft. They are keys alone, because a list reads the heads. */
    public static Set<Item> entries(WorkingDraft draft) {
        String sk = DraftKeys.entry(draft.saved(), draft.id());
        Set<Item> entries = new LinkedHashSet<>();
        entries.add(Item.keyed(DraftKeys.list(draft.status()), sk));
        entries.add(Item.keyed(DraftKeys.list(draft.status(), draft.author().id()), sk));
        draft.assignee()
                .ifPresent(assignee -> entries.add(Item.keyed(DraftKeys.list(draft.status(), assignee.id()), sk)));
        return entries;
    }

    /**
     * A text as it is kept.
     *
     * @param first the first of the versions with which it was saved
     */
    static Item text(WorkingDraft draft, int first, String document) {
        return Item.keyed(DraftKeys.draft(draft.id()), DraftKeys.text(first))
                .with("version", draft.version())
                .with("saved", draft.saved().toString())
                .with("savedBy", user(draft.savedBy()))
                .withText(DOCUMENT, document);
    }

    static Kept kept(Item text) {
        return new Kept(text.number("version"), text.instant("saved"), user(text.item("savedBy")));
    }

    /** The document of a text. */
    public static String document(Item text) {
        return text.text(DOCUMENT);
    }

    static Item note(DraftId draft, Note note) {
        return Item.keyed(DraftKeys.draft(draft), DraftKeys.note(note.id()))
                .with("by", user(note.by()))
                .with("at", note.at().toString())
                .with("text", note.text());
    }

    static Note note(Item item) {
        return new Note(
                DraftKeys.noteOf(item.string("sk")).orElseThrow(),
                user(item.item("by")),
                item.instant("at"),
                item.string("text"));
    }

    static Item user(DraftUser user) {
        return Item.empty().with("id", user.id()).with("name", user.name());
    }

    static DraftUser user(Item item) {
        return new DraftUser(item.string("id"), item.string("name"));
    }

    private static Item base(DraftBase base) {
        return Item.empty()
                .with("article", base.article().value())
                .with("slug", base.slug().value())
                .with("revision", base.revision());
    }

    private static DraftBase base(Item item) {
        return new DraftBase(item.article("article"), item.slug("slug"), item.number("revision"));
    }

    /** The head of a draft that is there; empty for none, and for a deleted one. */
    static Optional<Item> present(Optional<Item> head) {
        return head.filter(item -> !isDeleted(item));
    }
}
