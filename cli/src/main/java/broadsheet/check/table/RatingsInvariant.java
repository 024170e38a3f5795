package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.readership.RatingTallies;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Rows;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.Stars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        String pk = Keys.ratingTally(article, shard);
        Optional<Item> tally = table.getNow(pk, Keys.RATING);
        int[] ballots = new int[Stars.MOST];
        new Rows(table)
                .each(
                        Keys.ratings(article, shard),
                        "",
                        "#stars",
                        rating -> ballots[new Stars(rating.number("stars")).number() - 1]++);
        List<String> wrong = new ArrayList<>();
        List<String> additions = new ArrayList<>();
        Item values = Item.empty();
        for (int i = 0; i < ballots.length; i++) {
            String name = RatingTallies.COUNTS.get(i);
            int surplus = tally.map(item -> item.optionalNumber(name).orElse(0)).orElse(0) - ballots[i];
            if (surplus != 0) {
                wrong.add("of " + name + " " + Surplus.of(surplus));
                additions.add("#%s :%s".formatted(name, name));
                values = values.with(name, -surplus);
            }
        }
        List<Finding> findings = new ArrayList<>();
        if (!wrong.isEmpty()) {
            ConditionalWrite write = AsRead.of(tally, RatingTallies.COUNTS.toArray(String[]::new))
                    .updating(table, pk, Keys.RATING, "ADD " + String.join(", ", additions), values);
            findings.add(Finding.repairable(
                    place(), String.join(", ", wrong), () -> ConditionalWrite.make(table, List.of(write))));
        }
        var tallies = new RatingTallies(table);
        boolean isRead = shard == RatingTallies.FIRST
                || (wrong.isEmpty() && tally.isEmpty())
                || tallies.isMarked(article, Consistency.STRONG);
        if (!isRead) {
            findings.add(Finding.repairable(
                    Keys.ratingTally(article, RatingTallies.FIRST) + " " + Keys.RATING,
                    "does not say that other shards have ratings",
                    () -> ConditionalWrite.make(table, List.of(tallies.marking(article)))));
        }
        return findings;
    }
}
