package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleRangeTest {
    private static final List<Listing> LISTINGS =
            List.of(new Listing.All(), new Listing.OfTag(new Slug("open-data")), new Listing.OfTag(new Slug("other")));

    private final MemorySite memorySite = new MemorySite();
    private final Listings table = memorySite.listings;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 12, 13, 40, 60})
    @Tag("slow")
    void everyRangeAnswersAsTheListingDoes(int articles) {
        var random = new Random(articles);
        publish(articles, random);
        Optional<String> cursor = Optional.empty();
        do {
            var range = new ArticleRange(table, memorySite, cursor, new ScanSize(4, 3));
            for (int i = 0; i < 300; i++) {
                assertAnswersAsTheTable(range, random);
            }
            cursor = List.copyOf(range.parts().values()).getLast().next();
        } while (cursor.isPresent());
    }

    @Test
    void rangeWhoseArticlesAreGoneReadsTheTable() {
        publish(9, new Random(1));
        Optional<String> cursor =
                table.list(new Listing.All(), 4, Optional.empty()).next();
        List<Summary> older = table.list(new Listing.All(), 9, cursor).entries();
        older.forEach(entry -> memorySite.withdraw(entry.slug().value()));
        var range = new ArticleRange(table, memorySite, cursor, new ScanSize(4, 3));
        for (int i = 0; i < 100; i++) {
            assertAnswersAsTheTable(range, new Random(i));
        }
    }

    @Test
    void rangeOfAllArticlesReadsThemOnce() {
        publish(12, new Random(1));
        int before = memorySite.listings.reads();
        var range = new ArticleRange(table, memorySite, Optional.empty(), new ScanSize(12, 1));
        int reads = memorySite.listings.reads();
        var random = new Random(2);
        for (int i = 0; i < 300; i++) {
            Listing listing = LISTINGS.get(random.nextInt(LISTINGS.size()));
            range.before(listing, place(random), 1 + random.nextInt(9));
            range.after(listing, place(random), 1 + random.nextInt(9));
            range.list(listing, 20, Optional.empty());
        }
        assertEquals(before + 1, reads);
        assertEquals(reads, memorySite.listings.reads());
    }

    @Test
    void entriesBeyondTheRangeAreReadTwicePerListing() {
        publish(30, new Random(1));
        Optional<String> cursor =
                table.list(new Listing.All(), 10, Optional.empty()).next();
        var range = new ArticleRange(table, memorySite, cursor, new ScanSize(10, 1));
        int before = memorySite.listings.reads();
        for (Summary entry : range.parts().values().iterator().next().entries()) {
            for (Listing listing : LISTINGS) {
                range.before(listing, ListingPosition.of(entry), 4);
                range.after(listing, ListingPosition.of(entry), 1);
            }
        }
        assertTrue(memorySite.listings.reads() - before <= 2 * LISTINGS.size());
    }

    private void assertAnswersAsTheTable(ArticleRange range, Random random) {
        Listing listing = LISTINGS.get(random.nextInt(LISTINGS.size()));
        int limit = 1 + random.nextInt(25);
        ListingPosition one = place(random);
        ListingPosition other = new ListingPosition(place(random).published(), "");
        assertEquals(table.before(listing, one, limit), range.before(listing, one, limit));
        assertEquals(table.after(listing, one, limit), range.after(listing, one, limit));
        ListingPosition from = one.compareTo(other) < 0 ? one : other;
        ListingPosition to = one.compareTo(other) < 0 ? other : one;
        assertEquals(table.between(listing, from, to, limit), range.between(listing, from, to, limit));
        assertEquals(table.within(listing, from, to, limit), range.within(listing, from, to, limit));
        int page = 1 + random.nextInt(9);
        assertEquals(table.boundaries(listing, page - 1, page + 1), range.boundaries(listing, page - 1, page + 1));
        assertEquals(table.lastBoundary(listing), range.lastBoundary(listing));
        assertEquals(table.boundaryFrom(listing, one), range.boundaryFrom(listing, one));
        assertEquals(table.boundaryBefore(listing, one), range.boundaryBefore(listing, one));
        Listings.Page wanted = table.list(listing, limit, Optional.empty());
        assertEquals(wanted, range.list(listing, limit, Optional.empty()));
    }

    /** Some in the same second, and every third with another tag. Each tag has numbered pages. */
    private void publish(int articles, Random random) {
        IntStream.range(0, articles)
                .forEach(i -> memorySite.publish(
                        "article-" + i, place(random).published(), i % 3 == 0 ? "other" : "open-data"));
        for (Listing listing : LISTINGS.subList(1, LISTINGS.size())) {
            List<Summary> entries = table.after(listing, ListingPosition.FIRST, articles + 1);
            for (int page = 1; 4 * page < entries.size(); page++) {
                Summary last = entries.get(4 * page - 1);
                memorySite.listings.endPage(listing, page, last.slug().value(), last.published());
            }
        }
    }

    private static ListingPosition place(Random random) {
        return new ListingPosition(
                MemorySite.DATE.plusSeconds(60L * 60 * 24 * 10 * random.nextInt(30)),
                random.nextBoolean()
                        ? ""
                        : MemorySite.id("article-" + random.nextInt(40)).value());
    }
}
