package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.readership.RatingTallies;
import broadsheet.dynamodb.readership.RatingTallies.CountChanges;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Rows;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.Stars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Invariant: a tally of ratings is the sum of the ratings in its shard, and the first shard's tally has the mark if
 * another shard has a tally.
 */
record RatingsInvariant(Table table, ArticleId article, int shard) implements Invariant {
    @Override
    public String place() {
        return Keys.ratingTally(article, shard) + " " + Keys.RATING;
    }

    @Override
    public List<Finding> check() {
        Optional<Item> tally = table.getNow(Keys.ratingTally(article, shard), Keys.RATING);
        int[] ballots = new int[Stars.MOST];
        new Rows(table)
                .each(
                        Keys.ratings(article, shard),
                        "",
                        "#stars",
                        rating -> ballots[new Stars(rating.number("stars")).number() - 1]++);
        boolean isToRead = tally.isPresent() || IntStream.of(ballots).sum() > 0;
        return Stream.of(sum(tally, ballots), isToRead ? mark() : Optional.<Finding>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> sum(Optional<Item> tally, int[] ballots) {
        List<String> wrong = new ArrayList<>();
        int[] missing = new int[Stars.MOST];
        for (int i = 0; i < ballots.length; i++) {
            String name = RatingTallies.COUNTS.get(i);
            int surplus = tally.map(item -> item.optionalNumber(name).orElse(0)).orElse(0) - ballots[i];
            if (surplus != 0) {
                wrong.add("of " + name + " " + Surplus.of(surplus));
                missing[i] = -surplus;
            }
        }
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        CountChanges changes = CountChanges.of(missing);
        ConditionalWrite write = AsRead.of(tally, RatingTallies.COUNTS.toArray(String[]::new))
                .updating(table, Keys.ratingTally(article, shard), Keys.RATING, changes.expression(), changes.values());
        return Optional.of(Finding.repairable(
                place(), String.join(", ", wrong), () -> ConditionalWrite.make(table, List.of(write))));
    }

    private Optional<Finding> mark() {
        var tallies = new RatingTallies(table);
        return shard == RatingTallies.FIRST || tallies.isMarked(article, Consistency.STRONG)
                ? Optional.empty()
                : Optional.of(Finding.repairable(
                        Keys.ratingTally(article, RatingTallies.FIRST) + " " + Keys.RATING,
                        "does not say that other shards have ratings",
                        () -> ConditionalWrite.make(table, List.of(tallies.marking(article)))));
    }
}
