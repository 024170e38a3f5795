package broadsheet.dynamodb.article;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Gives the pictures that were uploaded for a reserved address to the article that takes the address. Each reference
 * (reference) is one transaction with the pictures that rest on it, so an interrupted move completes when it is repeated.
 */
record ReservedPictures(Table table) {
    private static final String RELEASED = "released";

    /**
     * Moves all references and pictures.
     *
     * @return false if another writer was faster; some may have been moved
     */
    boolean move(AddressItem from, ArticleId to) {
        List<String> values = List.of(Keys.article(from.article()), PictureKeys.REFERENCE, PictureKeys.END);
        List<Item> items =
                table.queryAll("pk = :pk AND sk BETWEEN :a AND :b", values, query -> query.consistentRead(true));
        for (Item item : items) {
            Optional<String> hash = PictureKeys.referenceOf(item.string("sk"));
            if (hash.isPresent() && !move(from, item, hash.get(), items, to)) {
                return false;
            }
        }
        return true;
    }

    /** Moves a reference, unless an upload came in since the address was read: its picture would stay behind. */
    private boolean move(AddressItem from, Item reference, String hash, List<Item> items, ArticleId to) {
        Item own = Item.keyed(Keys.article(to), reference.string("sk"));
        Optional<Item> known = table.getNow(own.string("pk"), own.string("sk"));
        boolean isReferenced = known.filter(item -> !item.has(RELEASED)).isPresent();
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(from.checking(table));
        writes.add(
                table.deleting(reference.string("pk"), reference.string("sk"), "attribute_exists(pk)", Item.empty()));
        if (isReferenced) {
            writes.add(table.checking(
                    own.string("pk"),
                    own.string("sk"),
                    "attribute_exists(pk) AND attribute_not_exists(#released)",
                    Item.empty()));
            writes.add(table.updating(
                    PictureKeys.image(hash),
                    Keys.CURRENT,
                    "SET #references = #references - :one",
                    "#references > :one",
                    Item.empty().with("one", 1)));
        } else {
            writes.add(table.putting(own, "attribute_not_exists(pk) OR attribute_exists(#released)", Item.empty()));
        }
        items.stream()
                .filter(item -> PictureKeys.pictureOf(item.string("sk")).isPresent())
                .filter(picture -> picture.string("hash").equals(hash))
                .forEach(picture -> {
                    writes.add(table.putting(picture.with("pk", own.string("pk"))));
                    writes.add(table.deleting(picture.string("pk"), picture.string("sk")));
                });
        return table.transact(writes);
    }
}
