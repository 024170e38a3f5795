package broadsheet.store;

import broadsheet.article.Slug;
import broadsheet.readership.ReaderCounts;
import broadsheet.readership.ReaderTallies;
import broadsheet.readership.ReaderTally;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    @Override
    public Map<Slug, ReaderTally> find(Collection<Slug> articles) {
        Map<Slug, ReaderTally> found = new HashMap<>();
        List<Item> keys = articles.stream()
                .map(article -> Item.keyed(Keys.tally(article), Keys.VIEWS))
                .toList();
        table.getAll(
                keys,
                null,
                item -> Keys.talliedOf(item.string("pk")).ifPresent(article -> found.put(article, tally(item))));
        return found;
    }

    @Override
    public Set<Slug> published(Collection<Slug> slugs) {
        Set<Slug> found = new HashSet<>();
        List<Item> keys = slugs.stream()
                .map(slug -> Item.keyed(Keys.article(slug), Keys.HEAD))
                .toList();
        table.getAll(
                keys,
                "pk, digest",
                item -> Keys.articleOf(item.string("pk"))
                        .filter(slug -> item.has("digest"))
                        .ifPresent(found::add));
        return found;
    }

    @Override
    public boolean change(Slug article, ReaderTally known, Function<ReaderTally, Optional<ReaderTally>> counting) {
        AtomicReference<ReaderTally> before = new AtomicReference<>(known);
        return Step.untilDone("the tally of " + article, () -> {
            Optional<ReaderTally> next = counting.apply(before.get());
            if (next.isEmpty()) {
                return Optional.of(false);
            }
            if (replace(article, next.get())) {
                return Optional.of(true);
            }
            before.set(table.getNow(Keys.tally(article), Keys.VIEWS)
                    .map(DynamoReaderTallies::tally)
                    .orElse(ReaderTally.NONE));
            return Optional.empty();
        });
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

    private static ReaderTally tally(Item item) {
        return new ReaderTally(item.number("number"), item.bytes("readers"), item.number("version"));
    }
}
