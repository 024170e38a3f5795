package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.article.Slug;

/** Which page: everything that the site has a page for. */
public sealed interface Address {
    /** The page of an article. */
    record OfArticle(Slug slug) implements Address {
        @Override
        public String path() {
            return Article.path(slug);
        }
    }

    /** The front page of a listing; that of all articles is the home page. */
    record OfListing(Listing listing) implements Address {
        @Override
        public String path() {
            return listing.path();
        }
    }

    /** The path in its URL. */
    String path();
}
