package broadsheet.syndication;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.article.FrontMatter;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import javax.xml.stream.XMLStreamException;

/** Writes feeds in the Atom format (RFC 4287), with each article's full text. */
public final class AtomFeed {
    /** The media type of the feed. */
    public static final String MEDIA_TYPE = "application/atom+xml; charset=utf-8";

    private AtomFeed() {}

    /** The feed as an XML document. */
    public static String of(Feed feed) {
        return Xml.document(xml -> {
            xml.start(
                    "feed",
                    "xmlns",
                    "http://www.w3.org/2005/Atom",
                    "xml:lang",
                    feed.site().language());
            xml.element("id", feed.url(feed.path()));
            xml.element("title", feed.title());
            xml.element("updated", feed.updated().toString());
            link(xml, "self", "application/atom+xml", feed.url(feed.path()));
            link(xml, "alternate", "text/html", feed.url(feed.page()));
            for (ArticleStatus.Published published : feed.newest()) {
                entry(xml, feed, published);
            }
            xml.end();
        });
    }

    private static void entry(Xml xml, Feed feed, ArticleStatus.Published published) throws XMLStreamException {
        Site site = feed.site();
        Article article = published.article();
        FrontMatter front = article.front();
        xml.start("entry", language(front, site));
        xml.element("id", article.id().urn());
        xml.element("title", front.title());
        xml.element("published", article.published().toString());
        xml.element("updated", article.updated().toString());
        link(xml, "alternate", "text/html", feed.permalink(article));
        for (Enclosure enclosure : Enclosure.in(published.body().html())) {
            xml.start(
                    "link",
                    "rel",
                    "enclosure",
                    "type",
                    enclosure.mediaType(),
                    "length",
                    Long.toString(enclosure.bytes()),
                    "href",
                    feed.url(enclosure.path()));
            xml.end();
        }
        for (Label author : front.authors()) {
            xml.start("author");
            xml.element("name", site.byline(author).name());
            xml.element("uri", feed.url(new Listing.OfAuthor(author.id()).path()));
            xml.end();
        }
        category(xml, feed.url("/sections/"), front.section().value(), site.sectionName(front.section()));
        for (Label tag : front.tags()) {
            category(xml, feed.url("/tags/"), tag.id().value(), tag.name());
        }
        if (!front.dek().isEmpty()) {
            xml.element("summary", front.dek());
        }
        xml.element("content", feed.html(published), "type", "html");
        xml.end();
    }

    /** The language of an entry that is not in the feed's. */
    private static String[] language(FrontMatter front, Site site) {
        String language = front.language().in(site);
        return language.equals(site.language()) ? new String[0] : new String[] {"xml:lang", language};
    }

    private static void link(Xml xml, String relation, String mediaType, String url) throws XMLStreamException {
        xml.start("link", "rel", relation, "type", mediaType, "href", url);
        xml.end();
    }

    /** The scheme distinguishes a section from a tag with the same id. */
    private static void category(Xml xml, String scheme, String term, String label) throws XMLStreamException {
        xml.start("category", "scheme", scheme, "term", term, "label", label);
        xml.end();
    }
}
