package broadsheet.pages;

import static broadsheet.pages.AffectedPagesFixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.syndication.Feed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AffectedPagesTest {
    private final AffectedPagesFixture site = new AffectedPagesFixture();
    private final MemorySite newsroom = site.newsroom;
    private static final Listing ALL = new Listing.All();
    private static final Listing TAG = new Listing.OfTag(new Slug("open-data"));
    private static final Listing SCIENCE = new Listing.OfSection(new Slug("science"));

    private static final Set<String> FEEDS = Set.of("/data/site.json", "/feed.xml", "/feed.json");
    private static final Set<String> SCIENCE_FEEDS =
            Set.of("/data/sections/science.json", "/sections/science/feed.xml", "/sections/science/feed.json");

    @Test
    void articleThatIsNotThereTouchesItsOwnPageItsCardAndItsNumbers() {
        assertEquals(
                Set.of("/articles/a", "/cards/a.png", "/data/articles/a.json"),
                site.paths(new Change.OfArticle(MemorySite.id("a"), Optional.empty(), List.of())));
    }

    @Test
    void articleTouchesWhatItLeftAtItsFormerAddress() {
        Set<String> paths = site.paths(new Change.OfArticle(MemorySite.id("a"), Optional.of(new Slug("b")), List.of()));
        assertTrue(
                paths.containsAll(Set.of("/articles/b", "/cards/b.png", "/data/articles/b.json", "/articles/a")),
                paths::toString);
    }

    @Test
    void articleTouchesTheFeedsThatHoldItsText() {
        newsroom.publish("a", "Title", Instant.parse("2025-02-01T09:00:00Z"));
        Set<String> page = Set.of("/articles/a", "/cards/a.png", "/data/articles/a.json");
        Set<String> feeds =
                Set.of("/feed.xml", "/feed.json", "/sections/science/feed.xml", "/sections/science/feed.json");
        assertEquals(
                with(page, feeds.toArray(String[]::new)),
                site.paths(new Change.OfArticle(MemorySite.id("a"), Optional.empty(), List.of())));
        for (int i = 1; i < Feed.MAX_ENTRIES; i++) {
            newsroom.publish("other-" + i, "Title", Instant.parse("2025-02-02T09:00:00Z"));
        }
        assertEquals(
                with(page, feeds.toArray(String[]::new)),
                site.paths(new Change.OfArticle(MemorySite.id("a"), Optional.empty(), List.of())));
        newsroom.publish("one-more", "Title", Instant.parse("2025-02-02T09:00:00Z"));
        assertEquals(page, site.paths(new Change.OfArticle(MemorySite.id("a"), Optional.empty(), List.of())));
    }

    @Test
    void staticPageTouchesItselfAloneAndTheListOfAllTouchesTheSitemaps() {
        assertEquals(Set.of("/about"), site.paths(new Change.OfStaticPage(new Slug("about"))));
        assertEquals(Set.of("/sitemap-pages.xml", "/sitemap.xml"), site.paths(new Change.OfStaticPages()));
    }

    @Test
    void theFirstEntryTouchesItsListingsPageItsMonthItsYearAndTheArchive() {
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
    void entryBehindTheOldestAffectsTheFourArticlesThatListItAsMoreOfTheirSection() {
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
    void entryOfNumberedListingAffectsItsFirstPageAndThePageThatCoversIt() {
        publish("2025-02-01", "2025-02-05", "2025-02-15", "2025-02-20");
        newsroom.listings.endPage(TAG, 1, "at-2025-02-05", Instant.parse("2025-02-05T09:00:00Z"));
        newsroom.listings.endPage(TAG, 2, "at-2025-02-15", Instant.parse("2025-02-15T09:00:00Z"));
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

    @Test
    void theSiteTouchesThePagesThatItsNavigationLinksTo() {
        assertEquals(
                with(
                        FEEDS,
                        "/robots.txt",
                        "/sitemap.xml",
                        "/sitemap-newest.xml",
                        "/sitemap-pages.xml",
                        "/news-sitemap.xml",
                        "/live/",
                        "/desk/",
                        "/",
                        "/data/sections/science.json",
                        "/sections/science/",
                        "/sections/science/feed.xml",
                        "/sections/science/feed.json",
                        "/data/sections/culture.json",
                        "/sections/culture/",
                        "/sections/culture/feed.xml",
                        "/sections/culture/feed.json",
                        "/data/site.json",
                        "/data/sections/science.json",
                        "/data/sections/culture.json"),
                site.paths(new Change.OfSite(List.of(), List.of())));
    }

    @Test
    void aCommentTouchesItsArticleThePageThatItStandsOnAndTheNumbers() {
        assertEquals(
                Set.of("/articles/a", "/articles/a/comments/2", "/data/articles/a.json"),
                site.paths(new Change.OfComment(MemorySite.id("a"), 52)));
    }

    @Test
    void theFirstCommentOfAPageTouchesThePageBeforeThatLeadsOnToItToo() {
        assertEquals(
                Set.of("/articles/a", "/articles/a/comments/1", "/articles/a/comments/2", "/data/articles/a.json"),
                site.paths(new Change.OfComment(MemorySite.id("a"), 51)));
        assertEquals(
                Set.of("/articles/a", "/articles/a/comments/1", "/data/articles/a.json"),
                site.paths(new Change.OfComment(MemorySite.id("a"), 1)));
    }

    @Test
    void numberOfCommentsTouchesThePageThatSaysIt() {
        assertEquals(
                Set.of("/articles/a", "/data/articles/a.json"),
                site.paths(new Change.OfCommentCount(MemorySite.id("a"))));
    }

    @Test
    void addressThatAnArticleLeavesAffectsItsPagesThereAndTheMostRead() {
        newsroom.publish("a", "Title");
        newsroom.discussion.comment("a", "A comment");
        newsroom.rename("a", "b");
        assertEquals(
                Set.of(
                        "/articles/a",
                        "/cards/a.png",
                        "/data/articles/a.json",
                        "/articles/a/comments/1",
                        "/data/site.json",
                        "/data/sections/science.json"),
                site.paths(new Change.OfAddress(new Slug("a"), Optional.of(MemorySite.id("a")))));
        assertEquals(
                Set.of("/articles/b", "/cards/b.png", "/data/articles/b.json", "/articles/b/comments/1"),
                site.paths(new Change.OfAddress(new Slug("b"), Optional.empty())));
        assertEquals(
                Set.of("/articles/b", "/data/articles/b.json"),
                site.paths(new Change.OfCommentCount(MemorySite.id("a"))));
    }

    @Test
    void authorWhomTheSiteDropsIsTouched() {
        Set<String> affected = site.paths(new Change.OfSite(List.of(), List.of(new Slug("dropped"), new Slug("desk"))));
        assertTrue(affected.contains("/authors/dropped/"), affected::toString);
        assertFalse(affected.contains("/authors/desk/"), affected::toString);
    }

    @Test
    void aReaderMoreTouchesNothingButTheNumbers() {
        assertEquals(Set.of("/data/articles/a.json"), site.paths(new Change.OfNumbers(MemorySite.id("a"))));
    }

    @Test
    void whatIsReadMostTouchesNoPageButTheFragmentThatPagesShare() {
        assertEquals(Set.of("/data/site.json"), site.paths(new Change.OfMostRead(new Listing.All())));
        assertEquals(Set.of("/data/sections/science.json"), site.paths(new Change.OfMostRead(SCIENCE)));
    }

    @Test
    void aSectionThatTheSiteDropsIsTouchedToo() {
        assertTrue(site.paths(new Change.OfSite(List.of(new Slug("dropped")), List.of()))
                .containsAll(Set.of(
                        "/data/sections/dropped.json",
                        "/sections/dropped/",
                        "/sections/dropped/feed.xml",
                        "/sections/dropped/feed.json")));
    }

    private void publish(String... days) {
        for (String day : days) {
            newsroom.publish("at-" + day, "Title", Instant.parse(day + "T09:00:00Z"));
        }
    }

    private static Change entry(Listing listing, String day, String slug) {
        return new Change.OfListing(
                listing,
                new ListingPosition(
                        Instant.parse(day + "T09:00:00Z"), MemorySite.id(slug).value()));
    }
}
