package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pages that the many changes of an import affect. */
final class ChangeContextTest {
    private static final Instant DATE = Instant.parse("2026-01-31T23:59:30Z");
    private static final Listing ALL = new Listing.All();
    private static final List<Listing> LISTINGS =
            List.of(ALL, new Listing.OfSection(new Slug("science")), new Listing.OfTag(new Slug("open-data")));

    private final MemorySite memorySite = new MemorySite();

    @Test
    void changesOfManyArticlesAffectTheSamePagesTogetherAsAlone() {
        publish(60);
        endPages();
        memorySite.withdraw("a-30");
        List<Change> changes = changes(10, 50);
        AffectedPages together = AffectedPagesFixture.of(memorySite, changes);
        for (Change change : changes) {
            Set<Address> alone =
                    AffectedPagesFixture.of(memorySite, List.of(change)).by(change);
            assertEquals(alone, together.by(change), change.toString());
        }
    }

    @Test
    void listingsAreReadAFewTimesForManyArticles() {
        publish(60);
        endPages();
        List<Change> changes = changes(10, 50);
        int before = memorySite.listings.reads();
        AffectedPages together = AffectedPagesFixture.of(memorySite, changes);
        changes.forEach(together::by);
        int reads = memorySite.listings.reads() - before;
        assertTrue(10 * reads < changes.size(), reads + " reads");
    }

    private void publish(int articles) {
        IntStream.rangeClosed(1, articles)
                .forEach(i -> memorySite.publish("a-" + i, "Title " + i, DATE.plusSeconds(i)));
    }

    private void endPages() {
        for (Listing listing : LISTINGS) {
            for (int page = 1; page <= 2; page++) {
                int last = 20 * page;
                memorySite.listings.endPage(listing, page, "a-" + last, DATE.plusSeconds(last));
            }
        }
    }

    private static ListingPosition place(int article) {
        return new ListingPosition(
                DATE.plusSeconds(article), MemorySite.id("a-" + article).value());
    }

    private static List<Change> changes(int first, int last) {
        List<Change> changes = new ArrayList<>();
        for (int article = first; article <= last; article++) {
            changes.add(new Change.OfArticle(MemorySite.id("a-" + article), Optional.empty(), List.of()));
            changes.add(new Change.OfAddress(new Slug("a-" + article), Optional.empty()));
            for (Listing listing : LISTINGS) {
                changes.add(new Change.OfListing(listing, place(article)));
            }
        }
        return changes;
    }
}
