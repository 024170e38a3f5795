package broadsheet.readership;

import broadsheet.article.Slug;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Which articles the most read ones are among: some twenty of the last 24 hours, and some twenty of seven days. What stands
 * in a ranking is the articles; how often they are read now, their tallies say. So a ranking changes when an article comes up,
 * not when it is read, and all who count seldom meet at it.
 *
 * @param reads how often each was read when the ranking was made
 * @param made when that was
 * @param version how often it was written; 0: never yet
 */
public record MostReadRanking(Map<Slug, Reads> reads, Instant made, int version) {
    /** Nothing has been read yet. */
    public static final MostReadRanking NONE = new MostReadRanking(Map.of(), Instant.EPOCH, 0);

    /** Four times as many as are shown, so that whoever is shown next stands there already. */
    static final int EACH = 20;

    /**
     * Whoever is not in the ranking has to be read by a quarter more than the last on it: those who are about as often read as
     * that one would have it written all the time, and none of them is ever shown.
     */
    private static final double MARGIN = 1.25;

    public MostReadRanking {
        reads = Map.copyOf(reads);
    }

    /**
     * How often an article was read.
     *
     * @param ofDay in 24 hours
     * @param ofWeek in seven days
     */
    public record Reads(int ofDay, int ofWeek) {
        static Reads of(RecentReaders recent, Instant now) {
            return new Reads(recent.ofDay(now), recent.ofWeek(now));
        }
    }

    /**
     * Whether the ranking has to be made anew: because one of these articles comes up, or because it says what was true in
     * another hour.
     */
    public boolean isOutdatedBy(Map<Slug, RecentReaders> articles, Instant now) {
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

    /** The ranking made of these articles; those that are not among the most read ones fall off. */
    public MostReadRanking remade(Map<Slug, RecentReaders> articles, Instant now) {
        Map<Slug, Reads> all = new HashMap<>();
        articles.forEach((slug, recent) -> all.put(slug, Reads.of(recent, now)));
        Map<Slug, Reads> kept = new LinkedHashMap<>();
        for (ToIntFunction<Reads> window : List.<ToIntFunction<Reads>>of(Reads::ofDay, Reads::ofWeek)) {
            all.entrySet().stream()
                    .filter(article -> window.applyAsInt(article.getValue()) > 0)
                    .sorted(Comparator.comparingInt(
                                    (Map.Entry<Slug, Reads> article) -> -window.applyAsInt(article.getValue()))
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(EACH)
                    .forEach(article -> kept.put(article.getKey(), article.getValue()));
        }
        return new MostReadRanking(kept, now, version + 1);
    }
}
