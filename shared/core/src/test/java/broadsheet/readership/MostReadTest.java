package broadsheet.readership;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.ArticleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MostReadTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:20:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1).plusHours(1));

    private final Map<ArticleId, RecentReaders> candidates = new HashMap<>();
    private final Set<ArticleId> withdrawn = new TreeSet<>();
    private final List<Set<ArticleId>> asked = new ArrayList<>();

    @Test
    void articlesWithMoreReadersComeFirstInTheListOfTheirTime() {
        read(1, 3, NOW);
        read(2, 5, NOW);
        read(3, 9, YESTERDAY);
        assertEquals(titles(2, 1), mostRead().ofDay());
        assertEquals(titles(3, 2, 1), mostRead().ofWeek());
    }

    @Test
    void titlesOfArticlesWithoutReadersAreNotAskedFor() {
        candidates.put(id(1), RecentReaders.NONE);
        assertEquals(new MostRead(List.of(), List.of()), mostRead());
        assertEquals(List.of(Set.of()), asked);
    }

    @Test
    void articlesWithEqualNumbersAreOrderedById() {
        IntStream.rangeClosed(1, 7).forEach(i -> read(i, 2, NOW));
        assertEquals(titles(1, 2, 3, 4, 5), mostRead().ofDay());
    }

    @Test
    void titlesOfTheFirstOfEachListAreAskedForOnce() {
        IntStream.range(0, 20).forEach(i -> read(i, 20 - i, NOW));
        IntStream.range(20, 40).forEach(i -> read(i, 60 - i, YESTERDAY));
        assertEquals(new MostRead(titles(0, 1, 2, 3, 4), titles(20, 21, 22, 23, 24)), mostRead());
        assertEquals(List.of(ids(0, 1, 2, 3, 4, 20, 21, 22, 23, 24)), asked);
    }

    @Test
    void nextCandidatesTakeThePlacesOfWithdrawnOnes() {
        IntStream.range(0, 20).forEach(i -> read(i, 20 - i, NOW));
        withdrawn.addAll(ids(1, 3, 5));
        assertEquals(titles(0, 2, 4, 6, 7), mostRead().ofDay());
        assertEquals(List.of(ids(0, 1, 2, 3, 4), ids(5, 6), ids(7)), asked);
    }

    @Test
    void listStaysShortWhenNoCandidatesRemain() {
        IntStream.range(0, 6).forEach(i -> read(i, 20 - i, NOW));
        withdrawn.addAll(ids(0, 2, 5));
        assertEquals(titles(1, 3, 4), mostRead().ofDay());
    }

    @Test
    void nothingIsShownWhenEveryCandidateIsWithdrawn() {
        IntStream.range(0, 12).forEach(i -> read(i, 20 - i, NOW));
        withdrawn.addAll(candidates.keySet());
        assertEquals(new MostRead(List.of(), List.of()), mostRead());
    }

    private MostRead mostRead() {
        return MostRead.of(candidates, NOW, articles -> {
            asked.add(Set.copyOf(articles));
            return articles.stream()
                    .filter(article -> !withdrawn.contains(article))
                    .collect(Collectors.toMap(article -> article, MostReadTest::title));
        });
    }

    private void read(int i, int readers, Instant when) {
        candidates.put(id(i), RecentReaders.NONE.plus(readers, when));
    }

    private static List<MostRead.Title> titles(int... some) {
        return IntStream.of(some).mapToObj(i -> title(id(i))).toList();
    }

    private static MostRead.Title title(ArticleId article) {
        return new MostRead.Title(article.slug(), "Title of " + article);
    }

    private static Set<ArticleId> ids(int... some) {
        return IntStream.of(some).mapToObj(MostReadTest::id).collect(Collectors.toSet());
    }

    private static ArticleId id(int i) {
        return new ArticleId("01KKARCH%018d".formatted(i));
    }
}
