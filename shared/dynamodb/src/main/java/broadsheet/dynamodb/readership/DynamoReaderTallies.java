package broadsheet.dynamodb.readership;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.ReaderCounts;
import broadsheet.readership.ReaderTallies;
import broadsheet.readership.ReaderTally;
import broadsheet.readership.RecentReaders;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.inject.Inject;

/** Stores the tallies of readers: one item per article, smaller than a kilobyte, so that a write costs one unit. */
public final class DynamoReaderTallies implements ReaderTallies, ReaderCounts {
    /** The attribute with the number of readers. Stream records of tallies name it alike. */
    private static final String NUMBER = "number";

    private final Table table;

    @Inject
    DynamoReaderTallies(Table table) {
        this.table = table;
    }

    @Override
    public int of(ArticleId article) {
        return table.get(Keys.tally(article), Keys.VIEWS)
                .map(item -> ReaderCounts.shown(item.number(NUMBER)))
                .orElse(0);
    }

    @Override
    public Map<ArticleId, Integer> of(Collection<ArticleId> articles) {
        Map<ArticleId, Integer> numbers = new HashMap<>();
        articles.forEach(article -> numbers.put(article, 0));
        table.getAll(
                articles.stream()
                        .map(article -> Item.keyed(Keys.tally(article), Keys.VIEWS))
                        .toList(),
                item -> numbers.put(
                        Keys.talliedOf(item.string("pk"), Keys.VIEWS).orElseThrow(),
                        ReaderCounts.shown(item.number(NUMBER))));
        return numbers;
    }

    @Override
    public ReaderCounts eventual() {
        return new DynamoReaderTallies(table.with(Consistency.EVENTUAL));
    }

    /**
     * Checks that the article exists only if it has no tally yet, since only articles get one. So made-up slugs cannot
     * fill the table. The tally is read right before the write: a batch that read all its tallies first would lose
     * most races.
     */
    @Override
    public Counted change(ArticleId article, Function<ReaderTally, Optional<ReaderTally>> counting) {
        ReaderTally known = tally(table.get(Keys.tally(article), Keys.VIEWS));
        if (known.version() == 0 && !isPublished(article)) {
            return new Counted.NoArticle();
        }
        ReaderTally[] before = {known};
        return ConditionalWrite.untilDone("the tally of " + article, () -> {
            Optional<ReaderTally> next = counting.apply(before[0]);
            if (next.isEmpty()) {
                return Optional.of(new Counted.Same(before[0]));
            }
            if (table.replace(item(article, next.get()))) {
                return Optional.of(new Counted.Written(next.get()));
            }
            before[0] = tally(table.getNow(Keys.tally(article), Keys.VIEWS));
            return Optional.empty();
        });
    }

    private boolean isPublished(ArticleId article) {
        return table.getNow(Keys.article(article), Keys.HEAD)
                .filter(ArticleItems::isPublished)
                .isPresent();
    }

    private static Item item(ArticleId article, ReaderTally tally) {
        return Item.keyed(Keys.tally(article), Keys.VIEWS)
                .with(NUMBER, tally.number())
                .with("readers", tally.readers())
                .with("recent", tally.recent().bytes())
                .with("version", tally.version());
    }

    public static ReaderTally tally(Optional<Item> found) {
        return found.map(item -> new ReaderTally(
                        item.number(NUMBER), item.bytes("readers"), recent(item), item.number("version")))
                .orElse(ReaderTally.NONE);
    }

    /** The times of a tally's readers. */
    static RecentReaders recent(Item tally) {
        return RecentReaders.of(tally.bytes("recent"));
    }
}
