package broadsheet.transfer;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.readership.DynamoRatings;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The row of an article in the table of counts: its readers, comments and ratings. */
record Counts(Table table) {
    /** The table's columns. */
    static final List<String> COLUMNS = Stream.concat(
                    Stream.of("article", "readers", "comments"), DynamoRatings.COUNTS.stream())
            .toList();

    List<?> row(ArticleId article, String slug) {
        List<Item> keys = new ArrayList<>();
        Item readers = Item.keyed(Keys.tally(article), Keys.VIEWS);
        Item comments = Item.keyed(Keys.tally(article), Keys.COMMENTS);
        List<Item> ratings = IntStream.range(0, Keys.RATING_SHARDS)
                .mapToObj(shard -> Item.keyed(Keys.ratingTally(article, shard), Keys.RATING))
                .toList();
        keys.add(readers);
        keys.add(comments);
        keys.addAll(ratings);
        Map<Item, Item> found = table.getAll(keys);
        List<Object> row = new ArrayList<>();
        row.add(slug);
        row.add(number(found, readers, "number"));
        row.add(number(found, comments, "count"));
        for (String stars : DynamoRatings.COUNTS) {
            row.add(ratings.stream()
                    .mapToInt(tally -> number(found, tally, stars))
                    .sum());
        }
        return row;
    }

    private static int number(Map<Item, Item> found, Item key, String name) {
        return found.getOrDefault(key, Item.empty()).optionalNumber(name).orElse(0);
    }
}
