package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TranslationsTest {
    private final PagesFixture site = new PagesFixture();
    private final AffectedPagesFixture affected = new AffectedPagesFixture();

    @BeforeEach
    void publish() {
        for (MemorySite memorySite : List.of(site.memorySite, affected.memorySite)) {
            memorySite.publish("a", "A title");
            memorySite.publish("b", "Ein Titel");
            memorySite.translate("a", "", "b");
            memorySite.translate("b", "de", "a");
        }
    }

    @Test
    void translationsThatNameEachOtherLinkBothWays() {
        assertEquals(
                List.of(
                        "en https://example.org/articles/a",
                        "x-default https://example.org/articles/a",
                        "de https://example.org/articles/b"),
                alternates("a"));
        assertEquals(
                List.of(
                        "de https://example.org/articles/b",
                        "en https://example.org/articles/a",
                        "x-default https://example.org/articles/a"),
                alternates("b"));
        Element link = page("a").expectFirst(".translations a");
        assertEquals("/articles/b", link.attr("href"));
        assertEquals("de", link.attr("lang"));
        assertEquals("Deutsch", link.text());
        assertEquals("English", page("b").expectFirst(".translations a").text());
    }

    @Test
    void translationThatDoesNotNameTheArticleIsNotLinked() {
        site.memorySite.translate("b", "de");
        assertUnlinked();
    }

    @Test
    void withdrawnTranslationIsNotLinked() {
        site.memorySite.withdraw("b");
        assertEquals(List.of(), alternates("a"));
    }

    @Test
    void articleInTheSameLanguageIsNoTranslation() {
        site.memorySite.translate("b", "en", "a");
        assertUnlinked();
    }

    @Test
    void renamedTranslationIsLinkedAtItsNewAddress() {
        site.memorySite.rename("b", "c");
        assertEquals("/articles/c", page("a").expectFirst(".translations a").attr("href"));
    }

    @Test
    void textOfAnotherLanguageSaysSoAndThePageAroundItDoesNot() {
        site.memorySite.translate("b", "ar", "a");
        Document page = page("b");
        assertEquals("en", page.expectFirst("html").attr("lang"));
        for (String text : List.of("h1", ".dek", ".text", ".contents ol")) {
            assertEquals("ar", page.expectFirst(text).attr("lang"), text);
            assertEquals("rtl", page.expectFirst(text).attr("dir"), text);
        }
        assertTrue(page.expectFirst("script[type=application/ld+json]").data().contains("\"inLanguage\":\"ar\""));
        assertEquals("ar", page.expectFirst("meta[property=og:locale]").attr("content"));
        assertFalse(page("a").expectFirst("h1").hasAttr("lang"));
    }

    @Test
    void listingsAndFeedsNameTheLanguageOfAnEntry() {
        Document home = site.page(new Address.OfListing(new Listing.OfSection(new Slug("science"))));
        assertEquals(
                List.of("de"),
                home.select(".entry :has(> a[href=/articles/b])[lang]").eachAttr("lang"));
        String atom = text(new Address.OfAtom(new Listing.All()));
        assertTrue(atom.contains("<entry xml:lang=\"de\">"), atom);
        assertTrue(text(new Address.OfJsonFeed(new Listing.All())).contains("\"language\":\"de\""));
    }

    @Test
    void changeOfOneAffectsThePageOfTheOther() {
        assertTrue(affected.paths(new Change.OfArticle(MemorySite.id("b"), Optional.empty(), List.of()))
                .contains("/articles/a"));
        assertTrue(affected.paths(new Change.OfAddress(new Slug("b"), Optional.empty()))
                .contains("/articles/a"));
        affected.memorySite.translate("b", "de");
        assertFalse(affected.paths(new Change.OfArticle(MemorySite.id("b"), Optional.empty(), List.of()))
                .contains("/articles/a"));
        assertTrue(affected.paths(new Change.OfArticle(MemorySite.id("b"), Optional.empty(), List.of(new Slug("a"))))
                .contains("/articles/a"));
        affected.memorySite.withdraw("b");
        assertTrue(affected.paths(new Change.OfArticle(MemorySite.id("b"), Optional.empty(), List.of(new Slug("a"))))
                .contains("/articles/a"));
    }

    private void assertUnlinked() {
        for (String slug : List.of("a", "b")) {
            assertEquals(List.of(), alternates(slug), slug);
            assertTrue(page(slug).select(".translations").isEmpty(), slug);
        }
    }

    private Document page(String slug) {
        return site.page(new Address.OfArticle(new Slug(slug)));
    }

    private List<String> alternates(String slug) {
        return page(slug).select("link[hreflang]").stream()
                .map(link -> link.attr("hreflang") + " " + link.attr("href"))
                .toList();
    }

    private String text(Address address) {
        return new String(site.rendered(address).page().bytes(), UTF_8);
    }
}
