package broadsheet.store;

import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Pictures;
import broadsheet.article.Slug;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;

/**
 * Pictures in the table, in the partition of their article, with the article's claims to them. How many claims there are to a
 * picture is counted by an item of the picture's own, in the transactions that write claims. With none left, that item is the
 * order to remove the picture, and no claim can be made before it is carried out and the item is gone.
 */
final class DynamoPictures implements Pictures {
    private static final String CLAIMS = "claims";
    private static final String RELEASED = "released";
    private static final int ATTEMPTS = 12;

    private final Table table;

    @Inject
    DynamoPictures(Table table) {
        this.table = table;
    }

    @Override
    public Map<PictureName, Picture> of(Slug article) {
        List<String> values = List.of(Keys.article(article), PictureKeys.CLAIM, PictureKeys.END);
        List<Item> items = table.queryAll("pk = :pk AND sk BETWEEN :a AND :b", values, query -> {});
        Set<String> released = items.stream()
                .filter(item -> item.has(RELEASED))
                .flatMap(item -> PictureKeys.claimOf(item.string("sk")).stream())
                .collect(Collectors.toSet());
        Map<PictureName, Picture> pictures = new HashMap<>();
        items.forEach(item -> PictureKeys.pictureOf(item.string("sk"))
                .filter(name -> !released.contains(item.string("hash")))
                .ifPresent(name -> pictures.put(name, ArticleItems.picture(item))));
        return pictures;
    }

    @Override
    public boolean claim(Slug article, String hash) {
        Item claim = Item.keyed(Keys.article(article), PictureKeys.claim(hash));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (stands(claim)
                    || table.transact(List.of(
                            table.putting(
                                    claim, "attribute_not_exists(pk) OR attribute_exists(#released)", Item.empty()),
                            table.updating(
                                    PictureKeys.image(hash),
                                    Keys.CURRENT,
                                    "ADD #claims :one",
                                    "attribute_not_exists(#claims) OR #claims > :none",
                                    Item.empty().with("one", 1).with("none", 0))))) {
                return true;
            }
            Table.pause(attempt);
        }
        return false;
    }

    @Override
    public void keep(Slug article, PictureName name, Picture picture) {
        table.put(ArticleItems.picture(Item.keyed(Keys.article(article), PictureKeys.picture(name)), picture));
    }

    @Override
    public Released release(Slug article, Instant now) {
        SortedSet<String> going = new TreeSet<>();
        withdrawn(article)
                .map(head -> Stream.concat(Stream.of(article), ArticleItems.formerly(head).stream()))
                .orElseGet(Stream::empty)
                // The pictures of a coverage's updates are sent as those of an article of its name.
                .filter(slug ->
                        table.getNow(LiveKeys.coverage(slug), LiveKeys.COVERAGE).isEmpty())
                .forEach(slug -> claims(slug).forEach(hash -> {
                    release(article, slug, hash, now);
                    going.add(hash);
                }));
        SortedSet<String> shared =
                going.stream().filter(this::isClaimed).collect(Collectors.toCollection(TreeSet::new));
        going.removeAll(shared);
        return new Released(going, shared);
    }

    private Optional<Item> withdrawn(Slug article) {
        return table.getNow(Keys.article(article), Keys.HEAD).filter(ArticleItems::isWithdrawn);
    }

    private List<String> claims(Slug slug) {
        List<String> values = List.of(Keys.article(slug), PictureKeys.CLAIM);
        return table.queryAll("pk = :pk AND begins_with(sk, :a)", values, query -> {}).stream()
                .flatMap(item -> PictureKeys.claimOf(item.string("sk")).stream())
                .toList();
    }

    private void release(Slug article, Slug slug, String hash, Instant now) {
        Item claim = Item.keyed(Keys.article(slug), PictureKeys.claim(hash));
        Item values = Item.empty().with("none", 0).with("now", now.toString());
        Step.untilDone("the claim of " + slug + " to " + hash, () -> {
            boolean over = !stands(claim)
                    || withdrawn(article).isEmpty()
                    || table.transact(List.of(
                            table.putting(claim.with(RELEASED, true), "attribute_not_exists(#released)", Item.empty()),
                            table.updating(
                                    PictureKeys.image(hash),
                                    Keys.CURRENT,
                                    "SET #claims = #claims - :one, #asked = :now",
                                    "#claims > :none",
                                    values.with("one", 1)),
                            table.checking(Keys.article(article), Keys.HEAD, "attribute_exists(withdrawn)")));
            return over ? Optional.of(true) : Optional.empty();
        });
        // Whoever was to remove it may have given up: an order that is given again changes, and the stream tells of it.
        table.transact(List.of(
                table.updating(PictureKeys.image(hash), Keys.CURRENT, "SET #asked = :now", "#claims = :none", values)));
    }

    private boolean stands(Item claim) {
        return table.getNow(claim.string("pk"), claim.string("sk"))
                .filter(item -> !item.has(RELEASED))
                .isPresent();
    }

    private boolean isClaimed(String hash) {
        return table.getNow(PictureKeys.image(hash), Keys.CURRENT)
                .filter(item -> item.number(CLAIMS) > 0)
                .isPresent();
    }

    @Override
    public boolean mustGo(String hash) {
        return table.getNow(PictureKeys.image(hash), Keys.CURRENT)
                .filter(item -> item.number(CLAIMS) == 0)
                .isPresent();
    }

    @Override
    public void gone(String hash) {
        table.transact(List.of(table.deleting(
                PictureKeys.image(hash),
                Keys.CURRENT,
                "#claims = :none",
                Item.empty().with("none", 0))));
    }
}
