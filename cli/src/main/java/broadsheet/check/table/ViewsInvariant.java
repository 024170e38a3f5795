package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.readership.DynamoReaderTallies;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.ReaderTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Invariant: a tally of readers belongs to an article, and its last thirty days do not exceed its total. No other item
 * records these counts, so no repair is possible.
 */
record ViewsInvariant(Table table, ArticleId article, Instant now) implements Invariant {
    @Override
    public String place() {
        return Keys.tally(article) + " " + Keys.VIEWS;
    }

    @Override
    public List<Finding> check() {
        ReaderTally tally = DynamoReaderTallies.tally(table.getNow(Keys.tally(article), Keys.VIEWS));
        List<Finding> findings = new ArrayList<>();
        int recent =
                tally.recent().perDay(now).stream().mapToInt(Integer::intValue).sum();
        if (recent > tally.number()) {
            findings.add(Finding.manual(
                    place(), "has more readers of thirty days than of all", "a backup has what was counted"));
        }
        if (tally.version() > 0
                && table.getNow(Keys.article(article), Keys.HEAD).isEmpty()) {
            findings.add(Finding.manual(place(), "is of no article", "publish the article again"));
        }
        return findings;
    }
}
