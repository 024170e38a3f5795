package broadsheet.countviews;

import broadsheet.article.ArticleId;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.readership.MostReadRanking;
import broadsheet.readership.MostReadRankings;
import broadsheet.readership.RecentReaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Rankings in memory, of the site and five sections, with what writing them to a table takes, as DynamoBoardsTest holds it to. */
final class MemoryRankings implements MostReadRankings {
    private static final int SECTIONS = 5;

    /** An entry has a slug, two numbers and their names. */
    private static final int BYTES_OF_ENTRY = 45;

    private final MemoryTallies tallies;
    private final Map<Listing, MostReadRanking> rankings = new HashMap<>();
    private long units;

    MemoryRankings(MemoryTallies tallies) {
        this.tallies = tallies;
    }

    /** How many write units were taken. */
    synchronized long units() {
        return units;
    }

    @Override
    public synchronized void tell(Map<ArticleId, RecentReaders> articles, Instant now) {
        Map<Listing, Map<ArticleId, RecentReaders>> told = new HashMap<>();
        articles.forEach((article, recent) -> {
            told.computeIfAbsent(new Listing.All(), first -> new HashMap<>()).put(article, recent);
            told.computeIfAbsent(section(article), first -> new HashMap<>()).put(article, recent);
        });
        told.forEach((listing, some) -> {
            MostReadRanking ranking = rankings.getOrDefault(listing, MostReadRanking.NONE);
            if (ranking.isOutdatedBy(some, now)) {
                Map<ArticleId, RecentReaders> all = new HashMap<>(some);
                ranking.reads()
                        .keySet()
                        .forEach(article -> all.put(article, tallies.of(article).recent()));
                MostReadRanking next = ranking.remade(all, now);
                rankings.put(listing, next);
                units += 1 + BYTES_OF_ENTRY * next.reads().size() / 1024;
            }
        });
    }

    private static Listing section(ArticleId article) {
        return new Listing.OfSection(new Slug("section-" + Math.floorMod(article.hashCode(), SECTIONS)));
    }
}
