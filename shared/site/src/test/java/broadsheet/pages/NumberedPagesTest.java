package broadsheet.pages;

import static broadsheet.pages.MemorySite.DATE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.PageBoundary;
import broadsheet.article.Slug;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class NumberedPagesTest {
    private static final Listing TAG = new Listing.OfTag(new Slug("open-data"));

    private final MemorySite newsroom = new MemorySite();
    private final Pages pages = newsroom.pages();

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
        assertEquals("/tags/open-data/3/", front().expectFirst("a[rel=prev]").attr("href"));
    }

    @Test
    void listingOfFewArticlesHasOnePage() {
        publish(PageBoundary.PAGE_SIZE);
        assertEquals(PageBoundary.PAGE_SIZE, front().select(".entry").size());
        assertEquals(0, front().select("a[rel=prev]").size());
        assertEquals(Optional.empty(), pages.render(new Address.OfListingPage(TAG, 1)));
    }

    @Test
    void pageWhoseArticlesAreGoneIsNone() {
        publish(4);
        endPage(1, 2);
        newsroom.withdraw("a-1");
        assertEquals(1, page(1).select(".entry").size());
        newsroom.withdraw("a-2");
        assertEquals(Optional.empty(), pages.render(new Address.OfListingPage(TAG, 1)));
    }

    /** Until its boundary is moved. */
    @Test
    void pageShowsABoundedNumberOfArticles() {
        publish(2 * PageBoundary.MAX_SIZE);
        endPage(1, 2 * PageBoundary.MAX_SIZE);
        assertEquals(PageBoundary.MAX_SIZE, page(1).select(".entry").size());
        assertEquals("/articles/a-1", page(1).select(".entry:last-child h2 a").attr("href"));
    }

    @Test
    void newerArticleDoesNotChangeAPage() {
        publish(6);
        endPage(1, 2);
        endPage(2, 4);
        String before = page(1).outerHtml() + page(2).outerHtml();
        newsroom.publish("newer", "Newer", DATE.plusSeconds(100));
        assertEquals(before, page(1).outerHtml() + page(2).outerHtml());
    }

    @Test
    void enumerationHasEachPageThatHasArticles() {
        publish(40);
        for (int page = 1; page <= 3; page++) {
            endPage(page, 10 * page);
        }
        for (int i = 11; i <= 20; i++) {
            newsroom.withdraw("a-" + i);
        }
        Set<String> paths = new PageEnumerator(newsroom, newsroom, newsroom, newsroom, newsroom.live)
                .addresses().stream().map(Address::path).collect(Collectors.toSet());
        assertTrue(paths.containsAll(Set.of("/tags/open-data/", "/tags/open-data/1/", "/tags/open-data/3/")));
        assertFalse(paths.contains("/tags/open-data/2/"));
        assertFalse(paths.contains("/tags/open-data/4/"));
    }

    private void publish(int articles) {
        IntStream.rangeClosed(1, articles).forEach(i -> newsroom.publish("a-" + i, "Title " + i, DATE.plusSeconds(i)));
    }

    private void endPage(int page, int article) {
        newsroom.endPage(TAG, page, "a-" + article, DATE.plusSeconds(article));
    }

    private Document front() {
        return html(new Address.OfListing(TAG));
    }

    private Document page(int number) {
        return html(new Address.OfListingPage(TAG, number));
    }

    private Document html(Address address) {
        return Jsoup.parse(new String(pages.render(address).orElseThrow().page().bytes(), UTF_8));
    }
}
