package broadsheet.redirect;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.net.URI;

/** Where a redirect leads. It is never another redirect, so there are no chains. */
public sealed interface Target {
    /** An article, wherever it is: the redirect follows its renames. */
    record OfArticle(ArticleId article) implements Target {
        public OfArticle {
            requireNonNull(article, "article is null");
        }
    }

    /**
     * A page of this site that is no article.
     *
     * @param path the page's path, percent-encoded
     */
    record OfPage(String path) implements Target {
        public OfPage {
            if (!path.startsWith("/") || path.startsWith("//")) {
                throw new IllegalArgumentException("not a path: " + path);
            }
        }
    }

    /**
     * A page of another site.
     *
     * @param url an absolute https URL in ASCII
     */
    record OfUrl(URI url) implements Target {
        public OfUrl {
            if (!"https".equals(url.getScheme()) || url.getHost() == null) {
                throw new IllegalArgumentException("not an absolute https URL: " + url);
            }
        }
    }
}
