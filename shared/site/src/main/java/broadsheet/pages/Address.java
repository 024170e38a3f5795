package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.live.Coverage;
import broadsheet.live.LiveUpdate;
import broadsheet.syndication.Sitemaps;
import java.time.Year;
import java.time.YearMonth;

/** Which page: everything that the site serves from the bucket, but for what pages need to look right. */
public sealed interface Address {
    /** The page of an article. */
    record OfArticle(Slug slug) implements Address {
        @Override
        public String path() {
            return Article.path(slug);
        }
    }

    /** The picture that shows an article where its link is shared. */
    record OfCard(Slug slug) implements Address {
        @Override
        public String path() {
            return "/cards/" + slug + ".png";
        }
    }

    /** One page of an article's discussion, from 1. */
    record OfComments(Slug article, int page) implements Address {
        @Override
        public String path() {
            return Comment.path(article, page);
        }
    }

    /** What changes under an article while it is open in a browser: its script asks for it again and again. */
    record OfNumbers(Slug article) implements Address {
        @Override
        public String path() {
            return "/data/articles/" + article + ".json";
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

    /** The page that links to the months of a year of a listing. */
    record OfYear(Listing listing, Year year) implements Address {
        @Override
        public String path() {
            return listing.path() + year + "/";
        }
    }

    /** The page that links to every year of a listing. */
    record OfArchive(Listing listing) implements Address {
        @Override
        public String path() {
            return listing.path() + "archive/";
        }
    }

    /** The Atom feed of a listing: of all articles, or of a section. */
    record OfAtom(Listing listing) implements Address {
        @Override
        public String path() {
            return listing.path() + "feed.xml";
        }
    }

    /** The JSON feed of a listing: of all articles, or of a section. */
    record OfJsonFeed(Listing listing) implements Address {
        @Override
        public String path() {
            return listing.path() + "feed.json";
        }
    }

    /** The sitemap of one month. */
    record OfSitemap(YearMonth month) implements Address {
        @Override
        public String path() {
            return Sitemaps.path(month);
        }
    }

    /** The index of the sitemaps. */
    record OfSitemapIndex() implements Address {
        @Override
        public String path() {
            return Sitemaps.INDEX;
        }
    }

    /** The sitemap of the news: what was published within the last two days. Changes by the clock alone, too. */
    record OfNewsSitemap() implements Address {
        @Override
        public String path() {
            return Sitemaps.NEWS;
        }
    }

    /** The page that lists live coverages: those that are open, and the newest that are closed. */
    record OfCoverages() implements Address {
        /** Its path, under which the coverages are. */
        static final String PATH = "/live/";

        @Override
        public String path() {
            return PATH;
        }
    }

    /** The page that links to the months of a year in which coverages were opened. */
    record OfCoveragesOfYear(Year year) implements Address {
        @Override
        public String path() {
            return OfCoverages.PATH + year + "/";
        }
    }

    /** The page of the coverages that were opened in a month. */
    record OfCoveragesOfMonth(YearMonth month) implements Address {
        @Override
        public String path() {
            return OfCoverages.PATH + month + "/";
        }
    }

    /** The page of a live coverage: its newest updates, and those that are pinned. */
    record OfLive(Slug coverage) implements Address {
        @Override
        public String path() {
            return Coverage.path(coverage);
        }
    }

    /** The updates of twenty places of a coverage, from page 1; a full page changes only with an update on it. */
    record OfLiveUpdates(Slug coverage, int page) implements Address {
        @Override
        public String path() {
            return LiveUpdate.path(coverage, page);
        }
    }

    /** What an open page of a coverage asks for again and again: its latest changes. */
    record OfLiveChanges(Slug coverage) implements Address {
        @Override
        public String path() {
            return "/data/live/" + coverage + ".json";
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

    /** The sitemap of all coverages. */
    record OfLiveSitemap() implements Address {
        @Override
        public String path() {
            return Sitemaps.LIVE;
        }
    }

    /** What pages of the whole site, or of a section, fetch because it would touch too many of them. */
    record OfFragment(Listing listing) implements Address {
        public OfFragment {
            if (!isOwn(listing)) {
                throw new IllegalArgumentException("no fragment of " + listing);
            }
        }

        @Override
        public String path() {
            return listing instanceof Listing.OfSection(Slug section)
                    ? "/data/sections/" + section + ".json"
                    : "/data/site.json";
        }
    }

    /** What crawlers are told first. */
    record OfRobots() implements Address {
        @Override
        public String path() {
            return Sitemaps.ROBOTS;
        }
    }

    /** Where moderators work. The page is the same for everybody; what it shows comes from the API. */
    record OfDesk() implements Address {
        static final String PATH = "/desk/";

        @Override
        public String path() {
            return PATH;
        }
    }

    /** The path in its URL. */
    String path();

    /** Whether a listing has feeds and a fragment: that of all articles has, and those of sections. */
    static boolean isOwn(Listing listing) {
        return listing instanceof Listing.All || listing instanceof Listing.OfSection;
    }
}
