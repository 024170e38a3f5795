package broadsheet.readership;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The most-read articles, by number of readers.
 *
 * @param ofDay those of the last 24 hours
 * @param ofWeek those of the last seven days
 */
public record MostRead(List<Title> ofDay, List<Title> ofWeek) {
    /** How many articles pages show of each list. */
    public static final int SHOWN = 5;

    public MostRead {
        ofDay = List.copyOf(ofDay);
        ofWeek = List.copyOf(ofWeek);
    }

    /** An article in a list. */
    public record Title(Slug slug, String text) {}

    /** Reads the titles of candidates. */
    @FunctionalInterface
    public interface Titles {
        /** The titles of these articles. It omits those that the list may not show. */
        Map<ArticleId, Title> of(Set<ArticleId> articles);
    }

    /**
     * The most read of these candidates. Articles with equal numbers are ordered by id, so that the lists are known
     * before the titles are. It asks for the titles of the first {@value #SHOWN} of each list, then for those that
     * take the places of omitted ones.
     */
    public static MostRead of(Map<ArticleId, RecentReaders> candidates, Instant now, Titles titles) {
        List<ArticleId> ofDay = ordered(candidates, recent -> recent.ofDay(now));
        List<ArticleId> ofWeek = ordered(candidates, recent -> recent.ofWeek(now));
        Map<ArticleId, Title> known = new HashMap<>();
        Set<ArticleId> unknown;
        do {
            unknown = Stream.of(ofDay, ofWeek)
                    .flatMap(list -> list.stream().limit(SHOWN))
                    .filter(article -> !known.containsKey(article))
                    .collect(Collectors.toCollection(HashSet::new));
            known.putAll(titles.of(unknown));
            unknown.removeAll(known.keySet());
            ofDay.removeAll(unknown);
            ofWeek.removeAll(unknown);
        } while (!unknown.isEmpty());
        return new MostRead(shown(ofDay, known), shown(ofWeek, known));
    }

    /** The candidates with readers, as a list from which those that may not be shown are removed. */
    private static List<ArticleId> ordered(
            Map<ArticleId, RecentReaders> candidates, ToIntFunction<RecentReaders> readers) {
        return candidates.entrySet().stream()
                .filter(candidate -> readers.applyAsInt(candidate.getValue()) > 0)
                .sorted(Comparator.comparingInt((Map.Entry<ArticleId, RecentReaders> candidate) ->
                                -readers.applyAsInt(candidate.getValue()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Title> shown(List<ArticleId> list, Map<ArticleId, Title> known) {
        return list.stream()
                .limit(SHOWN)
                .flatMap(article -> Optional.ofNullable(known.get(article)).stream())
                .toList();
    }
}
