package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Listing;
import broadsheet.article.Place;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    private static final YearMonth FIRST = YearMonth.of(2004, 1);

    private final Newsroom newsroom = new Newsroom();
    private final Archive archive = new Archive(newsroom);

    @Test
    void anEmptyListingHasNoMonths() {
        assertEquals(List.of(), archive.months(new Listing.All()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyMonthThatHasArticlesIsNamedOnceNewestFirst(long seed) {
        var random = new Random(seed);
        // Months with none, with one, and with more than a read has.
        List<YearMonth> months = IntStream.range(0, 40)
                .mapToObj(FIRST::plusMonths)
                .flatMap(month ->
                        Stream.generate(() -> month).limit(List.of(0, 1, 2, 20).get(random.nextInt(4))))
                .toList();
        IntStream.range(0, months.size())
                .forEach(i -> newsroom.publish(
                        "article-" + i,
                        "A title",
                        Place.startOf(months.get(i)).published().plusSeconds(random.nextInt(28 * 24 * 60 * 60))));
        assertEquals(
                months.stream().distinct().sorted(Comparator.reverseOrder()).toList(),
                archive.months(new Listing.All()));
    }
}
