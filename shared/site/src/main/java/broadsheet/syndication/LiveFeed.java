package broadsheet.syndication;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import broadsheet.language.Words;
import broadsheet.live.Coverage;
import broadsheet.live.LiveUpdate;
import broadsheet.live.UpdateContent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * The feed of a live coverage in both formats, with the full text of each update.
 *
 * @param site the site
 * @param coverage the coverage
 * @param newest its updates, newest first; withdrawn ones are omitted
 */
public record LiveFeed(Site site, Coverage coverage, List<LiveUpdate> newest) {
    public LiveFeed {
        requireNonNull(site, "site is null");
        requireNonNull(coverage, "coverage is null");
        newest = newest.stream()
                .filter(update -> update.content().isPresent())
                .limit(Feed.MAX_ENTRIES)
                .toList();
    }

    /**
     * The feed as an Atom document.
     *
     * @param path the feed's own path
     */
    public String atom(String path) {
        return Xml.document(xml -> {
            xml.start("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", site.language());
            xml.element("id", site.url() + path);
            xml.element("title", title());
            xml.element("updated", updated().toString());
            link(xml, "self", "application/atom+xml", site.url() + path);
            link(xml, "alternate", "text/html", page());
            for (LiveUpdate update : newest) {
                entry(xml, update, content(update));
            }
            xml.end();
        });
    }

    private void entry(Xml xml, LiveUpdate update, UpdateContent content) throws XMLStreamException {
        xml.start("entry");
        xml.element("id", permalink(update));
        xml.element("title", content.headline());
        xml.element("published", update.posted().toString());
        xml.element("updated", changed(update).toString());
        link(xml, "alternate", "text/html", permalink(update));
        for (Label author : content.authors()) {
            xml.start("author");
            xml.element("name", site.byline(author).name());
            if (site.isStaff(author.id())) {
                xml.element("uri", page(author));
            }
            xml.end();
        }
        xml.element("content", html(update, content), "type", "html");
        xml.end();
    }

    private static void link(Xml xml, String relation, String mediaType, String url) throws XMLStreamException {
        xml.start("link", "rel", relation, "type", mediaType, "href", url);
        xml.end();
    }

    /**
     * The feed as a JSON Feed document.
     *
     * @param path the feed's own path
     */
    public String json(String path) {
        return new JsonObject()
                .with("version", "https://jsonfeed.org/version/1.1")
                .with("title", title())
                .with("home_page_url", page())
                .with("feed_url", site.url() + path)
                .with("language", site.language())
                .with("expired", coverage.closed().isPresent())
                .withAll(
                        "items",
                        newest.stream()
                                .map(update -> item(update, content(update)))
                                .toList())
                .document();
    }

    private JsonObject item(LiveUpdate update, UpdateContent content) {
        return new JsonObject()
                .with("id", permalink(update))
                .with("url", permalink(update))
                .with("title", content.headline())
                .with("content_html", html(update, content))
                .with("date_published", update.posted().toString())
                .with("date_modified", changed(update).toString())
                .with(
                        "authors",
                        content.authors().stream()
                                .map(author -> new JsonObject()
                                        .with("name", site.byline(author).name())
                                        .with("url", site.isStaff(author.id()) ? page(author) : ""))
                                .toList());
    }

    private String page(Label author) {
        return site.url() + new Listing.OfAuthor(author.id()).path();
    }

    private String title() {
        return Words.in(site.language()).page().titleOnSite(coverage.metadata().title(), site.title());
    }

    private String page() {
        return site.url() + Coverage.path(coverage.id());
    }

    private String permalink(LiveUpdate update) {
        return site.url() + update.path(coverage.id());
    }

    private String html(LiveUpdate update, UpdateContent content) {
        return AbsoluteHtml.of(content.html(), permalink(update), site, Words.in(site.language()));
    }

    private static UpdateContent content(LiveUpdate update) {
        return update.content().orElseThrow();
    }

    private static Instant changed(LiveUpdate update) {
        return update.revised().orElse(update.posted());
    }

    /** The latest change in the feed. It does not use the clock, so that the same updates give the same feed. */
    private Instant updated() {
        return newest.stream()
                .map(LiveFeed::changed)
                .max(Comparator.naturalOrder())
                .orElse(coverage.opened());
    }
}
