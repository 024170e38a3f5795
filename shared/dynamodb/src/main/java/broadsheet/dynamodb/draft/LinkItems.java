package broadsheet.dynamodb.draft;

import broadsheet.draft.DraftId;
import broadsheet.draft.DraftLink;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import java.time.Duration;
import java.time.Instant;

/** Converts between links to drafts and items. A link is an item of its own, and an entry under its draft. */
public final class LinkItems {
    /** The attribute of a revoked link. */
    public static final String REVOKED = "revoked";

    static final String EXPIRES = "expires";
    private static final String LAST_OPENED = "lastOpened";
    private static final String OPENED = "opened";

    /** How long a link is listed after it has expired. A revoked one's id stays taken until then. */
    private static final Duration LISTED = Duration.ofDays(7);

    private LinkItems() {}

    static Item link(DraftLink link) {
        return Item.keyed(DraftKeys.link(link.id()), Keys.CURRENT)
                .with("draft", link.draft().value())
                .with("label", link.label())
                .with("by", DraftItems.user(link.by()))
                .with("made", link.made().toString())
                .with(EXPIRES, link.expires().toString())
                .with(OPENED, link.opened())
                .with(LAST_OPENED, link.lastOpened().map(Instant::toString))
                .with("expiresAt", end(link));
    }

    /** A draft's entry for a link. */
    public static Item entry(DraftLink link) {
        return Item.keyed(DraftKeys.draft(link.draft()), DraftKeys.link(link.id()))
                .with(EXPIRES, link.expires().toString())
                .with("expiresAt", end(link));
    }

    /** The link of an item. */
    public static DraftLink link(Item item) {
        return new DraftLink(
                DraftKeys.linkOf(item.string("pk")).orElseThrow(),
                new DraftId(item.string("draft")),
                item.string("label"),
                DraftItems.user(item.item("by")),
                item.instant("made"),
                item.instant(EXPIRES),
                item.number(OPENED),
                item.optional(LAST_OPENED).map(Instant::parse));
    }

    /** Whether a link was revoked. */
    public static boolean isRevoked(Item link) {
        return link.has(REVOKED);
    }

    private static long end(DraftLink link) {
        return link.expires().plus(LISTED).getEpochSecond();
    }
}
