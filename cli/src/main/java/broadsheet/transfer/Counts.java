package broadsheet.transfer;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.readership.DynamoRatings;
import broadsheet.dynamodb.readership.RatingTallies;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The row of an article in the table of counts: its readers, comments and ratings. */
record Counts(Table table) {
    /** The table's columns. */
    static final List<String> COLUMNS = Stream.concat(
                    Stream.of("article", "readers", "comments"), RatingTallies.COUNTS.stream())
            .toList();

    List<?> row(ArticleId article, String slug) {
        Item readers = Item.keyed(Keys.tally(article), Keys.VIEWS);
        Item comments = Item.keyed(Keys.tally(article), Keys.COMMENTS);
        Map<Item, Item> found = table.getAll(List.of(readers, comments));
        List<Object> row = new ArrayList<>();
        row.add(slug);
        row.add(number(found, readers, "number"));
        row.add(number(found, comments, "count"));
        row.addAll(new DynamoRatings(table).summary(article).histogram());
        return row;
    }

    private static int number(Map<Item, Item> found, Item key, String name) {
        return found.getOrDefault(key, Item.empty()).optionalNumber(name).orElse(0);
    }
}
