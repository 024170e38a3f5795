package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.syndication.Feed;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AffectedPagesTest {
    private static final Listing ALL = new Listing.All();
    private static final Listing TAG = new Listing.OfTag(new Slug("open-data"));
    private static final Listing SCIENCE = new Listing.OfSection(new Slug("science"));

    private static final Set<String> FEEDS = Set.of("/data/site.json", "/feed.xml", "/feed.json");
    private static final Set<String> SCIENCE_FEEDS =
            Set.of("/data/sections/science.json", "/sections/science/feed.xml", "/sections/science/feed.json");

    private static final Slug LAUNCH = new Slug("a-launch");
    private static final Set<String> COVERAGE =
            Set.of("/live/a-launch", "/data/live/a-launch.json", "/live/a-launch/feed.xml", "/live/a-launch/feed.json");

    private final MemorySite newsroom = new MemorySite();

    /** Articles that are no longer there still have an address. */
    AffectedPagesTest() {
        for (String slug : List.of("a", "new")) {
            newsroom.publish(slug, "Title");
            newsroom.withdraw(slug);
        }
    }

    @Test
    void articleThatIsNotThereTouchesItsOwnPageItsCardAndItsNumbers() {
        assertEquals(
                Set.of("/articles/a", "/cards/a.png", "/data/articles/a.json"),
                paths(new Change.OfArticle(MemorySite.id("a"))));
    }

    @Test
    void articleTouchesTheFeedsThatHoldItsText() {
        newsroom.publish("a", "Title", Instant.parse("2025-02-01T09:00:00Z"));
        Set<String> page = Set.of("/articles/a", "/cards/a.png", "/data/articles/a.json");
        Set<String> feeds =
                Set.of("/feed.xml", "/feed.json", "/sections/science/feed.xml", "/sections/science/feed.json");
        assertEquals(with(page, feeds.toArray(String[]::new)), paths(new Change.OfArticle(MemorySite.id("a"))));
        for (int i = 1; i < Feed.MAX_ENTRIES; i++) {
            newsroom.publish("other-" + i, "Title", Instant.parse("2025-02-02T09:00:00Z"));
        }
        assertEquals(with(page, feeds.toArray(String[]::new)), paths(new Change.OfArticle(MemorySite.id("a"))));
        newsroom.publish("one-more", "Title", Instant.parse("2025-02-02T09:00:00Z"));
        assertEquals(page, paths(new Change.OfArticle(MemorySite.id("a"))));
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
                paths(entry(ALL, "2025-02-10", "a")));
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
                paths(entry(ALL, "2025-02-10", "new")));
    }

    @Test
    void anEntryTouchesTheFourArticlesThatListItAsMoreOfTheirSection() {
        publish("2025-02-01", "2025-02-11", "2025-02-12", "2025-02-13", "2025-02-14", "2025-02-15");
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
                paths(entry(SCIENCE, "2025-02-10", "new")));
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
                        "/articles/at-2025-02-20",
                        "/articles/at-2025-04-01"),
                paths(entry(SCIENCE, "2025-02-10", "new")));
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
                        "/articles/at-2025-02-20"),
                paths(entry(SCIENCE, "2025-02-10", "new")));
    }

    @Test
    void entryOfNumberedListingAffectsItsFirstPageAndThePageThatCoversIt() {
        publish("2025-02-01", "2025-02-05", "2025-02-15", "2025-02-20");
        newsroom.endPage(TAG, 1, "at-2025-02-05", Instant.parse("2025-02-05T09:00:00Z"));
        newsroom.endPage(TAG, 2, "at-2025-02-15", Instant.parse("2025-02-15T09:00:00Z"));
        assertEquals(Set.of("/tags/open-data/"), paths(entry(TAG, "2025-02-16", "new")));
        assertEquals(Set.of("/tags/open-data/", "/tags/open-data/2/"), paths(entry(TAG, "2025-02-10", "new")));
        assertEquals(Set.of("/tags/open-data/", "/tags/open-data/1/"), paths(entry(TAG, "2025-01-10", "new")));
    }

    @Test
    void boundaryOfPageAffectsThePagesAroundIt() {
        assertEquals(
                Set.of("/tags/open-data/", "/tags/open-data/1/", "/tags/open-data/2/"),
                paths(new Change.OfListingPage(TAG, 1)));
        assertEquals(
                Set.of("/tags/open-data/", "/tags/open-data/2/", "/tags/open-data/3/", "/tags/open-data/4/"),
                paths(new Change.OfListingPage(TAG, 3)));
    }

    @Test
    void theSiteTouchesThePagesThatItsNavigationLinksTo() {
        assertEquals(
                with(
                        FEEDS,
                        "/robots.txt",
                        "/sitemap.xml",
                        "/sitemap-newest.xml",
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
                paths(new Change.OfSite(List.of(), List.of())));
    }

    @Test
    void aCommentTouchesItsArticleThePageThatItStandsOnAndTheNumbers() {
        assertEquals(
                Set.of("/articles/a", "/articles/a/comments/2", "/data/articles/a.json"),
                paths(new Change.OfComment(MemorySite.id("a"), 52)));
    }

    @Test
    void theFirstCommentOfAPageTouchesThePageBeforeThatLeadsOnToItToo() {
        assertEquals(
                Set.of("/articles/a", "/articles/a/comments/1", "/articles/a/comments/2", "/data/articles/a.json"),
                paths(new Change.OfComment(MemorySite.id("a"), 51)));
        assertEquals(
                Set.of("/articles/a", "/articles/a/comments/1", "/data/articles/a.json"),
                paths(new Change.OfComment(MemorySite.id("a"), 1)));
    }

    @Test
    void numberOfCommentsTouchesThePageThatSaysIt() {
        assertEquals(
                Set.of("/articles/a", "/data/articles/a.json"), paths(new Change.OfCommentCount(MemorySite.id("a"))));
    }

    @Test
    void addressThatAnArticleLeavesAffectsItsPagesThereAndTheMostRead() {
        newsroom.publish("a", "Title");
        newsroom.comment("a", "A comment");
        newsroom.rename("a", "b");
        assertEquals(
                Set.of(
                        "/articles/a",
                        "/cards/a.png",
                        "/data/articles/a.json",
                        "/articles/a/comments/1",
                        "/data/site.json",
                        "/data/sections/science.json"),
                paths(new Change.OfAddress(new Slug("a"), Optional.of(MemorySite.id("a")))));
        assertEquals(
                Set.of("/articles/b", "/cards/b.png", "/data/articles/b.json", "/articles/b/comments/1"),
                paths(new Change.OfAddress(new Slug("b"), Optional.empty())));
        assertEquals(
                Set.of("/articles/b", "/data/articles/b.json"), paths(new Change.OfCommentCount(MemorySite.id("a"))));
    }

    @Test
    void authorWhomTheSiteDropsIsTouched() {
        Set<String> affected = paths(new Change.OfSite(List.of(), List.of(new Slug("dropped"), new Slug("desk"))));
        assertTrue(affected.contains("/authors/dropped/"), affected::toString);
        assertFalse(affected.contains("/authors/desk/"), affected::toString);
    }

    @Test
    void aReaderMoreTouchesNothingButTheNumbers() {
        assertEquals(Set.of("/data/articles/a.json"), paths(new Change.OfNumbers(MemorySite.id("a"))));
    }

    @Test
    void whatIsReadMostTouchesNoPageButTheFragmentThatPagesShare() {
        assertEquals(Set.of("/data/site.json"), paths(new Change.OfMostRead(new Listing.All())));
        assertEquals(Set.of("/data/sections/science.json"), paths(new Change.OfMostRead(SCIENCE)));
    }

    @Test
    void aSectionThatTheSiteDropsIsTouchedToo() {
        assertTrue(paths(new Change.OfSite(List.of(new Slug("dropped")), List.of()))
                .containsAll(Set.of(
                        "/data/sections/dropped.json",
                        "/sections/dropped/",
                        "/sections/dropped/feed.xml",
                        "/sections/dropped/feed.json")));
    }

    @Test
    void anUpdateTouchesItsCoverageThePageThatItStandsOnAndWhatShowsTheLatestOfEach() {
        newsroom.live.open("a-launch", "A launch");
        newsroom.live.post("a-launch", 30);
        assertEquals(
                with(
                        COVERAGE,
                        "/live/a-launch/updates/2",
                        "/",
                        "/sections/science/",
                        "/data/site.json",
                        "/data/sections/science.json"),
                paths(new Change.OfUpdate(LAUNCH, 30)));
    }

    @Test
    void theFirstUpdateOfAPageTouchesThePageBefore() {
        newsroom.live.open("a-launch", "A launch");
        newsroom.live.post("a-launch", 21);
        assertTrue(paths(new Change.OfUpdate(LAUNCH, 21))
                .containsAll(Set.of("/live/a-launch/updates/1", "/live/a-launch/updates/2")));
    }

    @Test
    void anUpdateOfAClosedCoverageTouchesNoOtherPages() {
        newsroom.live.open("a-launch", "A launch");
        newsroom.live.post("a-launch", 1);
        newsroom.live.close("a-launch");
        assertEquals(with(COVERAGE, "/live/a-launch/updates/1"), paths(new Change.OfUpdate(LAUNCH, 1)));
    }

    @Test
    void whatIsSaidOfACoverageTouchesNoPageOfOlderUpdates() {
        newsroom.live.open("a-launch", "A launch");
        newsroom.live.post("a-launch", 50);
        assertEquals(COVERAGE, paths(new Change.OfCoverage(LAUNCH)));
    }

    @Test
    void whatItIsCalledTouchesThemAll() {
        newsroom.live.open("a-launch", "A launch");
        newsroom.live.post("a-launch", 50);
        assertEquals(
                Set.of("/live/a-launch/updates/1", "/live/a-launch/updates/2", "/live/a-launch/updates/3"),
                paths(new Change.OfCoverageHead(LAUNCH)));
    }

    @Test
    void openingACoverageTouchesNoArticle() {
        newsroom.publish("a", "A title");
        newsroom.live.open("a-launch", "A launch");
        assertEquals(
                Set.of("/", "/live/", "/data/site.json", "/news-sitemap.xml"), paths(new Change.OfOpenCoverages()));
        assertEquals(
                Set.of("/sections/science/", "/data/sections/science.json"),
                paths(new Change.OfOpenCoveragesOf(new Slug("science"))));
        assertEquals(
                Set.of("/live/", "/live/2025/", "/live/2025-02/", "/sitemap.xml", "/sitemap-live-2025.xml"),
                paths(new Change.OfListedCoverage(new ListingPosition(MemoryLive.OPENED, "a-launch"))));
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        Collections.addAll(all, more);
        return all;
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

    private Set<String> paths(Change change) {
        return new AffectedPages(newsroom, newsroom, newsroom, newsroom, newsroom.live)
                .by(change).stream().map(Address::path).collect(Collectors.toSet());
    }
}
