package broadsheet.store;

import broadsheet.article.Slug;
import broadsheet.readership.ReaderCounts;
import broadsheet.readership.ReaderTallies;
import broadsheet.readership.ReaderTally;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Tallies of readers in the table: one item of less than a kilobyte for each article, so that a write is one unit. */
final class DynamoReaderTallies implements ReaderTallies, ReaderCounts {
    private final Table table;

    @Inject
    DynamoReaderTallies(Table table) {
        this.table = table;
    }

    @Override
    public int of(Slug article) {
        return table.get(Keys.tally(article), Keys.VIEWS)
                .map(item -> item.number("number"))
                .orElse(0);
    }

    /**
     * An article that has a tally was there once, and only one that has none is looked up: so nobody can fill the table. The
     * tally is read just before it is written, for whoever reads many at once loses races for most of them.
     */
    @Override
    public Change change(Slug article, Function<ReaderTally, Optional<ReaderTally>> counting) {
        ReaderTally known = tally(table.get(Keys.tally(article), Keys.VIEWS));
        if (known.version() == 0 && !isPublished(article)) {
            return Change.NO_ARTICLE;
        }
        var before = new AtomicReference<>(known);
        return Step.untilDone("the tally of " + article, () -> {
            Optional<ReaderTally> next = counting.apply(before.get());
            if (next.isEmpty()) {
                return Optional.of(Change.NONE);
            }
            if (replace(article, next.get())) {
                return Optional.of(Change.WRITTEN);
            }
            before.set(tally(table.getNow(Keys.tally(article), Keys.VIEWS)));
            return Optional.empty();
        });
    }

    private boolean isPublished(Slug article) {
        return table.get(Keys.article(article), Keys.HEAD)
                .filter(ArticleItems::isPublished)
                .isPresent();
    }

    private boolean replace(Slug article, ReaderTally next) {
        Item item = Item.keyed(Keys.tally(article), Keys.VIEWS)
                .with("number", next.number())
                .with("readers", next.readers())
                .with("version", next.version());
        try {
            table.client().putItem(put -> {
                put.tableName(table.name()).item(item.attributes());
                if (next.version() == 1) {
                    put.conditionExpression("attribute_not_exists(pk)");
                } else {
                    put.conditionExpression("version = :before")
                            .expressionAttributeValues(
                                    Map.of(":before", AttributeValue.fromN(String.valueOf(next.version() - 1))));
                }
            });
            return true;
        } catch (ConditionalCheckFailedException quicker) {
            return false;
        }
    }

    private static ReaderTally tally(Optional<Item> found) {
        return found.map(item -> new ReaderTally(item.number("number"), item.bytes("readers"), item.number("version")))
                .orElse(ReaderTally.NONE);
    }
}
