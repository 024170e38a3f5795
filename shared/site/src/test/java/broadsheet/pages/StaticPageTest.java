package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Body;
import broadsheet.article.Footnote;
import broadsheet.article.Slug;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

final class StaticPageTest {
    private static final Address ABOUT = new Address.OfStaticPage(new Slug("about"));
    private static final Address SITEMAP = new Address.OfStaticPageSitemap();

    private final PagesFixture site = new PagesFixture();
    private final MemoryStaticPages pages = site.memorySite.staticPages;

    @Test
    void pageShowsItsTitleItsTextAndWhenItChanged() {
        pages.publish("about", "About <us>", "<p>Text.</p>");
        Document page = site.page(ABOUT);
        assertEquals("About <us>", page.select("h1").text());
        assertEquals("About <us> – A <Site>", page.title());
        assertEquals("A sentence.", page.select(".dek").text());
        assertEquals("Text.", page.select(".text p").text());
        assertEquals("Updated 1 February 2025", page.select(".meta").text());
        assertEquals(
                "https://example.org/about", page.select("link[rel=canonical]").attr("href"));
        String data = page.select("script[type=application/ld+json]").html();
        assertTrue(data.contains("\"@type\":\"WebPage\""), data);
    }

    @Test
    void notesStandBelowTheText() {
        pages.publish(
                "about",
                "About",
                new Body("<p>Text.</p>", List.of(), List.of(new Footnote("<p>One.</p>", 2), new Footnote("Two.", 0))));
        Document page = site.page(ABOUT);
        assertEquals("Notes", page.select(".footnotes h2").text());
        assertEquals(
                List.of("#noted_1", "#noted_1_2"), page.select("#note_1 .back").eachAttr("href"));
        assertEquals("Two.", page.select("#note_2").text());
    }

    @Test
    void pageThatIsNotThereIsNotRendered() {
        assertEquals(Optional.empty(), site.memorySite.pages().render(ABOUT));
        assertEquals(Optional.empty(), site.memorySite.pages().render(SITEMAP));
    }

    @Test
    void sitemapHasAllPagesAndTheIndexHasTheSitemapWhileThereIsAPage() {
        assertFalse(indexed());
        pages.publish("privacy", "Privacy", "<p>Text.</p>");
        pages.publish("about", "About", "<p>Text.</p>");
        assertEquals(
                List.of("https://example.org/about", "https://example.org/privacy"),
                site.page(SITEMAP).select("loc").eachText());
        assertTrue(indexed());
        pages.remove("about");
        pages.remove("privacy");
        assertFalse(indexed());
    }

    private boolean indexed() {
        return site.page(new Address.OfSitemapIndex()).select("loc").eachText().stream()
                .anyMatch(url -> url.endsWith("/sitemap-pages.xml"));
    }

    @Test
    void everyPageIsEnumeratedOnce() {
        pages.publish("about", "About", "<p>Text.</p>");
        pages.publish("概要", "About", "<p>Text.</p>");
        assertTrue(site.memorySite
                .enumerator()
                .addresses()
                .containsAll(List.of(ABOUT, new Address.OfStaticPage(new Slug("概要")), SITEMAP)));
    }
}
