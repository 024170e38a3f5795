package broadsheet.pages;

import static broadsheet.pages.AffectedPagesFixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Change;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which pages a change of a live coverage affects. */
final class AffectedLivePagesTest {
    private final AffectedPagesFixture site = new AffectedPagesFixture();
    private final MemorySite memorySite = site.memorySite;

    private static final Slug LAUNCH = new Slug("a-launch");
    private static final Set<String> COVERAGE =
            Set.of("/live/a-launch", "/data/live/a-launch.json", "/live/a-launch/feed.xml", "/live/a-launch/feed.json");

    @Test
    void updateAffectsItsCoverageItsPageAndListingsOfLatestUpdates() {
        memorySite.live.open("a-launch", "A launch");
        memorySite.live.post("a-launch", 30);
        assertEquals(
                with(
                        COVERAGE,
                        "/live/a-launch/updates/2",
                        "/",
                        "/sections/science/",
                        "/data/site.json",
                        "/data/sections/science.json"),
                site.paths(new Change.OfUpdate(LAUNCH, 30)));
    }

    @Test
    void theFirstUpdateOfAPageTouchesThePageBefore() {
        memorySite.live.open("a-launch", "A launch");
        memorySite.live.post("a-launch", 21);
        assertTrue(site.paths(new Change.OfUpdate(LAUNCH, 21))
                .containsAll(Set.of("/live/a-launch/updates/1", "/live/a-launch/updates/2")));
    }

    @Test
    void anUpdateOfAClosedCoverageTouchesNoOtherPages() {
        memorySite.live.open("a-launch", "A launch");
        memorySite.live.post("a-launch", 1);
        memorySite.live.close("a-launch");
        assertEquals(with(COVERAGE, "/live/a-launch/updates/1"), site.paths(new Change.OfUpdate(LAUNCH, 1)));
    }

    @Test
    void coverageSummaryAffectsNoPageOfOlderUpdates() {
        memorySite.live.open("a-launch", "A launch");
        memorySite.live.post("a-launch", 50);
        assertEquals(COVERAGE, site.paths(new Change.OfCoverage(LAUNCH)));
    }

    @Test
    void coverageTitleAffectsAllItsPages() {
        memorySite.live.open("a-launch", "A launch");
        memorySite.live.post("a-launch", 50);
        assertEquals(
                Set.of("/live/a-launch/updates/1", "/live/a-launch/updates/2", "/live/a-launch/updates/3"),
                site.paths(new Change.OfCoverageHead(LAUNCH)));
    }

    @Test
    void openingACoverageTouchesNoArticle() {
        memorySite.publish("a", "A title");
        memorySite.live.open("a-launch", "A launch");
        assertEquals(
                Set.of("/", "/live/", "/data/site.json", "/news-sitemap.xml"),
                site.paths(new Change.OfOpenCoverages()));
        assertEquals(
                Set.of("/sections/science/", "/data/sections/science.json"),
                site.paths(new Change.OfOpenCoveragesOf(new Slug("science"))));
        assertEquals(
                Set.of("/live/", "/live/2025/", "/live/2025-02/", "/sitemap.xml", "/sitemap-live-2025.xml"),
                site.paths(new Change.OfListedCoverage(new ListingPosition(MemoryLive.OPENED, "a-launch"))));
    }
}
