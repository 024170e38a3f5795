package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.ArticleStatus;
import broadsheet.pages.MemorySite;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class AtomFeedTest {
    @Test
    void aFeedIsAsTheRfcDemands() {
        Document feed = Parsed.xml(
                AtomFeed.of(Samples.feed(Samples.article("one", "One"), Samples.article("two", Samples.ODD))),
                AtomSchema.schema());

        assertEquals(List.of("Science <news>", "One", Samples.ODD_AS_READ), Parsed.texts(feed, "title"));
        assertEquals(
                List.of(
                        "https://example.org/sections/science/feed.xml",
                        MemorySite.id("one").urn(),
                        MemorySite.id("two").urn()),
                Parsed.texts(feed, "id"));
        assertEquals(
                List.of(
                        "self https://example.org/sections/science/feed.xml",
                        "alternate https://example.org/sections/science/"),
                links(feed).subList(0, 2));
        assertEquals("alternate https://example.org/articles/one", links(feed).get(2));
        assertEquals("en-GB", feed.getDocumentElement().getAttribute("xml:lang"));
    }

    @Test
    void entryHasAuthorDatesAndSubject() {
        Document feed = Parsed.xml(AtomFeed.of(Samples.feed(Samples.article("one", "One"))));
        Element entry = Parsed.elements(feed.getDocumentElement(), "entry").getFirst();

        assertEquals(
                List.of("The Newsroom", "Science Desk", "A Columnist", "Guest <Desk>"), Parsed.texts(feed, "name"));
        assertEquals(
                "https://example.org/authors/newsroom/",
                Parsed.texts(feed, "uri").getFirst());
        assertEquals(List.of("2025-02-01T09:00:00Z"), Parsed.texts(feed, "published"));
        assertEquals(List.of("The <dek> & its signs."), Parsed.texts(feed, "summary"));
        assertEquals(
                List.of("science Science & more", "open-data Open <data>"),
                Parsed.elements(entry, "category").stream()
                        .map(category -> category.getAttribute("term") + " " + category.getAttribute("label"))
                        .toList());
    }

    @Test
    void theTextIsWholeAndItsLinksAreAbsolute() {
        Document feed = Parsed.xml(AtomFeed.of(Samples.feed(Samples.article("one", "One"))));
        var text = Jsoup.parseBodyFragment(Parsed.texts(feed, "content").getFirst())
                .body();

        assertEquals(
                List.of(
                        "https://example.org/articles/other?x=1&y=2",
                        "https://example.org/articles/one#one",
                        "https://example.net/a",
                        "mailto:desk@example.org"),
                text.select("a").eachAttr("href"));
        assertEquals("<a href=\"/not-a-link\">", text.select("code").text());
        assertEquals("one", text.select("h2").attr("id"));
    }

    @Test
    void aFeedIsAsNewAsItsNewestChange() {
        var corrected =
                Samples.dated(Samples.article("one", "One"), Samples.PUBLISHED, Instant.parse("2025-06-01T00:00:00Z"));
        Document feed = Parsed.xml(AtomFeed.of(Samples.feed(Samples.article("two", "Two"), corrected)));

        assertEquals(
                List.of("2025-06-01T00:00:00Z", "2025-02-03T10:30:00Z", "2025-06-01T00:00:00Z"),
                Parsed.texts(feed, "updated"));
    }

    @Test
    void aFeedWithoutArticlesIsAFeed() {
        Document feed = Parsed.xml(AtomFeed.of(Samples.feed()), AtomSchema.schema());

        assertEquals(List.of("1970-01-01T00:00:00Z"), Parsed.texts(feed, "updated"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<updated>[^<]*</updated>",
                "<id>https://example.org",
                "<author>.*</author>",
                "T09:00:00Z",
                " type=\"html\"",
                " term=\"[^\"]*\""
            })
    void theRulesAgainstWhichFeedsAreHeldNoticeWhatIsMissing(String part) {
        String feed = AtomFeed.of(Samples.feed(Samples.article("one", "One")));

        assertThrows(AssertionError.class, () -> Parsed.xml(feed.replaceAll("(?s)" + part, ""), AtomSchema.schema()));
    }

    @Test
    void aSiteThatDoesNotKnowItsAddressLosesNoLinks() {
        var feed = new Feed(Samples.site("en", ""), "News", "/", "/feed.xml", List.of(Samples.article("one", "One")));
        var text = Jsoup.parseBodyFragment(
                        Parsed.texts(Parsed.xml(AtomFeed.of(feed)), "content").getFirst())
                .body();

        assertEquals("/articles/other?x=1&y=2", text.select("a").attr("href"));
    }

    @Test
    void theSameArticlesGiveTheSameBytes() {
        Feed feed = Samples.feed(Samples.article("one", Samples.ODD));

        assertEquals(AtomFeed.of(feed), AtomFeed.of(feed));
        assertEquals(JsonFeed.of(feed), JsonFeed.of(feed));
    }

    @Test
    void aFeedHasABoundedNumberOfArticles() {
        var newest = Collections.nCopies(Feed.MAX_ENTRIES + 1, Samples.article("one", "One"));

        assertThrows(
                IllegalArgumentException.class, () -> Samples.feed(newest.toArray(ArticleStatus.Published[]::new)));
    }

    private static List<String> links(Document feed) {
        return Parsed.elements(feed.getDocumentElement(), "link").stream()
                .map(link -> link.getAttribute("rel") + " " + link.getAttribute("href"))
                .toList();
    }
}
