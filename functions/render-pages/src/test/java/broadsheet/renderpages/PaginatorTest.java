package broadsheet.renderpages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Change;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.PageBoundaries;
import broadsheet.article.PageBoundary;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.fixtures.ArticleIds;
import broadsheet.pages.MemoizedListings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The division of a listing in memory, with the records of boundaries brought back in any order. */
class PaginatorTest {
    private static final Listing TAG = new Listing.OfTag(new Slug("tides"));
    private static final int PAGE_SIZE = TAG.pageSize();
    private static final int MAX_SIZE = TAG.maxPageSize();
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    private static final int ARTICLES = Integer.getInteger("articles", 3_000);

    private final NavigableMap<ListingPosition, Summary> entries = new TreeMap<>();
    private final NavigableMap<Integer, PageBoundary> pages = new TreeMap<>();
    private final MemoryListing listing = new MemoryListing(entries, pages);
    private final List<Change> records = new ArrayList<>();
    private final Paginator paginator = new Paginator(new MemoryBoundaries());
    private int boundariesSet;
    private boolean lastWasOfBulk;
    private boolean faster;

    @Test
    void fiftyArticlesHaveNoNumberedPage() {
        publishInOrder(PAGE_SIZE, i -> i);
        assertEquals(0, boundariesSet);
    }

    @Test
    void importFromTheOldestSetsEachBoundaryOnce() {
        publishInOrder(1_001, i -> i);
        assertEquals(Collections.nCopies(20, PAGE_SIZE), sizes());
        assertEquals(20, boundariesSet);
    }

    @Test
    void articlesInsertedIntoFullPageChangeNoOtherUntilItIsTooLarge() {
        publishInOrder(1_001, i -> 1_000 * i);
        publishInOrder(PAGE_SIZE - 1, i -> 200_001 + i);
        assertEquals(20, boundariesSet);
        assertEquals(MAX_SIZE - 1, sizes().get(4));
        publishInOrder(1, i -> 200_500);
        assertEquals(Collections.nCopies(21, PAGE_SIZE), sizes());
        assertEquals(20 + 17, boundariesSet);
    }

    @Test
    void pageThatLosesAllItsArticlesTakesHalfOfTheNext() {
        publishInOrder(501, i -> i);
        IntStream.range(100, 150).forEach(this::withdraw);
        assertEquals(List.of(50, 50, 25, 25, 50), sizes().subList(0, 5));
        assertEquals(10, pages.size());
    }

    @Test
    void listingThatLosesAllItsArticlesLosesItsPages() {
        publishInOrder(501, i -> i);
        List<Integer> all =
                new ArrayList<>(IntStream.rangeClosed(0, 500).boxed().toList());
        Collections.shuffle(all, new Random(1));
        all.forEach(this::withdraw);
        assertEquals(Map.of(), pages);
    }

