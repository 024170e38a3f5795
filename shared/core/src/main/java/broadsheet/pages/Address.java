package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.live.Coverage;
import broadsheet.live.LiveUpdate;
import broadsheet.staticpage.StaticPage;
import java.time.Year;
import java.time.YearMonth;

/** The identity of a page that the site serves from the bucket. Stylesheets, scripts and other assets are not pages. */
public sealed interface Address {
    /** The page of an article. */
    record OfArticle(Slug slug) implements Address {
        @Override
        public String path() {
            return Article.path(slug);
        }
    }

    /** The social card of an article. */
    record OfCard(Slug slug) implements Address {
        @Override
        public String path() {
            return "/cards/" + slug.encoded() + ".png";
        }
    }

    /** One page of an article's discussion, numbered from 1. */
    record OfComments(Slug article, int page) implements Address {
        @Override
        public String path() {
            return Comment.path(article, page);
        }
    }

    /** The live counters of an article, as JSON. The script of an open article page polls them. */
    record OfCounters(Slug article) implements Address {
        @Override
        public String path() {
            return "/data/articles/" + article.encoded() + ".json";
        }
    }

    /** The first page of a listing. That of all articles is the home page. */
    record OfListing(Listing listing) implements Address {
        @Override
        public String path() {
            return listing.path();
        }
    }

    /** A page of a listing's older entries, numbered from the oldest. A full page changes only if its entries do. */
    record OfListingPage(Listing listing, int page) implements Address {
        @Override
        public String path() {
            return listing.path() + (listing.isDated() ? "archive/" : "") + page + "/";
        }
    }

    /** The page of one month of a listing. */
    record OfMonth(Listing listing, YearMonth month) implements Address {
        @Override
        public String path() {
            return listing.path() + month + "/";
        }
    }

    /** The page that links to the months of one year of a listing. */
    record OfYear(Listing listing, Year year) implements Address {
        @Override
        public String path() {
            return listing.path() + year + "/";
        }
    }

    /** The page that links to all years of a listing. */
    record OfArchive(Listing listing) implements Address {
        @Override
        public String path() {
            return listing.path() + "archive/";
        }
    }

    /** The Atom feed of all articles or of a section. */
    record OfAtom(Listing listing) implements Address {
        @Override
        public String path() {
            return listing.path() + "feed.xml";
        }
    }

    /** The JSON feed of all articles or of a section. */
    record OfJsonFeed(Listing listing) implements Address {
        @Override
        public String path() {
            return listing.path() + "feed.json";
        }
    }

    /** A sitemap of older articles, numbered from the oldest: those on {@value #PAGES} pages of all articles. */
    record OfSitemap(int number) implements Address {
        private static final int PAGES = 25;

        /** The sitemap that has the articles of a numbered page of all articles. */
        public static OfSitemap withPage(int page) {
            return new OfSitemap((page - 1) / PAGES + 1);
        }

        int firstPage() {
            return (number - 1) * PAGES + 1;
        }

        int lastPage() {
            return number * PAGES;
        }

        @Override
        public String path() {
            return "/sitemap-" + number + ".xml";
        }
    }

    /** The sitemap of the newest articles, which are on no numbered page of all articles yet. */
    record OfNewestSitemap() implements Address {
        static final String PATH = "/sitemap-newest.xml";

        @Override
        public String path() {
            return PATH;
        }
    }

    /** A static page, such as an imprint. */
    record OfStaticPage(Slug slug) implements Address {
        @Override
        public String path() {
            return StaticPage.path(slug);
        }
    }

    /** The sitemap of the static pages. */
    record OfStaticPageSitemap() implements Address {
        static final String PATH = "/sitemap-pages.xml";

        @Override
        public String path() {
            return PATH;
        }
    }

    /** The sitemap index. */
    record OfSitemapIndex() implements Address {
        static final String PATH = "/sitemap.xml";

        @Override
        public String path() {
            return PATH;
        }
    }

    /** The news sitemap: articles of the last two days. It also changes with time alone. */
    record OfNewsSitemap() implements Address {
        static final String PATH = "/news-sitemap.xml";

        @Override
        public String path() {
            return PATH;
        }
    }

    /** The page that lists live coverages: the open ones and the newest closed ones. */
    record OfCoverages() implements Address {
        /** The page's path, which is also the prefix of all coverages' paths. */
        static final String PATH = "/live/";

        @Override
        public String path() {
            return PATH;
        }
    }

    /** The page that links to the months of one year in which coverages were opened. */
    record OfCoveragesOfYear(Year year) implements Address {
        @Override
        public String path() {
            return OfCoverages.PATH + year + "/";
        }
    }

    /** The page of the coverages that were opened in one month. */
    record OfCoveragesOfMonth(YearMonth month) implements Address {
        @Override
        public String path() {
            return OfCoverages.PATH + month + "/";
        }
    }

    /** The page of a live coverage: its newest updates and its pinned ones. */
    record OfLive(Slug coverage) implements Address {
        @Override
        public String path() {
            return Coverage.path(coverage);
        }
    }

    /**
     * One page of a coverage's updates, numbered from 1, with twenty updates each. A full page changes only if one of
     * its updates does.
     */
    record OfLiveUpdates(Slug coverage, int page) implements Address {
        @Override
        public String path() {
            return LiveUpdate.path(coverage, page);
        }
    }

    /** The latest changes of a coverage, as JSON. The script of an open coverage page polls them. */
    record OfLiveChanges(Slug coverage) implements Address {
        @Override
        public String path() {
            return "/data/live/" + coverage.encoded() + ".json";
        }
    }

    /** The Atom feed of a coverage. */
    record OfLiveAtom(Slug coverage) implements Address {
        @Override
        public String path() {
            return Coverage.path(coverage) + "/feed.xml";
        }
    }

    /** The JSON feed of a coverage. */
    record OfLiveJsonFeed(Slug coverage) implements Address {
        @Override
        public String path() {
            return Coverage.path(coverage) + "/feed.json";
        }
    }

    /** The sitemap of the coverages that were opened in a year. */
    record OfLiveSitemap(Year year) implements Address {
        @Override
        public String path() {
            return "/sitemap-live-" + year + ".xml";
        }
    }

    /** What all pages of the site or of a section share, as JSON: in the pages, a change would rewrite too many. */
    record OfFragment(Listing listing) implements Address {
        public OfFragment {
            if (!isOwn(listing)) {
                throw new IllegalArgumentException("no fragment of " + listing);
            }
        }

        @Override
        public String path() {
            return listing instanceof Listing.OfSection(Slug section)
                    ? "/data/sections/" + section.encoded() + ".json"
                    : "/data/site.json";
        }
    }

    /** The robots.txt file. */
    record OfRobots() implements Address {
        static final String PATH = "/robots.txt";

        @Override
        public String path() {
            return PATH;
        }
    }

    /** The desk, where staff work. The page is the same for every user; the API supplies its content. */
    record OfDesk() implements Address {
        static final String PATH = "/desk/";

        @Override
        public String path() {
            return PATH;
        }
    }

    /** The path in the page's URL, percent-encoded. */
    String path();

    /** Whether a listing has feeds and a fragment. Only the listings of all articles and of sections do. */
    static boolean isOwn(Listing listing) {
        return listing instanceof Listing.All || listing instanceof Listing.OfSection;
    }
}
