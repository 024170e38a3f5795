package broadsheet.readership;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A most-read ranking: some twenty articles of the last 24 hours, and some twenty of seven days. It stores which
 * articles are candidates; their current numbers are in their tallies. So a ranking changes when an article enters it,
 * not with each view, and concurrent writers seldom conflict.
 *
 * @param reads the articles' numbers of readers when the ranking was made
 * @param made the time when the ranking was made
 * @param version counts its writes; 0 before the first
 */
public record MostReadRanking(Map<ArticleId, Reads> reads, Instant made, int version) {
    /** The ranking before the first view. */
    public static final MostReadRanking NONE = new MostReadRanking(Map.of(), Instant.EPOCH, 0);

    /**
     * The candidates of each list: four times as many as pages show. So an article is a candidate before it is shown.
     */
    static final int EACH = 20;

    /**
     * An article enters the ranking only with 25% more readers than the last candidate. Without this margin, articles
     * with similar numbers would cause constant writes, although pages show none of them.
     */
    private static final double MARGIN = 1.25;

    public MostReadRanking {
        reads = Map.copyOf(reads);
    }

    /**
     * An article's numbers of readers.
     *
     * @param ofDay those of the last 24 hours
     * @param ofWeek those of the last seven days
     */
    public record Reads(int ofDay, int ofWeek) {
        static Reads of(RecentReaders recent, Instant now) {
            return new Reads(recent.ofDay(now), recent.ofWeek(now));
        }
    }

    /** Whether the ranking must be made again: one of these articles enters it, or it was made in another hour. */
    public boolean isOutdatedBy(Map<ArticleId, RecentReaders> articles, Instant now) {
        boolean old = !made.truncatedTo(ChronoUnit.HOURS).equals(now.truncatedTo(ChronoUnit.HOURS));
        double day = MARGIN * last(Reads::ofDay);
        double week = MARGIN * last(Reads::ofWeek);
        return old
                || articles.entrySet().stream()
                        .filter(article -> !reads.containsKey(article.getKey()))
                        .map(article -> Reads.of(article.getValue(), now))
                        .anyMatch(outsider -> outsider.ofDay() > day || outsider.ofWeek() > week);
    }

    private int last(ToIntFunction<Reads> window) {
        return reads.values().stream()
                .map(window::applyAsInt)
                .sorted(Comparator.reverseOrder())
                .skip(EACH - 1)
                .findFirst()
                .orElse(0);
    }

    /** The ranking of these articles; those with too few readers drop out. */
    public MostReadRanking remade(Map<ArticleId, RecentReaders> articles, Instant now) {
        Map<ArticleId, Reads> all = new HashMap<>();
        articles.forEach((article, recent) -> all.put(article, Reads.of(recent, now)));
        Map<ArticleId, Reads> kept = new LinkedHashMap<>();
        for (ToIntFunction<Reads> window : List.<ToIntFunction<Reads>>of(Reads::ofDay, Reads::ofWeek)) {
            all.entrySet().stream()
                    .filter(article -> window.applyAsInt(article.getValue()) > 0)
                    .sorted(Comparator.comparingInt(
                                    (Map.Entry<ArticleId, Reads> article) -> -window.applyAsInt(article.getValue()))
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(EACH)
                    .forEach(article -> kept.put(article.getKey(), article.getValue()));
        }
        return new MostReadRanking(kept, now, version + 1);
    }
}
