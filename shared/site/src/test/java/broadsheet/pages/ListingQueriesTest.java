package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingQueriesTest {
    private static final Listing ALL = new Listing.All();
    private static final YearMonth FIRST = YearMonth.of(2004, 1);

    private final MemorySite memorySite = new MemorySite();
    private final ListingQueries queries = new ListingQueries(memorySite.listings, Set.of());

    @Test
    void anEmptyListingHasNoMonthsAndNoYears() {
        assertEquals(List.of(), queries.years(ALL));
        assertEquals(List.of(), queries.months(ALL, Year.of(2004)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyMonthAndYearThatHasArticlesIsNamedOnceNewestFirst(long seed) {
        var random = new Random(seed);
        // Months with none, with one, and with more than a read has, and a year between that has none.
        List<YearMonth> months = IntStream.range(0, 40)
                .mapToObj(FIRST::plusMonths)
                .filter(month -> month.getYear() != 2005)
                .flatMap(month ->
                        Stream.generate(() -> month).limit(List.of(0, 1, 2, 20).get(random.nextInt(4))))
                .toList();
        publish(months, random);
        List<YearMonth> named =
                months.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        List<Year> years = named.stream().map(Year::from).distinct().toList();
        assertEquals(years, queries.years(ALL));
        assertEquals(
                named,
                years.stream()
                        .flatMap(year -> queries.months(ALL, year).stream())
                        .toList());
        assertEquals(List.of(), queries.months(ALL, Year.of(2005)));
    }

    @Test
    void yearCostsOneReadPerMonth() {
        publish(
                IntStream.range(0, 20 * 12)
                        .mapToObj(FIRST::plusMonths)
                        .flatMap(month -> Stream.generate(() -> month).limit(9))
                        .toList(),
                new Random(1));
        assertEquals(12, queries.months(ALL, Year.of(2010)).size());
        assertEquals(13, memorySite.listings.reads());
        assertEquals(
                20, new ListingQueries(memorySite.listings, Set.of()).years(ALL).size());
        assertEquals(13 + 21, memorySite.listings.reads());
    }

    private void publish(List<YearMonth> months, Random random) {
        IntStream.range(0, months.size())
                .forEach(i -> memorySite.publish(
                        "article-" + i,
                        "A title",
                        ListingPosition.startOf(months.get(i))
                                .published()
                                .plusSeconds(random.nextInt(28 * 24 * 60 * 60))));
    }
}
