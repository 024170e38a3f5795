package broadsheet.syndication;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Footnote;
import broadsheet.article.Site;
import broadsheet.language.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The content of a feed, independent of its format.
 *
 * @param site the site; while it has no URL, the feed's identifiers and links are relative, which neither format allows
 * @param title the feed's title
 * @param page the path of the page with the same articles
 * @param path the path of the feed itself
 * @param newest the articles with their text, newest first, at most {@value #MAX_ENTRIES}
 */
public record Feed(Site site, String title, String page, String path, List<ArticleStatus.Published> newest) {
    /** The maximum number of articles in a feed. */
    public static final int MAX_ENTRIES = 20;

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
     * The latest change of the feed's articles. It does not use the clock, so that the same articles give the same
     * feed. An empty feed needs a date too (RFC 4287, section 4.1.1). It gets the epoch, which is before any article's
     * date.
     */
    Instant updated() {
        return newest.stream()
                .map(published -> published.article().updated())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The absolute URL of a path on the site. */
    String url(String path) {
        return site.url() + path;
    }

    /**
     * The article's URL. Its id in feeds is another one: it stays when the address changes, so feed readers do not
     * show the article as new.
     */
    String permalink(Article article) {
        return url(Article.path(article.slug()));
    }

    /** The article's HTML with absolute URLs. Feed readers do not know the base URL of relative links and fragments. */
    String html(ArticleStatus.Published published) {
        return AbsoluteHtml.of(
                published.body().html() + footnotes(published.body().footnotes()),
                permalink(published.article()),
                site,
                Words.within(published.article().front().language().tag(), site.language()));
    }

    /** Notes below the text, as pages have them. A feed reader may show no style, so a line comes before them. */
    private static String footnotes(List<Footnote> notes) {
        if (notes.isEmpty()) {
            return "";
        }
        var html = new StringBuilder("<section role=\"doc-endnotes\"><hr><ol>");
        for (int number = 1; number <= notes.size(); number++) {
            Footnote note = notes.get(number - 1);
            html.append("<li id=\"%s\">".formatted(Footnote.anchor(number))).append(note.html());
            for (int reference = 1; reference <= note.references(); reference++) {
                html.append(
                        " <a href=\"#%s\" role=\"doc-backlink\">↩</a>".formatted(Footnote.anchor(number, reference)));
            }
            html.append("</li>");
        }
        return html.append("</ol></section>").toString();
    }
}
