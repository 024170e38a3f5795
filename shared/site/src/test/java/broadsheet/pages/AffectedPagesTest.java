package broadsheet.pages;

import static broadsheet.pages.AffectedPagesFixture.FEEDS;
import static broadsheet.pages.AffectedPagesFixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.syndication.Feed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AffectedPagesTest {
    private static final Listing SCIENCE = new Listing.OfSection(new Slug("science"));

    private final AffectedPagesFixture site = new AffectedPagesFixture();
    private final MemorySite memorySite = site.memorySite;

    @Test
    void missingArticleAffectsItsPageCardAndCounters() {
        assertEquals(
                Set.of("/articles/a", "/cards/a.png", "/data/articles/a.json"),
                site.paths(new Change.OfArticle(MemorySite.id("a"), Optional.empty(), List.of())));
    }

    @Test
    void awaitedPagesAreAmongTheAffectedOnes() {
        memorySite.publish("a", "Title", Instant.parse("2025-02-01T09:00:00Z"));
        Set<Address> article = Set.of(new Address.OfArticle(new Slug("a")));
        Slug fair = new Slug("fair");
        Set<Address> coverage = Set.of(new Address.OfLive(fair), new Address.OfLiveChanges(fair));
        Map<Change, Set<Address>> awaited = Map.of(
                new Change.OfArticle(MemorySite.id("a"), Optional.empty(), List.of()), article,
                new Change.OfAddress(new Slug("a"), Optional.empty()), article,
                new Change.OfCoverage(fair), coverage,
                new Change.OfUpdate(fair, 1), coverage,
                new Change.OfLead(), Set.of());
        AffectedPages pages = AffectedPagesFixture.of(memorySite, awaited.keySet());
        awaited.forEach((change, expected) -> {
            assertEquals(expected, pages.awaited(change));
            assertTrue(pages.by(change).containsAll(expected), change::toString);
        });
    }

    @Test
    void renamedArticleAffectsPagesOfItsFormerAddress() {
        Set<String> paths = site.paths(new Change.OfArticle(MemorySite.id("a"), Optional.of(new Slug("b")), List.of()));
        assertTrue(
                paths.containsAll(Set.of("/articles/b", "/cards/b.png", "/data/articles/b.json", "/articles/a")),
                paths::toString);
    }

    @Test
    void articleAffectsFeedsWithItsText() {
        memorySite.publish("a", "Title", Instant.parse("2025-02-01T09:00:00Z"));
        Set<String> page = Set.of("/articles/a", "/cards/a.png", "/data/articles/a.json");
        Set<String> feeds =
                Set.of("/feed.xml", "/feed.json", "/sections/science/feed.xml", "/sections/science/feed.json");
        assertEquals(
                with(page, feeds.toArray(String[]::new)),
                site.paths(new Change.OfArticle(MemorySite.id("a"), Optional.empty(), List.of())));
        for (int i = 1; i < Feed.MAX_ENTRIES; i++) {
            memorySite.publish("other-" + i, "Title", Instant.parse("2025-02-02T09:00:00Z"));
        }
        assertEquals(
                with(page, feeds.toArray(String[]::new)),
                site.paths(new Change.OfArticle(MemorySite.id("a"), Optional.empty(), List.of())));
        memorySite.publish("one-more", "Title", Instant.parse("2025-02-02T09:00:00Z"));
        assertEquals(page, site.paths(new Change.OfArticle(MemorySite.id("a"), Optional.empty(), List.of())));
    }

    @Test
    void staticPageAffectsOnlyItselfAndTheirListTheSitemaps() {
        assertEquals(Set.of("/about"), site.paths(new Change.OfStaticPage(new Slug("about"))));
        assertEquals(Set.of("/sitemap-pages.xml", "/sitemap.xml"), site.paths(new Change.OfStaticPages()));
    }

    @Test
    void siteAffectsPagesLinkedInItsNavigation() {
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
    void commentAffectsItsArticlePageAndCounters() {
        assertEquals(
                Set.of("/articles/a", "/articles/a/comments/2", "/data/articles/a.json"),
                site.paths(new Change.OfComment(MemorySite.id("a"), 52)));
    }

    @Test
    void firstCommentOfAPageAffectsThePreviousPage() {
        assertEquals(
                Set.of("/articles/a", "/articles/a/comments/1", "/articles/a/comments/2", "/data/articles/a.json"),
                site.paths(new Change.OfComment(MemorySite.id("a"), 51)));
        assertEquals(
                Set.of("/articles/a", "/articles/a/comments/1", "/data/articles/a.json"),
                site.paths(new Change.OfComment(MemorySite.id("a"), 1)));
    }

    @Test
    void commentCountAffectsThePageShowingIt() {
        assertEquals(
                Set.of("/articles/a", "/data/articles/a.json"),
                site.paths(new Change.OfCommentCount(MemorySite.id("a"))));
    }

    @Test
    void addressThatAnArticleLeavesAffectsItsPagesThereAndTheMostRead() {
        memorySite.publish("a", "Title");
        memorySite.discussion.comment("a", "A comment");
        memorySite.rename("a", "b");
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
    void pageOfADroppedAuthorIsAffected() {
        Set<String> affected = site.paths(new Change.OfSite(List.of(), List.of(new Slug("dropped"), new Slug("desk"))));
        assertTrue(affected.contains("/authors/dropped/"), affected::toString);
        assertFalse(affected.contains("/authors/desk/"), affected::toString);
    }

    @Test
    void anotherReaderAffectsOnlyTheCounters() {
        assertEquals(Set.of("/data/articles/a.json"), site.paths(new Change.OfCounters(MemorySite.id("a"))));
    }

    @Test
    void rankingAffectsOnlyTheSharedFragment() {
        assertEquals(Set.of("/data/site.json"), site.paths(new Change.OfMostRead(new Listing.All())));
        assertEquals(Set.of("/data/sections/science.json"), site.paths(new Change.OfMostRead(SCIENCE)));
    }

    @Test
    void pageOfADroppedSectionIsAffected() {
        assertTrue(site.paths(new Change.OfSite(List.of(new Slug("dropped")), List.of()))
                .containsAll(Set.of(
                        "/data/sections/dropped.json",
                        "/sections/dropped/",
                        "/sections/dropped/feed.xml",
                        "/sections/dropped/feed.json")));
    }
}
