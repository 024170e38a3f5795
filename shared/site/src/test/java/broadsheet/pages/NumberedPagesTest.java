package broadsheet.pages;

import static broadsheet.pages.MemorySite.DATE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class NumberedPagesTest {
    private static final Listing ALL = new Listing.All();
    private static final Listing TAG = new Listing.OfTag(new Slug("open-data"));

    private final MemorySite memorySite = new MemorySite();
    private final Pages pages = memorySite.pages();

    @Test
    void pageHasTheArticlesUpToItsBoundaryAndLeadsToItsNeighbours() {
        publish(7);
        endPage(1, 2);
        endPage(2, 4);
        endPage(3, 6);
        Document page = page(2);
        assertEquals(
                List.of("/articles/a-4", "/articles/a-3"),
                page.select(".entry h2 a").eachAttr("href"));
        assertEquals("On open data: Page 2 – A <Site>", page.title());
        assertEquals(
                "https://example.org/tags/open-data/2/",
                page.expectFirst("link[rel=canonical]").attr("href"));
        assertEquals(
                List.of("/tags/open-data/1/", "/tags/open-data/", "/tags/open-data/3/"),
                page.select("nav.turn a").eachAttr("href"));
        assertEquals(0, page(1).select("[rel=prev]").size());
        assertEquals(0, page(3).select("[rel=next]").size());
    }

    @Test
    void firstPageLeadsToTheNumberedPagesOnceItCannotShowAllArticles() {
        publish(TAG.pageSize() - 1);
        endPage(1, 20);
        assertEquals(0, front().select("a[rel=prev]").size());
        publish(TAG.pageSize() + 1);
        assertEquals("/tags/open-data/1/", front().expectFirst("a[rel=prev]").attr("href"));
    }

    @Test
    void listingOfFewArticlesHasOnePage() {
        publish(TAG.pageSize());
        assertEquals(TAG.pageSize(), front().select(".entry").size());
        assertEquals(0, front().select("a[rel=prev]").size());
        assertEquals(Optional.empty(), pages.render(new Address.OfListingPage(TAG, 1)));
    }

    @Test
    void pageWhoseArticlesAreGoneIsNone() {
        publish(4);
        endPage(1, 2);
        memorySite.withdraw("a-1");
        assertEquals(1, page(1).select(".entry").size());
        memorySite.withdraw("a-2");
        assertEquals(Optional.empty(), pages.render(new Address.OfListingPage(TAG, 1)));
    }

    /** Until its boundary is moved. */
    @Test
    void pageShowsABoundedNumberOfArticles() {
        publish(2 * TAG.maxPageSize());
        endPage(1, 2 * TAG.maxPageSize());
        assertEquals(TAG.maxPageSize(), page(1).select(".entry").size());
        assertEquals("/articles/a-1", page(1).select(".entry:last-child h2 a").attr("href"));
    }

    @Test
    void monthOfManyArticlesGoesOnAtTheNumberedPageOfTheNext() {
        publish(ListingQueries.MONTH_SIZE + 20);
        endPage(ALL, 1, 10);
        endPage(ALL, 2, 30);
        Address month = new Address.OfMonth(ALL, YearMonth.from(DATE.atZone(UTC)));
        Document page = html(month);
        assertEquals(ListingQueries.MONTH_SIZE, page.select(".entry").size());
        assertEquals("/articles/a-21", page.select(".entry:last-child h2 a").attr("href"));
        assertEquals("/archive/2/", page.select(".more a").attr("href"));
        memorySite.withdraw("a-220");
        assertEquals("/archive/2/", html(month).select(".more a").attr("href"));
        IntStream.range(200, 220).forEach(i -> memorySite.withdraw("a-" + i));
        assertEquals(0, html(month).select(".more a").size());
    }

    /** In whatever order records come, the record of the boundary that was written last renders the month. */
    @Test
    void boundaryAffectsTheMonthsAroundItAndTheSitemaps() {
        publish(30);
        endPage(ALL, 1, 10);
        endPage(ALL, 2, 20);
        Change change = new Change.OfListingPage(ALL, 2);
        Set<String> affected = AffectedPagesFixture.of(memorySite, List.of(change)).by(change).stream()
                .map(Address::path)
                .collect(Collectors.toSet());
        assertTrue(
                affected.containsAll(Set.of(
                        "/",
                        "/archive/1/",
                        "/archive/2/",
                        "/archive/3/",
                        "/2025-02/",
                        "/sitemap.xml",
                        "/sitemap-1.xml",
                        "/sitemap-newest.xml")),
                affected::toString);
    }

    @Test
    void sitemapsHaveEachArticleOnce() {
        publish(1_100);
        for (int page = 1; page <= 54; page++) {
            endPage(ALL, page, 20 * page);
        }
        assertEquals(
                List.of("/sitemap-newest.xml", "/sitemap-3.xml", "/sitemap-2.xml", "/sitemap-1.xml"),
                locations(new Address.OfSitemapIndex()));
        assertEquals(500, locations(new Address.OfSitemap(1)).size());
        assertEquals("/articles/a-500", locations(new Address.OfSitemap(1)).getFirst());
        assertEquals("/articles/a-501", locations(new Address.OfSitemap(2)).getLast());
        assertEquals(80, locations(new Address.OfSitemap(3)).size());
        assertEquals(Optional.empty(), pages.render(new Address.OfSitemap(4)));
        assertEquals(
                "/articles/a-1081", locations(new Address.OfNewestSitemap()).getLast());
        assertEquals(20, locations(new Address.OfNewestSitemap()).size());
    }

    @Test
    void sitemapIndexNamesASitemapForEachYearWithCoverages() {
        assertEquals(List.of(), locations(new Address.OfSitemapIndex()));
        memorySite.live.open("a-launch", "A launch");
        assertEquals(List.of("/sitemap-live-2025.xml"), locations(new Address.OfSitemapIndex()));
    }

    private List<String> locations(Address sitemap) {
        return Jsoup.parse(text(sitemap), "", Parser.xmlParser()).select("loc").eachText().stream()
                .map(url -> url.substring(memorySite.settings.site().url().length()))
                .toList();
    }

    @Test
    void newerArticleDoesNotChangeAPage() {
        publish(6);
        endPage(1, 2);
        endPage(2, 4);
        String before = page(1).outerHtml() + page(2).outerHtml();
        memorySite.publish("newer", "Newer", DATE.plusSeconds(100));
        assertEquals(before, page(1).outerHtml() + page(2).outerHtml());
    }

    @Test
    void enumerationHasEachPageThatHasArticles() {
        publish(40);
        for (int page = 1; page <= 3; page++) {
            endPage(page, 10 * page);
        }
        for (int i = 11; i <= 20; i++) {
            memorySite.withdraw("a-" + i);
        }
        Set<String> paths =
                memorySite.enumerator().addresses().stream().map(Address::path).collect(Collectors.toSet());
        assertTrue(paths.containsAll(Set.of("/tags/open-data/", "/tags/open-data/1/", "/tags/open-data/3/")));
        assertFalse(paths.contains("/tags/open-data/2/"));
        assertFalse(paths.contains("/tags/open-data/4/"));
    }

    private void publish(int articles) {
        IntStream.rangeClosed(1, articles)
                .forEach(i -> memorySite.publish("a-" + i, "Title " + i, DATE.plusSeconds(i)));
    }

    private void endPage(int page, int article) {
        endPage(TAG, page, article);
    }

    private void endPage(Listing listing, int page, int article) {
        memorySite.listings.endPage(listing, page, "a-" + article, DATE.plusSeconds(article));
    }

    private Document front() {
        return html(new Address.OfListing(TAG));
    }

    private Document page(int number) {
        return html(new Address.OfListingPage(TAG, number));
    }

    private Document html(Address address) {
        return Jsoup.parse(text(address));
    }

    private String text(Address address) {
        return new String(pages.render(address).orElseThrow().page().bytes(), UTF_8);
    }
}
