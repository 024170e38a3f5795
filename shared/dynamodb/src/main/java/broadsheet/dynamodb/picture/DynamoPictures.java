package broadsheet.dynamodb.picture;

import broadsheet.article.ArticleId;
import broadsheet.article.Attachment;
import broadsheet.article.Busy;
import broadsheet.article.PictureName;
import broadsheet.article.Pictures;
import broadsheet.article.Slug;
import broadsheet.dynamodb.article.AddressItem;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.key.StaticPageKeys;
import broadsheet.dynamodb.staticpage.StaticPageItems;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores pictures in their article's partition, together with the article's references to them. An item for
 * each picture counts its references, in the transactions that write references. When the count reaches 0, that item is the
 * order to delete the picture. No article can reference the picture until the deletion is complete and has removed the
 * item.
 */
public final class DynamoPictures implements Pictures {
    private static final String REFERENCES = "references";
    private static final String ORDERS = "orders";
    private static final String RELEASED = "released";
    private static final Item NONE_AND_ONE = Item.empty().with("none", 0).with("one", 1);
    private static final int ATTEMPTS = 12;

    private final Table table;

    @Inject
    public DynamoPictures(Table table) {
        this.table = table;
    }

    @Override
    public Map<PictureName, Attachment> of(Collection<Slug> addresses) {
        Map<PictureName, Attachment> pictures = new HashMap<>();
        addresses.stream()
                .distinct()
                .flatMap(address -> AddressItem.read(table, address).stream())
                .map(AddressItem::article)
                .distinct()
                .forEach(article -> of(article).forEach(pictures::putIfAbsent));
        return pictures;
    }

    private Map<PictureName, Attachment> of(ArticleId article) {
        List<String> values = List.of(Keys.article(article), PictureKeys.REFERENCE, PictureKeys.END);
        List<Item> items = table.queryAll("pk = :pk AND sk BETWEEN :a AND :b", values, query -> {});
        Set<String> released = items.stream()
                .filter(item -> item.has(RELEASED))
                .flatMap(item -> PictureKeys.referenceOf(item.string("sk")).stream())
                .collect(Collectors.toSet());
        Map<PictureName, Attachment> pictures = new HashMap<>();
        items.forEach(item -> PictureKeys.pictureOf(item.string("sk"))
                .filter(name -> !released.contains(item.string("hash")))
                .ifPresent(name -> pictures.put(name, AttachmentItems.attachment(item))));
        return pictures;
    }

