package broadsheet.dynamodb.readership;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.RatingSummary;
import broadsheet.readership.Stars;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tallies of ratings, one for each shard of an article's ratings.
 *
 * <p>Most articles of an archive have no ratings. So the tally of the first shard has a mark if another shard has ever
 * had a rating, and the other tallies are read only then. The transaction that writes the first of these ratings sets
 * the mark, and nothing removes it.
 */
public final class RatingTallies {
    /** The tallies' attributes: how many readers gave one star, two stars, and so on. */
    public static final List<String> COUNTS = List.of("ones", "twos", "threes", "fours", "fives");

    /** The shard whose tally has the mark. */
    public static final int FIRST = 0;

    private static final String MARK = "sharded";

    private final Table table;

    /** Creates an instance that reads sums with the table's consistency. */
    public RatingTallies(Table table) {
        this.table = table;
    }

    /** The sums of these articles' ratings. */
    Map<ArticleId, RatingSummary> sums(Collection<ArticleId> articles) {
        Map<ArticleId, RatingSummary> sums = new HashMap<>();
        articles.forEach(article -> sums.put(article, RatingSummary.NONE));
        List<ArticleId> sharded = new ArrayList<>();
        table.getAll(sums.keySet().stream().map(article -> key(article, FIRST)).toList(), tally -> {
            add(sums, tally);
            if (tally.has(MARK)) {
                sharded.add(article(tally));
            }
        });
        table.getAll(sharded.stream().flatMap(RatingTallies::others).toList(), tally -> add(sums, tally));
        return sums;
    }

    private static void add(Map<ArticleId, RatingSummary> sums, Item tally) {
        RatingSummary shard = new RatingSummary(COUNTS.stream()
                .map(count -> tally.optionalNumber(count).orElse(0))
                .toList());
        sums.merge(article(tally), shard, RatingSummary::plus);
    }

    private static ArticleId article(Item tally) {
        return Keys.talliedOf(tally.string("pk"), Keys.RATING).orElseThrow();
    }

    private static Stream<Item> others(ArticleId article) {
        return IntStream.range(FIRST + 1, Keys.RATING_SHARDS).mapToObj(shard -> key(article, shard));
    }

    private static Item key(ArticleId article, int shard) {
        return Item.keyed(Keys.ratingTally(article, shard), Keys.RATING);
    }

    /**
     * Whether the first tally has the mark. With eventual consistency, it may seem to be missing shortly after it was
     * set. Then it is set again, which changes nothing.
     */
    public boolean isMarked(ArticleId article, Consistency consistency) {
        return table.get(Keys.ratingTally(article, FIRST), Keys.RATING, consistency)
                .filter(tally -> tally.has(MARK))
                .isPresent();
    }

    /** Sets the mark. */
    public ConditionalWrite marking(ArticleId article) {
        return adding(article, FIRST, CountChanges.NONE.withMark());
    }

    /**
     * Adds differences to an article's tallies, and sets the mark if one of the others may get its first rating. A tally
     * that has no more ratings afterwards had some before, and so the mark is set.
     *
     * @param differences by shard, how many readers more give one star, two stars, and so on
     */
    List<ConditionalWrite> adding(ArticleId article, Map<Integer, int[]> differences) {
        Map<Integer, CountChanges> changes = new TreeMap<>();
        differences.forEach((shard, by) -> changes.put(shard, CountChanges.of(by)));
        boolean mayBeFirstOfOthers = differences.entrySet().stream()
                .anyMatch(change -> change.getKey() != FIRST
                        && IntStream.of(change.getValue()).sum() > 0);
        if (mayBeFirstOfOthers && !isMarked(article, Consistency.EVENTUAL)) {
            changes.put(FIRST, changes.getOrDefault(FIRST, CountChanges.NONE).withMark());
        }
        changes.values().removeIf(CountChanges.NONE::equals);
        return changes.entrySet().stream()
                .map(change -> adding(article, change.getKey(), change.getValue()))
                .toList();
    }

    private ConditionalWrite adding(ArticleId article, int shard, CountChanges changes) {
        return ConditionalWrite.of(
                table.adding(Keys.ratingTally(article, shard), Keys.RATING, changes.expression(), changes.values()));
    }

    /**
     * Changes of a tally, as an update.
     *
     * @param expression the update expression; empty if nothing changes
     * @param values the values that the expression refers to
     */
    public record CountChanges(String expression, Item values) {
        private static final CountChanges NONE = of(new int[Stars.MOST]);

        /**
         * Creates the changes of a tally's counts.
         *
         * @param by how many readers more give one star, two stars, and so on
         */
        public static CountChanges of(int[] by) {
            List<String> additions = new ArrayList<>();
            Item values = Item.empty();
            for (int i = 0; i < by.length; i++) {
                if (by[i] != 0) {
                    additions.add("%s :%s".formatted(COUNTS.get(i), COUNTS.get(i)));
                    values = values.with(COUNTS.get(i), by[i]);
                }
            }
            return new CountChanges(additions.isEmpty() ? "" : "ADD " + String.join(", ", additions), values);
        }

        private CountChanges withMark() {
            return new CountChanges(
                    "%s SET %s = :%s".formatted(expression, MARK, MARK).strip(), values.with(MARK, true));
        }
    }
}
