package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.article.Translation;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.Tally;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Caches reads of the table while pages are rendered. Several pages may share one context, also concurrently. Data that
 * many pages show is read once. The cached data does not change, so a caller that needs later changes creates a new
 * context. Thread-safe.
 */
public final class RenderContext {
    /** From so many articles on, as an import has, it takes less to read them together than one after the other. */
    static final int MANY = 8;

    private final Memoizer<String, Site> sites;
    private final MemoizedArticles articles;
    private final Memoizer<ArticleId, Tally> tallies;
    private final Memoizer<Listing, List<Teaser>> teasers;
    private final ArticleStats stats;
    private final ListingQueries queries;

    RenderContext(
            Sites sites,
            ArticleLookup articles,
            Discussion discussion,
            ArticleStats stats,
            LivePages live,
            Listings listings,
            Collection<Address> addresses) {
        this.sites = new Memoizer<>(name -> sites.site());
        this.articles = new MemoizedArticles(articles);
        this.tallies = new Memoizer<>(discussion::tally);
        this.teasers = new Memoizer<>(live::teasers);
        var newest = new ListingQueries(listings, fronted(addresses));
        Ahead ahead = readAhead(addresses, newest, discussion, stats);
        this.stats = ahead.stats();
        // A range of articles has their neighbours already.
        this.queries = listings instanceof ArticleRange ? newest : newest.around(places(ahead.shown()));
    }

    /** The listings whose newest entries these pages show. */
    private static Set<Listing> fronted(Collection<Address> addresses) {
        Set<Listing> listings = new HashSet<>(feeds(addresses));
        addresses.forEach(address -> {
            if (address instanceof Address.OfListing(Listing listing)) {
                listings.add(listing);
            }
        });
        return listings;
    }

    private static Set<Listing> feeds(Collection<Address> addresses) {
        return all(addresses, address -> switch (address) {
            case Address.OfAtom(Listing listing) -> Stream.of(listing);
            case Address.OfJsonFeed(Listing listing) -> Stream.of(listing);
            default -> Stream.empty();
        });
    }

    private static <T> Set<T> all(Collection<Address> addresses, Function<Address, Stream<T>> of) {
        return addresses.stream().flatMap(of).collect(Collectors.toSet());
    }

    /**
     * What was read together.
     *
     * @param shown the articles that have the pages; none if they are few, or if reading failed
     * @param stats the counters
     */
    private record Ahead(List<Article> shown, ArticleStats stats) {}

    /**
     * Reads the articles that pages and feeds show, with the sizes of their discussions and their counters, together. If
     * that fails, each page reads its own, so that one broken article does not break the others' pages.
     */
    private Ahead readAhead(
            Collection<Address> addresses, ListingQueries newest, Discussion discussion, ArticleStats everyNumber) {
        Set<Slug> pages = all(
                addresses,
                address -> address instanceof Address.OfArticle(Slug slug) ? Stream.of(slug) : Stream.empty());
        Set<Slug> numbered = all(
                addresses,
                address -> address instanceof Address.OfCounters(Slug slug) ? Stream.of(slug) : Stream.empty());
        Set<Listing> feeds = feeds(addresses);
        Set<Slug> slugs = new HashSet<>(pages);
        slugs.addAll(numbered);
        if (slugs.size() < MANY && feeds.isEmpty()) {
            return new Ahead(List.of(), everyNumber);
        }
        try {
            Set<ArticleId> inFeeds = feeds.stream()
                    .flatMap(listing -> newest.newest(listing).stream())
                    .map(Summary::id)
                    .collect(Collectors.toSet());
            Collection<Article> all = articles.readAhead(slugs, inFeeds);
            articles.readBodiesAhead(all.stream()
                    .filter(article -> pages.contains(article.slug()) || inFeeds.contains(article.id()))
                    .toList());
            discussion.tallies(ids(all, slugs)).forEach(tallies::add);
            List<Article> shown = all.stream()
                    .filter(article -> pages.contains(article.slug()))
                    .toList();
            return new Ahead(shown, everyNumber.readAhead(ids(all, numbered)));
        } catch (RuntimeException unread) {
            return new Ahead(List.of(), everyNumber);
        }
    }

    private static List<ArticleId> ids(Collection<Article> articles, Set<Slug> at) {
        return articles.stream()
                .filter(article -> at.contains(article.slug()))
                .map(Article::id)
                .toList();
    }

    /** The positions of many articles in the listings whose neighbours their pages show. */
    private static Map<Listing, NavigableSet<ListingPosition>> places(List<Article> articles) {
        Map<Listing, NavigableSet<ListingPosition>> places = new HashMap<>();
        for (Article article : articles) {
            for (Listing listing : List.of(
                    new Listing.All(), new Listing.OfSection(article.front().section()))) {
                places.computeIfAbsent(listing, first -> new TreeSet<>()).add(ListingPosition.of(article.summary()));
            }
        }
        return places;
    }

    Site site() {
        return sites.of(""); // A single value needs no key.
    }

    /** The state of an address. */
    ArticleStatus article(Slug address) {
        return articles.find(address);
    }

    ArticleStatus article(ArticleId article) {
        return articles.find(article);
    }

    /** The article at an address, without its text. */
    Optional<Article> published(Slug address) {
        return articles.published(address);
    }

    /** Reads the articles to which these addresses lead with few requests, before {@link #leadingTo} asks for each. */
    void readAhead(Collection<Slug> addresses) {
        articles.readAhead(addresses, List.of());
    }

    /** The published article to which an address leads, be it a former one, without its text. */
    Optional<Article> leadingTo(Slug address) {
        return articles.leadsTo(address).flatMap(articles::published);
    }

    /** The article with this id while it is published, without its text. */
    Optional<Article> published(ArticleId article) {
        return articles.published(article);
    }

    /** The translations of an article that are published. */
    List<Translation> translations(Article article) {
        return Translation.of(article, site(), articles);
    }

    /** The counters of articles. */
    ArticleStats stats() {
        return stats;
    }

    Tally tally(ArticleId article) {
        return tallies.of(article);
    }

    /** The open coverages that a listing's page shows. */
    List<Teaser> teasers(Listing listing) {
        return teasers.of(listing);
    }

    ListingQueries queries() {
        return queries;
    }
}
