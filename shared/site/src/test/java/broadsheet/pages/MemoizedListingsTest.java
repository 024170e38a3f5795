package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.PageBoundary;
import broadsheet.article.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of listings more than once. */
final class MemoizedListingsTest {
    private static final Instant DATE = Instant.parse("2026-01-31T23:59:30Z");
    private static final Listing TAG = new Listing.OfTag(new Slug("open-data"));

    private final MemorySite memorySite = new MemorySite();
    private final MemoryListings store = memorySite.listings;
    private final MemoizedListings read = new MemoizedListings(store);

    @BeforeEach
    void publish() {
        IntStream.rangeClosed(1, 120).forEach(i -> memorySite.publish("a-" + i, "Title " + i, DATE.plusSeconds(i)));
        IntStream.rangeClosed(1, 20).forEach(page -> endPage(page, 5 * page));
    }

    @Test
    void newestEntriesAnswerLaterQueries() {
        read.list(TAG, TAG.pageSize(), Optional.empty());
        int reads = store.reads();
        for (int article : List.of(71, 100, 119, 120)) {
            assertEquals(store.after(TAG, place(article), 3), read.after(TAG, place(article), 3));
        }
        read.list(TAG, TAG.pageSize(), Optional.empty());
        assertEquals(reads + 4, store.reads(), "only the test has asked the store");
    }

    @Test
    void newestEntriesAreNotReadForAFewOthers() {
        read.after(TAG, place(1), 4);
        assertEquals(1, store.reads());
        read.after(TAG, place(100), TAG.pageSize() + 1);
        assertEquals(2, store.reads());
        read.list(TAG, TAG.pageSize(), Optional.empty());
        assertEquals(2, store.reads());
    }

    @Test
    void entriesBeforeTheNewestAreRead() {
        for (int article : List.of(1, 49, 60, 70)) {
            assertEquals(store.after(TAG, place(article), 60), read.after(TAG, place(article), 60));
        }
    }

    @Test
    void pagesAreFoundWithOneReadOfEach() {
        for (int article = 120; article > 0; article--) {
            Optional<PageBoundary> page = read.boundaryFrom(TAG, place(article));
            assertEquals(store.boundaryFrom(TAG, place(article)), page, "article " + article);
        }
        int reads = store.reads();
        IntStream.rangeClosed(1, 120).forEach(article -> read.boundaryFrom(TAG, place(article)));
        assertEquals(reads, store.reads());
    }

    @Test
    void numberedPageIsReadOnce() {
        for (int page : List.of(1, 2, 10, 20, 21)) {
            assertEquals(store.boundaries(TAG, page - 1, page + 1), read.boundaries(TAG, page - 1, page + 1));
        }
        assertEquals(store.within(TAG, place(5), place(10), 100), read.within(TAG, place(5), place(10), 100));
        int reads = store.reads();
        List.of(1, 2, 10, 20, 21).forEach(page -> read.boundaries(TAG, page - 1, page + 1));
        read.within(TAG, place(5), place(10), 100);
        assertEquals(reads, store.reads());
    }

    @Test
    void newestPagesAreFoundWithOneRead() {
        int reads = store.reads();
        assertEquals(Optional.empty(), read.boundaryFrom(TAG, place(101)));
        IntStream.rangeClosed(26, 100)
                .forEach(article -> assertEquals(
                        Optional.of((article + 4) / 5),
                        read.boundaryFrom(TAG, place(article)).map(PageBoundary::page)));
        assertEquals(List.of(19, 20), pages(19, 21));
        // The store in memory finds the last one first.
        assertEquals(reads + 2, store.reads());
    }

    @Test
    void boundaryThatTheCallerHasSetIsSeenOnceTheListingIsForgotten() {
        assertEquals(Optional.empty(), read.boundaryFrom(TAG, place(110)));
        assertEquals(List.of(20), pages(20, 22));
        endPage(21, 115);
        assertEquals(Optional.empty(), read.boundaryFrom(TAG, place(110)));
        read.forgetBoundaries(TAG);
        assertEquals(Optional.of(21), read.boundaryFrom(TAG, place(110)).map(PageBoundary::page));
        assertEquals(Optional.of(21), read.lastBoundary(TAG).map(PageBoundary::page));
        assertEquals(List.of(20, 21), pages(20, 22));
    }

    private List<Integer> pages(int first, int last) {
        return read.boundaries(TAG, first, last).stream()
                .map(PageBoundary::page)
                .toList();
    }

    private void endPage(int page, int article) {
        store.endPage(TAG, page, "a-" + article, DATE.plusSeconds(article));
    }

    private static ListingPosition place(int article) {
        return new ListingPosition(
                DATE.plusSeconds(article), MemorySite.id("a-" + article).value());
    }
}