    @Override
    public boolean reference(Slug address, String hash) {
        var created = new ArticleId(UlidCreator.getUlid().toString());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            AddressItem there = AddressItem.reserved(table, address, created);
            Item reference = reference(there, hash);
            if (isActive(reference)
                    || table.transact(withUpload(
                            there,
                            table.putting(
                                    reference, "attribute_not_exists(pk) OR attribute_exists(#released)", Item.empty()),
                            table.updating(
                                    PictureKeys.image(hash),
                                    Keys.CURRENT,
                                    "ADD #references :one",
                                    "attribute_not_exists(#references) OR #references > :none",
                                    NONE_AND_ONE)))) {
                return true;
            }
            Table.pause(attempt);
        }
        if (order(hash).isPresent()) {
            return false;
        }
        throw new Busy("the picture " + hash);
    }

    private static Item reference(AddressItem there, String hash) {
        return Item.keyed(Keys.article(there.article()), PictureKeys.reference(hash));
    }

    /** The writes, and while the address is reserved one that a publication at the address notices. */
    private List<TransactWriteItem> withUpload(AddressItem there, TransactWriteItem... writes) {
        return there.isReserved()
                ? Stream.concat(Stream.of(writes), Stream.of(there.recordingUpload(table)))
                        .toList()
                : List.of(writes);
    }

    @Override
    public boolean keep(Slug address, PictureName name, Attachment picture) {
        return ConditionalWrite.untilDone("the picture " + name + " of " + address, () -> {
            AddressItem there = AddressItem.read(table, address)
                    .orElseThrow(() -> new IllegalStateException("no picture was announced for " + address));
            Item reference = reference(there, picture.hash());
            Item kept = AttachmentItems.with(Item.keyed(reference.string("pk"), PictureKeys.picture(name)), picture);
            if (table.transact(withUpload(
                    there,
                    table.checking(
                            reference.string("pk"),
                            reference.string("sk"),
                            "attribute_exists(pk) AND attribute_not_exists(#released)",
                            Item.empty()),
                    table.putting(kept)))) {
                return Optional.of(true);
            }
            // A reserved address loses its references only to an article that takes it at this moment.
            if (isActive(reference) || there.isReserved()) {
                return Optional.empty();
            }
            // The upload may have stored files after an earlier deletion. Order another one, or they would stay
            // forever.
            orderToGo(picture.hash());
            return Optional.of(false);
        });
    }

    @Override
    public Released release(Slug address) {
        SortedSet<String> going = new TreeSet<>();
        AddressItem.read(table, address)
                .map(AddressItem::article)
                .flatMap(this::withdrawn)
                .filter(head -> !isShownElsewhere(address) && !isShownElsewhere(head.slug("slug")))
                .flatMap(head -> Keys.articleOf(head.string("pk")))
                .ifPresent(article -> references(article).forEach(hash -> {
                    release(article, hash);
                    going.add(hash);
                }));
        SortedSet<String> shared =
                going.stream().filter(this::isReferenced).collect(Collectors.toCollection(TreeSet::new));
        going.removeAll(shared);
        return new Released(going, shared);
    }

    /** Editors send the pictures of a live coverage and of a static page to an article's address of the same name. */
    private boolean isShownElsewhere(Slug slug) {
        return table.getNow(LiveKeys.coverage(slug), LiveKeys.COVERAGE).isPresent()
                || table.getNow(StaticPageKeys.page(slug), Keys.HEAD)
                        .filter(StaticPageItems::isPublic)
                        .isPresent();
    }

    private Optional<Item> withdrawn(ArticleId article) {
        return table.getNow(Keys.article(article), Keys.HEAD).filter(ArticleItems::isWithdrawn);
    }

    private List<String> references(ArticleId article) {
        List<String> values = List.of(Keys.article(article), PictureKeys.REFERENCE);
        return table.queryAll("pk = :pk AND begins_with(sk, :a)", values, query -> {}).stream()
                .flatMap(item -> PictureKeys.referenceOf(item.string("sk")).stream())
                .toList();
    }

    private void release(ArticleId article, String hash) {
        Item reference = Item.keyed(Keys.article(article), PictureKeys.reference(hash));
        boolean released = ConditionalWrite.untilDone("the reference of " + article + " to " + hash, () -> {
            if (!isActive(reference) || withdrawn(article).isEmpty()) {
                return Optional.of(false);
            }
            boolean done = table.transact(List.of(
                    table.putting(reference.with(RELEASED, true), "attribute_not_exists(#released)", Item.empty()),
                    table.updating(
                            PictureKeys.image(hash),
                            Keys.CURRENT,
                            "SET #references = #references - :one ADD #orders :one",
                            "#references > :none",
                            NONE_AND_ONE),
                    table.checking(Keys.article(article), Keys.HEAD, "attribute_exists(withdrawn)", Item.empty())));
            return done ? Optional.of(true) : Optional.empty();
        });
        if (!released) {
            // The earlier deletion may have ended in the dead-letter queue, or an upload ran while it was in progress.
            orderToGo(hash);
        }
    }

    /**
     * Orders the deletion of a picture without references. Repeating it increments the order's number, so the stream
     * delivers another record.
     */
    private void orderToGo(String hash) {
        ConditionalWrite.untilDone("the order to remove " + hash, () -> {
            boolean done = table.transact(List.of(table.updating(
                            PictureKeys.image(hash),
                            Keys.CURRENT,
                            "SET #references = :none ADD #orders :one",
                            "attribute_not_exists(#references) OR #references = :none",
                            NONE_AND_ONE)))
                    || isReferenced(hash);
            return done ? Optional.of(true) : Optional.empty();
        });
    }

    private boolean isActive(Item reference) {
        return table.getNow(reference.string("pk"), reference.string("sk"))
                .filter(item -> !item.has(RELEASED))
                .isPresent();
    }

    private boolean isReferenced(String hash) {
        return image(hash).filter(item -> item.number(REFERENCES) > 0).isPresent();
    }

    private Optional<Item> image(String hash) {
        return table.getNow(PictureKeys.image(hash), Keys.CURRENT);
    }

    @Override
    public OptionalInt order(String hash) {
        return image(hash)
                .filter(item -> item.number(REFERENCES) == 0)
                .map(item -> OptionalInt.of(item.number(ORDERS)))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public void completeDeletion(String hash, int order) {
        // Retry until it succeeds: while the item is there, no article can use the picture again.
        ConditionalWrite.untilDone("the order to remove " + hash, () -> {
            boolean done = table.transact(List.of(table.deleting(
                            PictureKeys.image(hash),
                            Keys.CURRENT,
                            "#references = :none AND #orders = :order",
                            Item.empty().with("none", 0).with("order", order))))
                    || !order(hash).equals(OptionalInt.of(order));
            return done ? Optional.of(true) : Optional.empty();
        });
    }
}
