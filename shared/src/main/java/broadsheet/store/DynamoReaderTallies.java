package broadsheet.store;

import broadsheet.article.Slug;
import broadsheet.readership.ReaderCounts;
import broadsheet.readership.ReaderTallies;
import broadsheet.readership.ReaderTally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Tallies of readers in the table: one item of less than a kilobyte for each article, so that a write is one unit. */
final class DynamoReaderTallies implements ReaderTallies, ReaderCounts {
    /** The most items of one call, by DynamoDB. */
    private static final int BATCH = 100;

    private static final int ATTEMPTS = 8;

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
        read(
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
        read(
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

    /** Reads many items, whether DynamoDB gives them at once or in pieces. */
    private void read(List<Item> keys, @Nullable String projection, Consumer<Item> each) {
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<Map<String, AttributeValue>> some = new ArrayList<>();
            keys.subList(from, Math.min(from + BATCH, keys.size())).forEach(key -> some.add(key.attributes()));
            var asked = KeysAndAttributes.builder()
                    .keys(some)
                    .projectionExpression(projection)
                    .build();
            read(Map.of(table.name(), asked), each);
        }
    }

    private void read(Map<String, KeysAndAttributes> asked, Consumer<Item> each) {
        Map<String, KeysAndAttributes> left = asked;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("the table is too busy to read");
            }
            Map<String, KeysAndAttributes> now = left;
            var response = table.client().batchGetItem(get -> get.requestItems(now));
            response.responses().values().forEach(items -> items.forEach(item -> each.accept(Item.of(item))));
            left = response.unprocessedKeys();
            if (!left.isEmpty()) {
                Table.pause(attempt);
            }
        }
    }
}
