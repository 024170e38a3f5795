package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.article.Listing;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.readership.DynamoMostReadRankings;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.MostReadRanking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invariant: a ranking lists only articles that exist or once existed. */
record RankingInvariant(Table table, Listing listing) implements Invariant {
    @Override
    public String place() {
        return ListingKeys.ranking(listing) + " " + Keys.CURRENT;
    }

    @Override
    public List<Finding> check() {
        MostReadRanking ranking =
                DynamoMostReadRankings.ranking(table.getNow(ListingKeys.ranking(listing), Keys.CURRENT));
        Map<ArticleId, MostReadRanking.Reads> known = new HashMap<>(ranking.reads());
        known.keySet()
                .removeIf(article ->
                        table.getNow(Keys.article(article), Keys.HEAD).isEmpty());
        return known.equals(ranking.reads())
                ? List.of()
                : List.of(Finding.repairable(
                        place(),
                        "names what was never published",
                        () -> table.replace(DynamoMostReadRankings.item(
                                listing, new MostReadRanking(known, ranking.made(), ranking.version() + 1)))));
    }
}
