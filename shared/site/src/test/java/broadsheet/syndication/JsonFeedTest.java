package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleStatus;
import broadsheet.article.Body;
import broadsheet.article.Footnote;
import broadsheet.pages.MemorySite;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonFeedTest {
    @Test
    void aFeedHasTheMembersOfVersionOnePointOne() {
        JsonObject feed = Parsed.json(JsonFeed.of(Samples.feed(Samples.article("one", Samples.ODD))));

        assertEquals(Set.of("version", "title", "home_page_url", "feed_url", "language", "items"), feed.keySet());
        assertEquals("https://jsonfeed.org/version/1.1", feed.getString("version"));
        assertEquals("https://example.org/sections/science/", feed.getString("home_page_url"));
        assertEquals("https://example.org/sections/science/feed.xml", feed.getString("feed_url"));
        assertEquals("en-GB", feed.getString("language"));
    }

    @Test
    void itemEqualsTheAtomEntry() {
        ArticleStatus.Published article = Samples.article("one", Samples.ODD);
        Feed feed = Samples.feed(article);
        JsonObject item = Parsed.json(JsonFeed.of(feed)).getJsonArray("items").getJsonObject(0);

        assertEquals(MemorySite.id("one").urn(), item.getString("id"));
        assertEquals("https://example.org/articles/one", item.getString("url"));
        assertEquals(Samples.ODD_AS_READ, item.getString("title"));
        assertEquals("The <dek> & its signs.", item.getString("summary"));
        assertEquals("2025-02-01T09:00:00Z", item.getString("date_published"));
        assertEquals("2025-02-03T10:30:00Z", item.getString("date_modified"));
        assertEquals(WellFormed.text(feed.html(article)), item.getString("content_html"));
        assertEquals(
                List.of("Science & more", "Open <data>"),
                item.getJsonArray("tags").getValuesAs(JsonString::getString));
        assertEquals(
                "The Newsroom", item.getJsonArray("authors").getJsonObject(0).getString("name"));
        assertEquals(
                "https://example.org/authors/newsroom/",
                item.getJsonArray("authors").getJsonObject(0).getString("url"));
        assertFalse(item.containsKey("language"), "the feed has it");
    }

    @Test
    void footnotesFollowTheTextAndAreLinkedThereAndBack() {
        ArticleStatus.Published plain = Samples.article("one", "One");
        var body = new Body(
                "<p>A.<sup><a id=\"noted_1\" href=\"#note_1\">[1]</a></sup></p>",
                List.of(),
                List.of(new Footnote("<p>See <a href=\"/articles/two\">two</a>.</p>", 1)));
        var article = new ArticleStatus.Published(plain.article(), body);
        assertEquals(
                "<p>A.<sup><a id=\"noted_1\""
                        + " href=\"https://example.org/articles/one#note_1\">[1]</a></sup></p><section"
                        + " role=\"doc-endnotes\"><hr><ol><li id=\"note_1\"><p>See <a"
                        + " href=\"https://example.org/articles/two\">two</a>.</p> <a"
                        + " href=\"https://example.org/articles/one#noted_1\""
                        + " role=\"doc-backlink\">↩</a></li></ol></section>",
                Samples.feed(article).html(article));
    }

    @Test
    void aFeedWithoutArticlesHasNoItemsButTheList() {
        assertTrue(
                Parsed.json(JsonFeed.of(Samples.feed())).getJsonArray("items").isEmpty());
    }
}
