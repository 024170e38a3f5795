package broadsheet.syndication;

import broadsheet.article.Article;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.live.Coverage;
import broadsheet.live.OpenCoverage;
import broadsheet.pages.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/**
 * Writes files for crawlers: sitemaps, a sitemap index and robots.txt. See <a
 * href="https://www.sitemaps.org/protocol.html">sitemaps.org</a> and RFC 9309. The news sitemap uses <a
 * href="https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap">Google's namespace</a>.
 */
public final class Sitemaps {
    /** How long an article counts as news, according to Google. */
    public static final Duration NEWS_AGE = Duration.ofDays(2);

    /** Google's maximum number of URLs in a news sitemap. */
    public static final int MAX_NEWS = 1_000;

    /** The media type of sitemaps. */
    public static final String MEDIA_TYPE = "application/xml; charset=utf-8";

    /** The media type of robots.txt. */
    public static final String ROBOTS_MEDIA_TYPE = "text/plain; charset=utf-8";

    /** The maximum number of URLs in one sitemap, according to sitemaps.org. */
    public static final int MAX_ENTRIES = 50_000;

    private static final String NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9";
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private Sitemaps() {}

    /**
     * A page in a sitemap.
     *
     * @param path the page's path
     * @param modified the time of its last change
     */
    public record Entry(String path, Instant modified) {
        public Entry {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("not a path: " + path);
            }
        }

        /** The entry of an article's page. */
        public static Entry of(Summary article) {
            return new Entry(Article.path(article.slug()), article.updated());
        }
    }

    /**
     * The sitemap index. It omits the optional modification times. With them, every change of an article would rewrite
     * the index.
     *
     * @param paths the sitemaps' paths; none before the first article
     */
    public static String index(Site site, List<String> paths) {
        return Xml.document(xml -> {
            xml.start("sitemapindex", "xmlns", NAMESPACE);
            for (String path : paths) {
                xml.start("sitemap");
                xml.element("loc", site.url() + path);
                xml.end();
            }
            xml.end();
        });
    }

    /**
     * A sitemap of articles.
     *
     * @param entries the articles, at least one and at most {@value #MAX_ENTRIES}
     */
    public static String of(Site site, List<Entry> entries) {
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("a sitemap cannot have " + entries.size() + " entries");
        }
        return Xml.document(xml -> {
            xml.start("urlset", "xmlns", NAMESPACE);
            for (Entry entry : entries) {
                xml.start("url");
                xml.element("loc", site.url() + entry.path());
                xml.element("lastmod", entry.modified().toString());
                xml.end();
            }
            xml.end();
        });
    }

    /**
     * The sitemap of live coverages. It omits modification times. With them, every update would rewrite the sitemap.
     *
     * @param coverages all coverages, at least one and at most {@value #MAX_ENTRIES}
     */
    public static String live(Site site, List<Slug> coverages) {
        if (coverages.isEmpty() || coverages.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("a sitemap cannot have " + coverages.size() + " entries");
        }
        return Xml.document(xml -> {
            xml.start("urlset", "xmlns", NAMESPACE);
            for (Slug coverage : coverages) {
                xml.start("url");
                xml.element("loc", site.url() + Coverage.path(coverage));
                xml.end();
            }
            xml.end();
        });
    }

    /**
     * The news sitemap.
     *
     * @param open the open live coverages, which count as news until they are closed
     * @param newest the articles of the last {@link #NEWS_AGE}, at most {@value #MAX_NEWS} with the coverages; may be
     *     empty
     */
    public static String news(Site site, List<OpenCoverage> open, List<Summary> newest) {
        if (open.size() + newest.size() > MAX_NEWS) {
            throw new IllegalArgumentException(
                    "a news sitemap cannot have " + (open.size() + newest.size()) + " entries");
        }
        return Xml.document(xml -> {
            xml.start("urlset", "xmlns", NAMESPACE, "xmlns:news", NEWS_NAMESPACE);
            for (OpenCoverage coverage : open) {
                news(xml, site, Coverage.path(coverage.id()), coverage.opened(), coverage.title());
            }
            for (Summary article : newest) {
                news(xml, site, Article.path(article.slug()), article.published(), article.title());
            }
            xml.end();
        });
    }

    private static void news(Xml xml, Site site, String path, Instant published, String title)
            throws XMLStreamException {
        xml.start("url");
        xml.element("loc", site.url() + path);
        xml.start("news:news");
        xml.start("news:publication");
        xml.element("news:name", site.title());
        xml.element("news:language", newsLanguage(site.language()));
        xml.end();
        xml.element("news:publication_date", published.toString());
        xml.element("news:title", title);
        xml.end();
        xml.end();
    }

    /** The language code for Google: two or three letters, with two exceptions. */
    private static String newsLanguage(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        return lower.equals("zh-cn") || lower.equals("zh-tw") ? lower : lower.split("-", 2)[0];
    }

    /** The robots.txt file. It allows everything but the API, and names the sitemaps. */
    public static String robots(Site site) {
        return """
            User-agent: *
            Allow: /
            Disallow: /api/

            Sitemap: %s%s
            Sitemap: %s%s
            """.formatted(
                site.url(), new Address.OfSitemapIndex().path(), site.url(), new Address.OfNewsSitemap().path());
    }
}
