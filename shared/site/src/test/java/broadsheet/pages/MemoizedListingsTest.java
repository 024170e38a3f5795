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

    private final MemorySite newsroom = new MemorySite();
    private final MemoryListings store = newsroom.listings;
    private final MemoizedListings read = new MemoizedListings(store);

    @BeforeEach
    void publish() {
        IntStream.rangeClosed(1, 120).forEach(i -> newsroom.publish("a-" + i, "Title " + i, DATE.plusSeconds(i)));
        endPage(1, 50);
        endPage(2, 100);
    }

    @Test
    void newestEntriesAnswerWhatFollowsThem() {
        read.list(TAG, TAG.pageSize(), Optional.empty());
        int reads = store.reads();
        for (int article : List.of(71, 100, 119, 120)) {
            assertEquals(store.after(TAG, place(article), 3), read.after(TAG, place(article), 3));
        }
        read.list(TAG, TAG.pageSize(), Optional.empty());
        assertEquals(reads + 4, store.reads(), "only the test has asked the store");
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
        for (int time = 0; time < 2; time++) {
            assertEquals(store.boundaries(TAG, 1, 3), read.boundaries(TAG, 1, 3));
            assertEquals(store.within(TAG, place(50), place(100), 100), read.within(TAG, place(50), place(100), 100));
        }
        int reads = store.reads();
        read.boundaries(TAG, 1, 3);
        read.within(TAG, place(50), place(100), 100);
        assertEquals(reads, store.reads());
    }

    @Test
    void boundaryThatTheCallerHasSetIsSeenOnceTheListingIsForgotten() {
        assertEquals(Optional.empty(), read.boundaryFrom(TAG, place(110)));
        assertEquals(2, read.boundaries(TAG, 1, 3).size());
        endPage(3, 115);
        assertEquals(Optional.empty(), read.boundaryFrom(TAG, place(110)));
        read.forgetBoundaries(TAG);
        assertEquals(Optional.of(3), read.boundaryFrom(TAG, place(110)).map(PageBoundary::page));
        assertEquals(Optional.of(3), read.lastBoundary(TAG).map(PageBoundary::page));
        assertEquals(3, read.boundaries(TAG, 1, 3).size());
    }

    private void endPage(int page, int article) {
        store.endPage(TAG, page, "a-" + article, DATE.plusSeconds(article));
    }

    private static ListingPosition place(int article) {
        return new ListingPosition(
                DATE.plusSeconds(article), MemorySite.id("a-" + article).value());
    }
}
