package broadsheet.syndication;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Site;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a feed says, whatever its format.
 *
 * @param site the site; as long as it does not know its address, the feed's identifiers and links are relative, which
 *     neither format allows
 * @param title what the feed is called
 * @param page the path of the page that shows the same articles
 * @param path the path of the feed itself
 * @param newest the articles with their text, newest first, at most {@value #MAX_ENTRIES}
 */
public record Feed(Site site, String title, String page, String path, List<ArticleStatus.Published> newest) {
    /** The most articles in a feed. */
    public static final int MAX_ENTRIES = 20;

    /** In a list of pictures' addresses. */
    private static final Pattern ROOT = Pattern.compile("(?<=^|, )/");

    public Feed {
        requireNonNull(site, "site is null");
        if (title.isBlank()) {
            throw new IllegalArgumentException("title is blank");
        }
        if (!page.startsWith("/") || !path.startsWith("/")) {
            throw new IllegalArgumentException("not paths: " + page + ", " + path);
        }
        newest = List.copyOf(newest);
        if (newest.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("newest has " + newest.size() + " articles");
        }
    }

    /**
     * When anything in the feed last changed: the newest change of its articles. No clock, so that the same articles
     * give the same feed. An empty feed must have a date too (RFC 4287, section 4.1.1); it says the epoch, which any
     * article's date is after.
     */
    Instant updated() {
        return newest.stream()
                .map(published -> published.article().updated())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** An address on the site in full. */
    String url(String path) {
        return site.url() + path;
    }

    /**
     * The article's permanent address, which is also what feeds know it by: it holds neither title nor section, so a
     * reader that has the article does not show it as new when either changes.
     */
    String permalink(Article article) {
        return url(Article.path(article.slug()));
    }

    /**
     * The article's text as it may stand anywhere: a feed reader does not know which page a relative link, or one to a
     * fragment, is relative to.
     */
    String html(ArticleStatus.Published published) {
        return absolute(published.body().html(), permalink(published.article()), site);
    }

    /** HTML that stood at an address, as it may stand anywhere. */
    static String absolute(String html, String address, Site site) {
        Document document = Jsoup.parseBodyFragment(html, address);
        document.outputSettings().prettyPrint(false);
        for (String attribute : List.of("href", "src")) {
            for (Element element : document.select("[" + attribute + "]")) {
                String absolute = element.absUrl(attribute);
                if (!absolute.isEmpty()) { // What resolves to nothing stays as it was written.
                    element.attr(attribute, absolute);
                }
            }
        }
        // Its addresses are the site's own, each from the root.
        String root = Matcher.quoteReplacement(site.url() + "/");
        for (Element picture : document.select("img[srcset]")) {
            picture.attr("srcset", ROOT.matcher(picture.attr("srcset")).replaceAll(root));
        }
        return document.body().html();
    }
}
