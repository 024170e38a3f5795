package broadsheet.check.table;

import broadsheet.article.Picture;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.table.Expressions;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;
import javax.inject.Inject;

/** Walks over all items of the table, and says for each what should be true. */
public final class TableWalk {
    /** What one item asks, its neighbours mostly ask too. */
    private static final int REMEMBERED = 1_000;

    private final Table table;
    private final Set<String> released = new HashSet<>();
    private String partition = "";
    private long seen;

    @Inject
    TableWalk(Table table) {
        this.table = table;
    }

    /**
     * Walks over the whole table. What is seen there says only what to look at: an eventually consistent read is enough.
     *
     * @param now which items are about to expire
     * @param claims told what should be true, some of it more than once
     * @param pictures told which pictures articles and coverages have
     */
    public void walk(Instant now, Consumer<Invariant> claims, Consumer<Picture> pictures) {
        var all = new Invariants(table, now);
        SequencedSet<Invariant> asked = new LinkedHashSet<>();
        table.client()
                .scanPaginator(scan -> scan.tableName(table.name())
                        .projectionExpression(Invariants.PROJECTION)
                        .expressionAttributeNames(Expressions.names(Invariants.PROJECTION)))
                .items()
                .forEach(attributes -> {
                    Item item = Item.of(attributes);
                    seen++;
                    picture(item, pictures);
                    for (Invariant claim : all.of(item)) {
                        if (asked.add(claim)) {
                            claims.accept(claim);
                        }
                    }
                    while (asked.size() > REMEMBERED) {
                        asked.removeFirst();
                    }
                });
    }

    /** Of a partition the claims to pictures come before the pictures: those that were given back are remembered till then. */
    private void picture(Item item, Consumer<Picture> pictures) {
        String article = item.string("pk");
        if (!article.equals(partition)) {
            partition = article;
            released.clear();
        }
        if (item.has("released")) {
            PictureKeys.claimOf(item.string("sk")).ifPresent(released::add);
        }
        if (PictureKeys.pictureOf(item.string("sk")).isPresent()
                && item.has("hash")
                && !released.contains(item.string("hash"))) {
            pictures.accept(ArticleItems.picture(item));
        }
    }

    /** How many items have been seen. */
    public long seen() {
        return seen;
    }
}
