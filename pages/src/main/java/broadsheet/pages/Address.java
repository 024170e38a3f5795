package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import java.time.YearMonth;

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

    /** The page of one month of a listing. */
    record OfMonth(Listing listing, YearMonth month) implements Address {
        @Override
        public String path() {
            return listing.path() + month + "/";
        }
    }

    /** The page that links to every month of a listing. */
    record OfArchive(Listing listing) implements Address {
        @Override
        public String path() {
            return listing.path() + "archive/";
        }
    }

    /** The path in its URL. */
    String path();
}
