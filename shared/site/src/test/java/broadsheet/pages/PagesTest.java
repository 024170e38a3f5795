package broadsheet.pages;

import static broadsheet.pages.PagesFixture.ARTICLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final PagesFixture site = new PagesFixture();
    private final MemorySite memorySite = site.memorySite;
    private final Pages pages = site.pages;
    private static final Address CARD = new Address.OfCard(new Slug("a"));
    private static final Address HOME = new Address.OfListing(new Listing.All());

    @Test
    void articlePageHasAllParts() {
        memorySite.publish("a", "A <title> & more");
        Document page = site.page(ARTICLE);
        assertEquals("A <title> & more", page.expectFirst("h1").text());
        assertEquals(1, page.select("h1").size());
        assertEquals(
                "A dek with <b>markup</b> & signs.",
                page.expectFirst("article .dek").text());
        assertEquals(
                List.of("Home", "Science & more", "Analysis"),
                page.select(".trail a").eachText());
        assertEquals(
                List.of("/", "/sections/science/", "/sections/science/analysis/"),
                page.select(".trail a").eachAttr("href"));
        assertEquals(
                List.of("T The Desk", "A A <Guest>"), page.select(".author").eachText());
        assertEquals("1 February 2025", page.expectFirst(".meta time").text());
        assertEquals("2025-02-01T09:00:00Z", page.expectFirst(".meta time").attr("datetime"));
        assertTrue(page.expectFirst(".meta").text().contains("3 min read"));
        assertEquals("#one", page.expectFirst(".contents a").attr("href"));
        assertEquals("One", page.expectFirst(".text h2#one").text());
        assertEquals("Sources analyzed (1)", page.expectFirst(".sources h2").text());
        assertEquals(
                "https://example.org/?a=1&b=2", page.expectFirst("#source_1 a").attr("href"));
        assertEquals("/tags/open-data/", page.expectFirst(".tags a").attr("href"));
        assertEquals("A biography.", page.expectFirst(".biography p:last-child").text());
        assertEquals(
                "https://example.org/articles/a",
                page.expectFirst("link[rel=canonical]").attr("href"));
        assertEquals("A <title> & more – A <Site>", page.title());
        assertEquals("en", page.expectFirst("html").attr("lang"));
    }

    @Test
    void updatedArticleSaysWhen() {
        memorySite.publish("a", "A title");
        assertEquals(1, site.page(ARTICLE).select(".meta time").size());
        memorySite.update("a", Instant.parse("2025-03-02T09:00:00Z"));
        assertEquals(
                List.of("1 February 2025", "2 March 2025"),
                site.page(ARTICLE).select(".meta time").eachText());
        assertTrue(site.page(ARTICLE).expectFirst(".meta").text().contains("Updated 2 March 2025"));
    }

    @Test
    void datesAreThoseOfTheSitesTimeZone() {
        // The start of the first of April in Berlin.
        memorySite.publish("a", "A title", Instant.parse("2025-03-31T22:00:00Z"));
        assertEquals(
                "31 March 2025", site.page(ARTICLE).expectFirst(".meta time").text());
        memorySite.settings.moveTo("Europe/Berlin");
        assertEquals(
                "1 April 2025", site.page(ARTICLE).expectFirst(".meta time").text());
        assertEquals("Europe/Berlin", site.page(ARTICLE).expectFirst("html").attr("data-zone"));
    }

    @Test
    void aPageIsTheSameBytesEachTime() {
        memorySite.publish("a", "A title");
        assertArrayEquals(
                site.rendered(ARTICLE).page().bytes(),
                site.rendered(ARTICLE).page().bytes());
    }

    @Test
    void anArticleIsSharedWithItsCardUnderAnAddressThatChangesWithIt() {
        memorySite.publish("a", "A title");
        String before = property("og:image");
        assertTrue(before.matches("https://example\\.org/cards/a\\.png\\?v=[0-9a-f]{8}"), before);
        assertEquals(before, property("og:image"));
        assertEquals("1200", property("og:image:width"));
        assertEquals("630", property("og:image:height"));
        assertEquals(
                "summary_large_image",
                site.page(ARTICLE).expectFirst("meta[name=twitter:card]").attr("content"));
        assertTrue(site.page(ARTICLE)
                .expectFirst("script[type=application/ld+json]")
                .data()
                .contains("\"image\":\"" + before + "\""));
        memorySite.publish("a", "A corrected title");
        assertNotEquals(before, property("og:image"));
    }

    @Test
    void aCardIsAnotherPageOnlyIfItIsDrawnOtherwise() {
        memorySite.publish("a", "A title");
        Page card = site.rendered(CARD).page();
        assertEquals("image/png", card.contentType());
        memorySite.publish("a", "A title", MemorySite.DATE.plus(Duration.ofDays(1)));
        assertEquals(card.digest(), site.rendered(CARD).page().digest());
        assertArrayEquals(card.bytes(), site.rendered(CARD).page().bytes());
        memorySite.publish("a", "Another title");
        assertNotEquals(card.digest(), site.rendered(CARD).page().digest());
        assertFalse(Arrays.equals(card.bytes(), site.rendered(CARD).page().bytes()));
    }

    @Test
    void unpublishedArticleHasNoPage() {
        assertEquals(Optional.empty(), pages.render(ARTICLE));
        assertEquals(Optional.empty(), pages.render(CARD));
        assertEquals(Optional.empty(), pages.render(new Address.OfListing(new Listing.OfTag(new Slug("open-data")))));
        assertEquals(Optional.empty(), pages.render(new Address.OfListing(new Listing.OfSection(new Slug("other")))));
    }

    @Test
    void theNavigationsPagesAreThereBeforeTheFirstArticle() {
        assertTrue(site.page(HOME).text().contains("Nothing has been published yet."));
        assertTrue(site.page(new Address.OfListing(new Listing.OfSection(new Slug("culture"))))
                .text()
                .contains("Nothing has been published here yet."));
    }

    @Test
    void everyListingOfAnArticleHasAPageThatNamesIt() {
        memorySite.publish("a", "A title");
        for (Listing listing : List.of(
                new Listing.All(),
                new Listing.OfSection(new Slug("science")),
                new Listing.OfSectionAndKind(new Slug("science"), new Slug("analysis")),
                new Listing.OfKind(new Slug("analysis")),
                new Listing.OfTag(new Slug("open-data")),
                new Listing.OfAuthor(new Slug("a-guest")))) {
            Document page = site.page(new Address.OfListing(listing));
            assertEquals("/articles/a", page.expectFirst(".entry h2 a").attr("href"), listing::toString);
            assertEquals(1, page.select("h1").size(), listing::toString);
        }
    }

    @Test
    void aListingShowsTheNewestTwentyNewestFirst() {
        for (int i = 10; i < 35; i++) {
            memorySite.publish("a-" + i, "Title " + i, MemorySite.DATE.plus(Duration.ofDays(i)));
        }
        List<String> titles = site.page(new Address.OfListing(new Listing.OfSection(new Slug("science"))))
                .select(".entry h2")
                .eachText();
        assertEquals(20, titles.size());
        assertEquals("Title 34", titles.getFirst());
        assertEquals("Title 15", titles.getLast());
    }

    @Test
    void stylesheetIsNamedByContentHashAndHasSectionColours() {
        Pages.Rendered rendered = site.rendered(HOME);
        Asset stylesheet = rendered.assets().getFirst();
        String css = new String(stylesheet.page().bytes(), UTF_8);
        assertTrue(css.contains("[data-section=\"science\"]{--accent:light-dark(#123456,#abcdef)}"));
        assertEquals(
                stylesheet.path(),
                site.page(HOME).expectFirst("link[rel=stylesheet]").attr("href"));
        assertTrue(stylesheet.path().matches("/assets/site\\.[0-9a-f]{12}\\.css"));
    }

    @Test
    void countersOfAnArticleExistAsLongAsTheArticle() {
        Address counters = new Address.OfCounters(new Slug("a"));
        assertTrue(pages.render(counters).isEmpty());
        memorySite.publish("a", "A title");
        memorySite.discussion.comment("a", "A comment");
        assertEquals(
                "{\"comments\":{\"count\":1,\"last\":1},\"rating\":{\"average\":4.5,\"count\":2},\"readers\":22}",
                site.rendered(counters).page().text());
        assertEquals("application/json", site.rendered(counters).page().contentType());
    }

    @Test
    void fragmentHasTheMostReadRanking() {
        memorySite.publish("a", "A \"title\"");
        String title = "[{\"url\":\"/articles/a\",\"title\":\"A \\\"title\\\"\"}]";
        for (Listing listing : List.of(new Listing.All(), new Listing.OfSection(new Slug("science")))) {
            assertEquals(
                    "{\"live\":[],\"mostRead\":{\"day\":" + title + ",\"week\":" + title + "}}",
                    site.rendered(new Address.OfFragment(listing)).page().text());
        }
        assertTrue(pages.render(new Address.OfFragment(new Listing.OfSection(new Slug("dropped"))))
                .isEmpty());
    }

    @Test
    void anArticleIsNewsForTwoDays() {
        memorySite.publish("a-day-old", "A title");
        memorySite.publish("two-days-old", "A title", MemorySite.CLOCK.instant().minus(Duration.ofDays(2)));
        memorySite.publish(
                "older",
                "A title",
                MemorySite.CLOCK.instant().minus(Duration.ofDays(2)).minusSeconds(1));
        memorySite.publish("yet-to-come", "A title", MemorySite.CLOCK.instant().plusSeconds(1));
        String news =
                new String(site.rendered(new Address.OfNewsSitemap()).page().bytes(), UTF_8);
        assertEquals(
                List.of("https://example.org/articles/a-day-old", "https://example.org/articles/two-days-old"),
                Jsoup.parse(news, Parser.xmlParser()).select("loc").eachText());
    }

    @Test
    void pagesOfARenamedArticleAreAtItsCurrentAddressAlone() {
        memorySite.publish("a", "Title");
        memorySite.discussion.comment("a", "A comment");
        memorySite.rename("a", "b");
        for (boolean isCurrent : new boolean[] {false, true}) {
            Slug slug = new Slug(isCurrent ? "b" : "a");
            for (Address address : List.of(
                    new Address.OfArticle(slug),
                    new Address.OfCard(slug),
                    new Address.OfComments(slug, 1),
                    new Address.OfCounters(slug))) {
                assertEquals(isCurrent, pages.render(address).isPresent(), address::path);
            }
        }
    }

    private String property(String name) {
        return site.page(ARTICLE).expectFirst("meta[property=" + name + "]").attr("content");
    }
}
