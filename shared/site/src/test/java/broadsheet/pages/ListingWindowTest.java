package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.Summary;
import broadsheet.pages.ListingQuery.After;
import broadsheet.pages.ListingQuery.Before;
import broadsheet.pages.ListingQuery.Between;
import broadsheet.pages.ListingQuery.Newest;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingWindowTest {
    private static final Listing ALL = new Listing.All();

    private final MemorySite memorySite = new MemorySite();
    private final ListingQueries asked = new ListingQueries(memorySite.listings, Set.of());
    private final ListingQueries fronted = new ListingQueries(memorySite.listings, Set.of(ALL));

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 7", "4, 19", "5, 20", "6, 21", "7, 40"})
    void newestEntriesAnswerLikeTheListing(long seed, int articles) {
        var random = new Random(seed);
        publish(articles, random);
        for (int i = 0; i < 2_000; i++) {
            ListingQuery question = question(random);
            assertEquals(asked.ask(question), fronted.ask(question), question::toString);
        }
        assertEquals(asked.years(ALL), fronted.years(ALL));
        assertEquals(asked.months(ALL, Year.of(2025)), fronted.months(ALL, Year.of(2025)));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 7", "4, 40", "5, 60", "6, 90"})
    void surroundingEntriesAnswerLikeTheListing(long seed, int articles) {
        var random = new Random(seed);
        publish(articles, random);
        NavigableSet<ListingPosition> places = new TreeSet<>();
        IntStream.range(0, 1 + random.nextInt(20)).forEach(i -> places.add(place(random)));
        var surrounded = new ListingQueries(memorySite.listings, Set.of()).around(Map.of(ALL, places));
        for (int i = 0; i < 2_000; i++) {
            ListingQuery question = question(random);
            assertEquals(asked.ask(question), surrounded.ask(question), question::toString);
        }
    }

    @Test
    void shortListingIsReadOnlyByItsNewestEntries() {
        publish(20, new Random(1));
        assertEquals(20, fronted.newest(ALL).size());
        var random = new Random(2);
        for (int i = 0; i < 1_000; i++) {
            fronted.ask(question(random));
        }
        fronted.years(ALL);
        assertEquals(1, memorySite.listings.reads());
    }

    @Test
    void newestEntriesAnswerNoOlderQuery() {
        publish(21, new Random(1));
        List<Summary> newest = fronted.newest(ALL);
        ListingPosition oldest = ListingPosition.of(newest.getLast());
        ListingPosition older = new ListingPosition(oldest.published().minusSeconds(1), "");
        ListingPosition now = new ListingPosition(MemorySite.CLOCK.instant().plusSeconds(365L * 24 * 60 * 60), "");
        var front = ListingWindow.ofNewest(new Listings.Page(newest, Optional.of("others")));
        assertEquals(Optional.empty(), front.answer(new Newest(ALL, 21)));
        assertEquals(Optional.empty(), front.answer(new Before(ALL, oldest, 1)));
        assertEquals(Optional.empty(), front.answer(new After(ALL, older, 1)));
        assertEquals(Optional.empty(), front.answer(new Between(ALL, older, now, 21)));
        assertEquals(Optional.of(newest), front.answer(new Between(ALL, older, now, 20)));
        assertEquals(Optional.of(newest), front.answer(new Between(ALL, oldest, now, 21)));
        assertEquals(Optional.of(newest.subList(18, 19)), front.answer(new After(ALL, oldest, 1)));
        assertEquals(
                Optional.of(newest.subList(19, 20)),
                front.answer(new Before(ALL, ListingPosition.of(newest.get(18)), 1)));
    }

    @Test
    void repeatedQueryIsReadOnce() {
        publish(40, new Random(1));
        assertEquals(asked.of(ALL, YearMonth.of(2025, 3)), asked.of(ALL, YearMonth.of(2025, 3)));
        assertEquals(asked.newest(ALL), asked.newest(ALL));
        assertEquals(2, memorySite.listings.reads());
    }

    /** Some in the same second. */
    private void publish(int articles, Random random) {
        IntStream.range(0, articles)
                .forEach(i -> memorySite.publish(
                        "article-" + i, "A title", moment(random).published()));
    }

    private static ListingQuery question(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Newest(ALL, 1 + random.nextInt(25));
            case 1 -> new Before(ALL, place(random), 1 + random.nextInt(25));
            case 2 -> new After(ALL, place(random), 1 + random.nextInt(25));
            default -> {
                ListingPosition one = place(random);
                ListingPosition other = moment(random);
                int limit = 1 + random.nextInt(25);
                yield one.compareTo(other) < 0
                        ? new Between(ALL, one, other, limit)
                        : new Between(ALL, other, one, limit);
            }
        };
    }

    private static ListingPosition place(Random random) {
        ListingPosition moment = moment(random);
        return random.nextBoolean()
                ? moment
                : new ListingPosition(
                        moment.published(),
                        MemorySite.id("article-" + random.nextInt(40)).value());
    }

    private static ListingPosition moment(Random random) {
        return new ListingPosition(MemorySite.DATE.plusSeconds(60L * 60 * 24 * 10 * random.nextInt(30)), "");
    }
}
