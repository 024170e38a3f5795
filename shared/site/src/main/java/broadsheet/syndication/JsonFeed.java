package broadsheet.syndication;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.article.FrontMatter;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes feeds in the JSON Feed format, version 1.1, with each article's full text: <a
 * href="https://www.jsonfeed.org/version/1.1/">jsonfeed.org</a>.
 */
public final class JsonFeed {
    /** The media type of the feed. */
    public static final String MEDIA_TYPE = "application/feed+json; charset=utf-8";

    private JsonFeed() {}

    /** The feed as a JSON document. */
    public static String of(Feed feed) {
        return new JsonObject()
                .with("version", "https://jsonfeed.org/version/1.1")
                .with("title", feed.title())
                .with("home_page_url", feed.url(feed.page()))
                .with("feed_url", feed.url(feed.path()))
                .with("language", feed.site().language())
                .withAll(
                        "items",
                        feed.newest().stream()
                                .map(published -> item(feed, published))
                                .toList())
                .document();
    }

    private static JsonObject item(Feed feed, ArticleStatus.Published published) {
        Article article = published.article();
        FrontMatter front = article.front();
        return new JsonObject()
                .with("id", article.id().urn())
                .with("url", feed.permalink(article))
                .with("title", front.title())
                .with("language", front.language().tag().orElse(""))
                .with("summary", front.dek())
                .with("content_html", feed.html(published))
                .with(
                        "image",
                        front.picture()
                                .map(lead -> feed.url(lead.picture().path()))
                                .orElse(""))
                .with("date_published", article.published().toString())
                .with("date_modified", article.updated().toString())
                .with(
                        "authors",
                        front.authors().stream()
                                .map(author -> author(feed, author))
                                .toList())
                .withTexts("tags", tags(feed, front))
                .with(
                        "attachments",
                        Enclosure.in(published.body().html()).stream()
                                .map(enclosure -> attachment(feed, enclosure))
                                .toList());
    }

    private static JsonObject attachment(Feed feed, Enclosure enclosure) {
        return new JsonObject()
                .with("url", feed.url(enclosure.path()))
                .with("mime_type", enclosure.mediaType())
                .with("size_in_bytes", Math.toIntExact(enclosure.bytes()));
    }

    private static JsonObject author(Feed feed, Label author) {
        return new JsonObject()
                .with("name", feed.site().byline(author).name())
                .with("url", feed.url(new Listing.OfAuthor(author.id()).path()));
    }

    private static List<String> tags(Feed feed, FrontMatter front) {
        return Stream.concat(
                        Stream.of(feed.site().sectionName(front.section())),
                        front.tags().stream().map(Label::name))
                .toList();
    }
}
