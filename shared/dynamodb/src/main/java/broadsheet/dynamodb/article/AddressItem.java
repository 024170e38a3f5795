package broadsheet.dynamodb.article;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import broadsheet.article.Draft;
import broadsheet.article.Slug;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * An address, as the table has it.
 *
 * @param slug the address
 * @param article the article to which it leads
 * @param state what the address is to the article
 * @param uploads how many uploads a reserved address has seen; 0 for any other address
 */
public record AddressItem(Slug slug, ArticleId article, State state, int uploads) {
    /** The attribute with the state. */
    public static final String STATE = "state";

    private static final String UPLOADS = "uploads";

    /** What an address is to its article. */
    public enum State {
        /** The article is at this address. */
        CURRENT,
        /** The article was at this address before, or its document names it as a former one. */
        FORMER,
        /** Pictures were uploaded for this address, and no article was published there yet. */
        RESERVED
    }

    public AddressItem {
        requireNonNull(slug, "slug is null");
        requireNonNull(article, "article is null");
        requireNonNull(state, "state is null");
    }

    static AddressItem current(Slug slug, ArticleId article) {
        return new AddressItem(slug, article, State.CURRENT, 0);
    }

    static AddressItem former(Slug slug, ArticleId article) {
        return new AddressItem(slug, article, State.FORMER, 0);
    }

    /** The address in an item. */
    public static AddressItem of(Item item) {
        return new AddressItem(
                Keys.addressOf(item.string("pk")).orElseThrow(),
                item.article("article"),
                State.valueOf(item.string(STATE)),
                item.optionalNumber(UPLOADS).orElse(0));
    }

    /** The latest state of an address; empty if it leads nowhere. */
    public static Optional<AddressItem> read(Table table, Slug slug) {
        return table.getNow(Keys.address(slug), Keys.ADDRESS).map(AddressItem::of);
    }

    /** Reads an address, and reserves it for a new article if it leads nowhere. */
    public static AddressItem reserved(Table table, Slug slug, ArticleId forNew) {
        Optional<AddressItem> known = read(table, slug);
        if (known.isPresent()) {
            return known.get();
        }
        var reserved = new AddressItem(slug, forNew, State.RESERVED, 0);
        return table.transact(List.of(table.putting(reserved.item(), Table.NEW, Item.empty())))
                ? reserved
                : read(table, slug).orElse(reserved);
    }

    /** Whether no article was published at the address yet. */
    public boolean isReserved() {
        return state == State.RESERVED;
    }

    /** The item that stores this address. */
    public Item item() {
        Item item = Item.keyed(Keys.address(slug), Keys.ADDRESS)
                .with("article", article.value())
                .with(STATE, state.name());
        return uploads == 0 ? item : item.with(UPLOADS, uploads);
    }

    /** The write of this address by a publication, which fails if the address is no longer what was read before. */
    TransactWriteItem replacing(Table table, Optional<AddressItem> before, Draft draft) {
        Item item = ArticleItems.marked(item(), draft.inBulk());
        return before.isEmpty()
                ? table.putting(item, Table.NEW, Item.empty())
                : table.putting(item, before.get().condition(), before.get().values());
    }

    /**
     * The write that records an upload to this reserved address. It fails if the address is not reserved for this
     * article any more. A publication that takes the address fails if it has not seen the upload.
     */
    public TransactWriteItem recordingUpload(Table table) {
        return table.updating(
                Keys.address(slug),
                Keys.ADDRESS,
                "ADD #uploads :one",
                "article = :article AND #state = :state",
                Item.empty().with("one", 1).with("article", article.value()).with("state", state.name()));
    }

    /** The check that the address is still what was read, without a later upload. */
    TransactWriteItem checking(Table table) {
        return table.checking(Keys.address(slug), Keys.ADDRESS, condition(), values());
    }

    private String condition() {
        return "article = :article AND #state = :state" + (isReserved() ? " AND " + uploadsCondition() : "");
    }

    private String uploadsCondition() {
        return uploads == 0 ? "attribute_not_exists(#uploads)" : "#uploads = :uploads";
    }

    private Item values() {
        Item values = Item.empty().with("article", article.value()).with("state", state.name());
        return uploads == 0 ? values : values.with("uploads", uploads);
    }
}
