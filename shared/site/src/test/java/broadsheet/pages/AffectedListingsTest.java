package broadsheet.pages;

import static broadsheet.pages.AffectedPagesFixture.FEEDS;
import static broadsheet.pages.AffectedPagesFixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which pages an entry of a listing affects: the listing, its archives, and the articles that link to it. */
final class AffectedListingsTest {
    private static final Listing ALL = new Listing.All();
    private static final Listing TAG = new Listing.OfTag(new Slug("open-data"));
    private static final Listing SCIENCE = new Listing.OfSection(new Slug("science"));
    private static final Set<String> SCIENCE_FEEDS =
            Set.of("/data/sections/science.json", "/sections/science/feed.xml", "/sections/science/feed.json");

    private final AffectedPagesFixture site = new AffectedPagesFixture();
    private final MemorySite memorySite = site.memorySite;

    @Test
    void firstEntryAffectsItsListingMonthYearAndArchive() {
        assertEquals(
                with(
                        FEEDS,
                        "/",
                        "/articles/a",
                        "/2025-02/",
                        "/2025/",
                        "/archive/",
                        "/sitemap-newest.xml",
                        "/sitemap.xml",
                        "/news-sitemap.xml"),
                site.paths(entry(ALL, "2025-02-10", "a")));
    }

    @Test
    void entryTouchesItsArticleAndItsNeighboursInTimeAndNoOthers() {
        publish("2025-02-01", "2025-02-05", "2025-02-15", "2025-02-20");
        assertEquals(
                with(
                        FEEDS,
                        "/",
                        "/2025-02/",
                        "/sitemap-newest.xml",
                        "/news-sitemap.xml",
                        "/articles/new",
                        "/articles/at-2025-02-05",
                        "/articles/at-2025-02-15"),
                site.paths(entry(ALL, "2025-02-10", "new")));
    }

    @Test
    void entryAfterTheOldestAffectsTheFourArticlesListingIt() {
        publish(
                "2025-02-01",
                "2025-02-02",
                "2025-02-03",
                "2025-02-04",
                "2025-02-05",
                "2025-02-11",
                "2025-02-12",
                "2025-02-13",
                "2025-02-14",
                "2025-02-15");
        assertEquals(
                with(
                        SCIENCE_FEEDS,
                        "/sections/science/",
                        "/sections/science/2025-02/",
                        "/",
                        "/articles/new",
                        "/articles/at-2025-02-11",
                        "/articles/at-2025-02-12",
                        "/articles/at-2025-02-13",
                        "/articles/at-2025-02-14"),
                site.paths(entry(SCIENCE, "2025-02-10", "new")));
    }

    @Test
    void entryAmongTheOldestFiveAffectsAllOlderArticlesThatListItToo() {
        publish("2025-02-01", "2025-02-02", "2025-02-03", "2025-02-04", "2025-02-11");
        assertEquals(
                with(
                        SCIENCE_FEEDS,
                        "/sections/science/",
                        "/sections/science/2025-02/",
                        "/",
                        "/articles/new",
                        "/articles/at-2025-02-01",
                        "/articles/at-2025-02-02",
                        "/articles/at-2025-02-03",
                        "/articles/at-2025-02-04",
                        "/articles/at-2025-02-11"),
                site.paths(entry(SCIENCE, "2025-02-10", "new")));
    }

    @Test
    void theOldestEntryOfAMonthTouchesTheMonthsAroundIt() {
        publish("2025-01-05", "2025-02-20", "2025-04-01");
        assertEquals(
                with(
                        SCIENCE_FEEDS,
                        "/sections/science/",
                        "/sections/science/2025-02/",
                        "/sections/science/2025/",
                        "/sections/science/2025-01/",
                        "/sections/science/2025-04/",
                        "/",
                        "/articles/new",
                        "/articles/at-2025-01-05",
                        "/articles/at-2025-02-20",
                        "/articles/at-2025-04-01"),
                site.paths(entry(SCIENCE, "2025-02-10", "new")));
    }

    @Test
    void theOldestEntryOfAYearTouchesTheArchiveToo() {
        publish("2024-11-05", "2025-02-20");
        assertEquals(
                with(
                        SCIENCE_FEEDS,
                        "/sections/science/",
                        "/sections/science/2025-02/",
                        "/sections/science/2025/",
                        "/sections/science/archive/",
                        "/sections/science/2024-11/",
                        "/",
                        "/articles/new",
                        "/articles/at-2024-11-05",
                        "/articles/at-2025-02-20"),
                site.paths(entry(SCIENCE, "2025-02-10", "new")));
    }

    @Test
    void entryOfNumberedListingAffectsFirstPageAndItsOwnPage() {
        publish("2025-02-01", "2025-02-05", "2025-02-15", "2025-02-20");
        memorySite.listings.endPage(TAG, 1, "at-2025-02-05", Instant.parse("2025-02-05T09:00:00Z"));
        memorySite.listings.endPage(TAG, 2, "at-2025-02-15", Instant.parse("2025-02-15T09:00:00Z"));
        assertEquals(Set.of("/tags/open-data/"), site.paths(entry(TAG, "2025-02-16", "new")));
        assertEquals(Set.of("/tags/open-data/", "/tags/open-data/2/"), site.paths(entry(TAG, "2025-02-10", "new")));
        assertEquals(Set.of("/tags/open-data/", "/tags/open-data/1/"), site.paths(entry(TAG, "2025-01-10", "new")));
    }

    @Test
    void boundaryOfPageAffectsThePagesAroundIt() {
        assertEquals(
                Set.of("/tags/open-data/", "/tags/open-data/1/", "/tags/open-data/2/"),
                site.paths(new Change.OfListingPage(TAG, 1)));
        assertEquals(
                Set.of("/tags/open-data/", "/tags/open-data/2/", "/tags/open-data/3/", "/tags/open-data/4/"),
                site.paths(new Change.OfListingPage(TAG, 3)));
    }

    private void publish(String... days) {
        for (String day : days) {
            memorySite.publish("at-" + day, "Title", Instant.parse(day + "T09:00:00Z"));
        }
    }

    private static Change entry(Listing listing, String day, String slug) {
        return new Change.OfListing(
                listing,
                new ListingPosition(
                        Instant.parse(day + "T09:00:00Z"), MemorySite.id(slug).value()));
    }
}
