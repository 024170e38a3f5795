package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Translation;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.Tally;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Caches reads of the table while pages are rendered. Several pages may share one context, also concurrently. Data that
 * many pages show is read once. The cached data does not change, so a caller that needs later changes creates a new
 * context. Thread-safe.
 */
public final class RenderContext {
    private final Memoizer<String, Site> sites;
    private final ArticleLookup articles;
    private final Memoizer<ArticleId, Tally> tallies;
    private final Memoizer<Listing, List<Teaser>> teasers;
    private final Archive archive;

    RenderContext(
            Sites sites,
            ArticleLookup articles,
            Discussion discussion,
            LivePages live,
            Listings listings,
            Collection<Address> addresses) {
        this.sites = new Memoizer<>(name -> sites.site());
        this.articles = new MemoizedArticles(articles);
        this.tallies = new Memoizer<>(discussion::tally);
        this.teasers = new Memoizer<>(live::teasers);
        this.archive = new Archive(listings, fronted(addresses));
    }

    /** The listings whose newest entries these pages show. */
    private static Set<Listing> fronted(Collection<Address> addresses) {
        return addresses.stream()
                .flatMap(address -> switch (address) {
                    case Address.OfListing(Listing listing) -> Stream.of(listing);
                    case Address.OfAtom(Listing listing) -> Stream.of(listing);
                    case Address.OfJsonFeed(Listing listing) -> Stream.of(listing);
                    default -> Stream.empty();
                })
                .collect(Collectors.toSet());
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

    Tally tally(ArticleId article) {
        return tallies.of(article);
    }

    /** The open coverages that a listing's page shows. */
    List<Teaser> teasers(Listing listing) {
        return teasers.of(listing);
    }

    Archive archive() {
        return archive;
    }
}
