package broadsheet.resolvepage;

import static broadsheet.resolvepage.ResolvePageFixture.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.PageBoundaries.Around;
import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.redirect.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Addresses that articles, pages and another system had before. */
final class FormerAddressesTest {
    @AutoClose
    private final ResolvePageFixture site = new ResolvePageFixture();

    private final PagesBucket bucket = site.bucket;
    private final SeededSite archive = site.archive;

    @Test
    void aFormerSlugLeadsToTheArticle() {
        assertEquals("/articles/what-a-lighthouse-costs", site.answer("301-former-slug", "headers.location"));
    }

    @Test
    void everyPageAtAFormerAddressLeadsToTheSamePageOfTheArticle() {
        assertEquals(
                "/articles/what-a-lighthouse-costs/comments/2",
                site.location("articles/what-does-a-lighthouse-cost/comments/2"));
        assertEquals("/cards/what-a-lighthouse-costs.png", site.location("cards/what-does-a-lighthouse-cost.png"));
        assertEquals(
                "/data/articles/what-a-lighthouse-costs.json",
                site.location("data/articles/what-does-a-lighthouse-cost.json"));
    }

    @Test
    void pageOfAFormerSectionAuthorOrKindLeadsToThePresentOne() {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("id: science-desk\\n", "id: science-desk\\n    formerly: [newsroom]\\n")
                .replace(
                        "desk: editorial-desk\\n",
                        "desk: editorial-desk\\nkinds:\\n  - name: Essay\\n    formerly: [Study]\\n"));
        for (String page : List.of("", "archive/", "2026/", "2026-03/", "feed.xml", "feed.json", "explainer/")) {
            assertEquals("/sections/technology/" + page, site.location("sections/computing/" + page), page);
        }
        assertEquals("/data/sections/technology.json", site.location("data/sections/computing.json"));
        assertEquals("/sections/technology/essay/", site.location("sections/computing/study/"));
        assertEquals("/sections/science/essay/", site.location("sections/science/study/"));
        assertEquals("/kinds/essay/", site.location("kinds/study/"));
        assertEquals("/kinds/essay/", site.location("kinds/study/2/"));
        assertEquals("/kinds/essay/", site.location("kinds/study/archive/"));
        assertEquals("/kinds/essay/", site.location("kinds/study/2026-03/"));
        assertEquals("/authors/science-desk/", site.location("authors/newsroom/"));
        assertEquals("404", site.status("sections/never/"));
        assertEquals("404", site.status("tags/study/"));
    }

    /** An article may come in under a name that is dropped in the same moment. */
    @Test
    void pageOfAFormerNameIsServedWhileArticlesUseIt() {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("id: science-desk\\n", "id: science-desk\\n    formerly: [Maud Ferris]\\n"));
        assertEquals("200", site.status("authors/maud-ferris/"));
    }

    /** A slug may come back: who was sent on while it was away must not be sent in a circle then. */
    @Test
    void redirectionIsKeptByNoBrowser() {
        for (String name : List.of("301-former-slug", "301-former-section", "301-no-slash")) {
            assertEquals("public, max-age=0, s-maxage=60", site.answer(name, "headers.cache-control"), name);
        }
    }

    @Test
    void formerMonthOfNumberedListingLeadsToThePageThatCoversIt() {
        Listing tides = new Listing.OfTag(new Slug("tides"));
        var end = new ListingPosition(Instant.parse("2026-02-10T00:00:00Z"), "an-article");
        archive.pageBoundaries()
                .set(
                        tides,
                        new Around(1, Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.of(end),
                        false);
        for (String month : List.of("tags/tides/2026-01/", "tags/tides/2025/", "tags/tides/2025-03/")) {
            assertEquals("/tags/tides/1/", site.location(month), month);
        }
        for (String month : List.of("tags/tides/2026-02/", "tags/tides/2026/", "tags/tides/archive/")) {
            assertEquals("/tags/tides/", site.location(month), month);
        }
        assertEquals("404", site.status("tags/tides/2/"));
    }

    @Test
    void oldPathLeadsToItsTarget() {
        for (String path : List.of("2016/04/08/tides/", "2016/04/08/tides/?utm_source=a&b=c", "?p=123", "%3Fp%3D123")) {
            assertEquals("/articles/how-a-tide-table-knows", site.location(path), path);
        }
        assertEquals("/tags/tides/", site.location("blog/tides.html"));
        assertEquals("/tags/tides/", site.location("blog/tides.html?shop=2"));
        assertEquals("https://shop.example.org/x?a=1", site.location("blog/tides.html?shop=1"));
        assertEquals("/sections/science/", site.location("%D0%B1%D0%BB%D0%BE%D0%B3/приливы"));
        assertEquals("public, max-age=3600, s-maxage=86400", site.answer("301-old-path", "headers.cache-control"));
        assertEquals("404", site.status("2016/04/08/tides"));
        assertEquals("404", site.status("blog/../tides.html"));
        assertTrue(bucket.keys().isEmpty());
    }

    @Test
    void oldPathFollowsTheRenamesOfItsArticle() {
        String renamed = Events.read("publish-article/201-article").replace("how-a-tide-table-knows", "tide-tables");
        archive.publish(renamed.replace("tags: [", "formerly: [how-a-tide-table-knows]\\ntags: ["));
        assertEquals("/articles/tide-tables", site.location("?p=123"));
        archive.withdraw("tide-tables");
        assertEquals("410", site.status("?p=123"));
    }

    /** It served the home page before there were redirects, and a parameter may mean something to a reader's script. */
    @Test
    void homePageWithAQueryThatIsNoRedirectIsTheHomePage() {
        assertEquals("/", site.location("?p=124"));
        assertEquals("public, max-age=0, s-maxage=60", site.answer("301-query-of-nothing", "headers.cache-control"));
    }

    @Test
    void pageThatCouldBeIsNotLookedUpAmongOldPaths() {
        archive.redirects().change(Map.of(path("/tags/never/"), Optional.of(new Target.OfPage("/tags/tides/"))));
        assertEquals("404", site.status("tags/never/"));
        assertEquals("404", Policy.of("ResolvePage").during(() -> site.status("blog/never.html?a=b")));
    }
}
