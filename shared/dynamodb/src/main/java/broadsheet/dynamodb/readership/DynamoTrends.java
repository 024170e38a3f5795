package broadsheet.dynamodb.readership;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.RatingSummary;
import broadsheet.readership.RecentReaders;
import broadsheet.readership.Stars;
import broadsheet.readership.Trend;
import broadsheet.readership.Trends;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.inject.Inject;

/**
 * Computes trends from the tallies and the ratings themselves, so nothing extra is stored. Editors view trends rarely.
 * One query of each ratings partition returns a megabyte, some six thousand ratings.
 */
public final class DynamoTrends implements Trends {
    private final Table table;

    @Inject
    DynamoTrends(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Trend> of(ArticleId article, Instant now) {
        return table.get(Keys.article(article), Keys.HEAD)
                .filter(ArticleItems::isPublished)
                .map(head -> trend(article, head.string("title"), now));
    }

    private Trend trend(ArticleId article, String title, Instant now) {
        RecentReaders readers = table.get(Keys.tally(article), Keys.VIEWS)
                .map(DynamoReaderTallies::recent)
                .orElse(RecentReaders.NONE);
        // Ratings by day and stars; the first row holds all earlier days.
        int[][] counts = new int[RecentReaders.DAYS + 1][Stars.MOST];
        LocalDate today = day(now);
        for (int shard = 0; shard < Keys.RATING_SHARDS; shard++) {
            for (var attributes : table.query("pk = :pk", List.of(Keys.ratings(article, shard)), query -> {})
                    .items()) {
                Item rating = Item.of(attributes);
                long age = ChronoUnit.DAYS.between(day(rating.instant("rated")), today);
                int place = Math.clamp(RecentReaders.DAYS - age, 0, RecentReaders.DAYS);
                counts[place][rating.number("stars") - 1]++;
            }
        }
        List<RatingSummary> ratings =
                new ArrayList<>(Arrays.stream(counts).map(DynamoTrends::summary).toList());
        RatingSummary before = ratings.removeFirst();
        return new Trend(title, readers.perDay(now), ratings, before);
    }

    private static RatingSummary summary(int[] counts) {
        return new RatingSummary(IntStream.of(counts).boxed().toList());
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