    /** What an import in no order costs: each page is cut anew a few times while the listing doubles. */
    @Test
    void importInRandomOrderSetsFewBoundariesForEachArticle() {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, ARTICLES).boxed().toList());
        Collections.shuffle(order, new Random(1));
        publishInOrder(order.size(), order::get);
        assertSizes();
        System.out.printf("%d articles in random order: %d boundaries set%n", order.size(), boundariesSet);
        assertTrue(boundariesSet < order.size(), () -> "boundaries set: " + boundariesSet);
    }

    @Test
    @Tag("slow")
    void randomAdditionsAndRemovalsLeaveBoundedPagesWithoutGaps() {
        for (int seed = 0; seed < 5; seed++) {
            entries.clear();
            pages.clear();
            var random = new Random(seed);
            for (int i = 0; i < 3_000; i++) {
                // Both come in runs, as far as whole pages.
                int from = random.nextInt(2_000);
                int run = random.nextInt(20) == 0 ? 120 : 3;
                boolean comes = random.nextInt(3 + i / 1_000) < 2;
                for (int time = from; time < from + run; time++) {
                    change(time, comes);
                }
                if (random.nextInt(3) == 0) {
                    process(random, 5);
                }
            }
            process(random, Integer.MAX_VALUE);
            assertSizes();
        }
    }

    private void assertSizes() {
        assertEquals(
                List.copyOf(pages.keySet()),
                IntStream.rangeClosed(1, pages.size()).boxed().toList());
        assertTrue(sizes().stream().allMatch(size -> size > 0 && size < MAX_SIZE), () -> "sizes: " + sizes());
        ListingPosition end = pages.isEmpty()
                ? ListingPosition.FIRST
                : pages.lastEntry().getValue().last();
        assertTrue(entries.tailMap(end, false).size() <= PAGE_SIZE);
    }

    private List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        ListingPosition from = ListingPosition.FIRST;
        for (PageBoundary page : pages.values()) {
            assertFalse(page.last().compareTo(from) < 0, pages::toString);
            sizes.add(entries.subMap(from, false, page.last(), true).size());
            from = page.last();
        }
        return sizes;
    }

    private void publishInOrder(int articles, IntUnaryOperator second) {
        var random = new Random(0);
        for (int i = 0; i < articles; i++) {
            change(second.applyAsInt(i), true);
            if (i % 10 == 9 || i == articles - 1) {
                process(random, Integer.MAX_VALUE);
            }
        }
    }

    @Test
    void oneCallDividesAllThatAnImportAddsToAListing() {
        IntStream.rangeClosed(0, 4 * PAGE_SIZE).forEach(second -> change(second, true));
        paginator.divide(List.copyOf(records), Set.of(), new MemoizedListings(listing));
        assertEquals(Collections.nCopies(4, PAGE_SIZE), sizes());
    }

    /** So many articles are rendered together ({@link QueuedWork}). */
    @Test
    void oneCallDividesTheListingOfAllArticlesFor320OfThem() {
        var all = new Listing.All();
        IntStream.rangeClosed(0, 320).forEach(second -> change(second, true));
        List<Change> ofAll = positions().stream()
                .<Change>map(place -> new Change.OfListing(all, place))
                .toList();
        paginator.divide(ofAll, Set.of(), new MemoizedListings(listing));
        assertEquals(Collections.nCopies(16, all.pageSize()), sizes());
    }

    @Test
    void recordsThatComeAgainAfterOneCallSetNoBoundary() {
        IntStream.rangeClosed(0, 4 * PAGE_SIZE).forEach(second -> change(second, true));
        process(new Random(0), Integer.MAX_VALUE);
        int set = boundariesSet;
        positions().forEach(place -> records.add(new Change.OfListing(TAG, place)));
        pages.keySet().forEach(page -> records.add(new Change.OfListingPage(TAG, page)));
        process(new Random(0), Integer.MAX_VALUE);
        assertEquals(set, boundariesSet);
    }

    @Test
    void boundaryThatAFasterWriterHasSetIsReadAgain() {
        faster = true;
        publishInOrder(PAGE_SIZE + 1, i -> i);
        assertEquals(List.of(PAGE_SIZE - 1), sizes());
        assertEquals(1, boundariesSet);
    }

    @Test
    void boundaryIsOfBulkWhereBulkPublicationsAloneMoveIt() {
        IntStream.rangeClosed(0, PAGE_SIZE).forEach(second -> change(second, true));
        List<Change> entered = List.copyOf(records);
        paginator.divide(entered, Set.copyOf(entered), new MemoizedListings(listing));
        assertTrue(lastWasOfBulk);
        pages.clear();
        paginator.divide(entered, Set.copyOf(entered.subList(1, entered.size())), new MemoizedListings(listing));
        assertFalse(lastWasOfBulk);
    }

    private List<ListingPosition> positions() {
        return List.copyOf(entries.keySet());
    }

    private void withdraw(int second) {
        change(second, false);
        process(new Random(0), Integer.MAX_VALUE);
    }

    private void change(int second, boolean comes) {
        Summary summary = summary(START.plusSeconds(second));
        ListingPosition place = ListingPosition.of(summary);
        if (comes) {
            entries.put(place, summary);
        } else {
            entries.remove(place);
        }
        records.add(new Change.OfListing(TAG, place));
    }

    private void process(Random random, int most) {
        for (int i = 0; i < most && !records.isEmpty(); i++) {
            Collections.shuffle(records, random);
            List<Change> batch = records.subList(0, Math.min(records.size(), 1 + random.nextInt(20)));
            List<Change> delivered = List.copyOf(batch);
            batch.clear();
            assertEquals(Map.of(), paginator.divide(delivered, Set.of(), new MemoizedListings(listing)));
        }
    }

    private static Summary summary(Instant published) {
        var label = new Label(new Slug("news"), "News");
        return new Summary(
                ArticleIds.of("a"),
                new Slug("a"),
                "Title",
                "",
                new Slug("science"),
                label,
                false,
                List.of(),
                published,
                published,
                1,
                Optional.empty(),
                Optional.empty());
    }

    private final class MemoryBoundaries implements PageBoundaries {
        @Override
        public boolean set(Listing listing, Around read, Optional<ListingPosition> last, boolean inBulk) {
            boundariesSet++;
            lastWasOfBulk = inBulk;
            if (faster) {
                faster = false;
                // The other writer did not see the newest entries.
                pages.put(read.page(), new PageBoundary(read.page(), positions().get(PAGE_SIZE - 2)));
                return false;
            }
            last.ifPresentOrElse(
                    place -> pages.put(read.page(), new PageBoundary(read.page(), place)),
                    () -> pages.remove(read.page()));
            records.add(new Change.OfListingPage(listing, read.page()));
            return true;
        }
    }
}
