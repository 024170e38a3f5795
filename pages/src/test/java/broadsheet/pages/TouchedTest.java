package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.Place;
import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TouchedTest {
    private static final Listing ALL = new Listing.All();
    private static final Listing SCIENCE = new Listing.OfSection(new Slug("science"));

    private static final Set<String> FEEDS = Set.of("/data/site.json", "/feed.xml", "/feed.json");
    private static final Set<String> SCIENCE_FEEDS =
            Set.of("/data/sections/science.json", "/sections/science/feed.xml", "/sections/science/feed.json");

    private final Newsroom newsroom = new Newsroom();

    @Test
    void anArticleTouchesItsOwnPageItsCardAndItsNumbers() {
        assertEquals(
                Set.of("/articles/a", "/cards/a.png", "/data/articles/a.json"),
                paths(new Change.OfArticle(new Slug("a"))));
    }

    @Test
    void theFirstEntryTouchesItsListingsPageItsMonthAndTheArchive() {
        assertEquals(
                with(FEEDS, "/", "/2025-02/", "/archive/", "/sitemap-2025-02.xml", "/sitemap.xml", "/news-sitemap.xml"),
                paths(entry(ALL, "2025-02-10", "a")));
    }

    @Test
    void anEntryTouchesItsNeighboursInTimeAndNoOthers() {
        publish("2025-02-01", "2025-02-05", "2025-02-15", "2025-02-20");
        assertEquals(
                with(
                        FEEDS,
                        "/",
                        "/2025-02/",
                        "/sitemap-2025-02.xml",
                        "/news-sitemap.xml",
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
                        "/articles/at-2025-02-11",
                        "/articles/at-2025-02-12",
                        "/articles/at-2025-02-13",
                        "/articles/at-2025-02-14"),
                paths(entry(SCIENCE, "2025-02-10", "new")));
    }

    @Test
    void theOldestEntryOfAMonthTouchesTheMonthsAroundIt() {
        publish("2024-11-05", "2025-02-20", "2025-04-01");
        assertEquals(
                with(
                        SCIENCE_FEEDS,
                        "/sections/science/",
                        "/sections/science/2025-02/",
                        "/sections/science/archive/",
                        "/sections/science/2024-11/",
                        "/sections/science/2025-04/",
                        "/articles/at-2025-02-20",
                        "/articles/at-2025-04-01"),
                paths(entry(SCIENCE, "2025-02-10", "new")));
    }

    @Test
    void theSiteTouchesThePagesThatItsNavigationLinksTo() {
        assertEquals(
                with(
                        FEEDS,
                        "/robots.txt",
                        "/sitemap.xml",
                        "/news-sitemap.xml",
                        "/desk/",
                        "/",
                        "/data/sections/science.json",
                        "/sections/science/",
                        "/sections/science/feed.xml",
                        "/sections/science/feed.json",
                        "/data/sections/culture.json",
                        "/sections/culture/",
                        "/sections/culture/feed.xml",
                        "/sections/culture/feed.json"),
                paths(new Change.OfSite(List.of())));
    }

    @Test
    void aCommentTouchesItsArticleThePageThatItStandsOnAndTheNumbers() {
        assertEquals(
                Set.of("/articles/a", "/articles/a/comments/2", "/data/articles/a.json"),
                paths(new Change.OfComment(new Slug("a"), 51)));
    }

    @Test
    void aReaderMoreTouchesNothingButTheNumbers() {
        assertEquals(Set.of("/data/articles/a.json"), paths(new Change.OfNumbers(new Slug("a"))));
    }

    @Test
    void whatIsReadMostTouchesNoPageButTheFragmentThatPagesShare() {
        assertEquals(Set.of("/data/site.json"), paths(new Change.OfMostRead(new Listing.All())));
        assertEquals(Set.of("/data/sections/science.json"), paths(new Change.OfMostRead(SCIENCE)));
    }

    @Test
    void aSectionThatTheSiteDropsIsTouchedToo() {
        assertTrue(paths(new Change.OfSite(List.of(new Slug("dropped"))))
                .containsAll(Set.of(
                        "/data/sections/dropped.json",
                        "/sections/dropped/",
                        "/sections/dropped/feed.xml",
                        "/sections/dropped/feed.json")));
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
        return new Change.OfListing(listing, new Place(Instant.parse(day + "T09:00:00Z"), slug));
    }

    private Set<String> paths(Change change) {
        return new Touched(newsroom, newsroom, newsroom)
                .by(change).stream().map(Address::path).collect(Collectors.toSet());
    }
}
