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
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Caches reads of the table while pages are rendered. Several pages may share one context, also concurrently. Data that
 * many pages show is read once. The cached data does not change, so a caller that needs later changes creates a new
 * context. Thread-safe.
 */
public final class RenderContext {
    private final Memoizer<String, Site> sites;
    private final MemoizedArticles articles;
    private final Memoizer<ArticleId, Tally> tallies;
    private final Memoizer<Listing, List<Teaser>> teasers;
    private final Archive archive;
    private final Memoizer<Listing, List<ArticleStatus.Published>> feeds;

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
        Collection<Article> many = readAhead(articles(addresses), discussion);
        // A range of articles has their neighbours already.
        this.archive =
                new Archive(listings, fronted(addresses), listings instanceof ArticleRange ? Map.of() : places(many));
        this.feeds = new Memoizer<>(listing -> this.articles.published(
                archive.newest(listing).stream().map(Summary::id).toList()));
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

    /**
     * Reads many articles and the sizes of their discussions together. If that fails, each page reads its own, so that one
     * broken article does not break the others' pages.
     *
     * @return the articles that are published; none if there are few, or if it failed
     */
    private Collection<Article> readAhead(Set<Slug> slugs, Discussion discussion) {
        if (slugs.size() < MemoizedArticles.MANY) {
            return List.of();
        }
        try {
            Collection<Article> found = articles.readAhead(slugs);
            discussion.tallies(found.stream().map(Article::id).toList()).forEach(tallies::add);
            return found;
        } catch (RuntimeException unread) {
            return List.of();
        }
    }

    private static Set<Slug> articles(Collection<Address> addresses) {
        return addresses.stream()
                .<Slug>mapMulti((address, each) -> {
                    if (address instanceof Address.OfArticle(Slug slug)) {
                        each.accept(slug);
                    }
                })
                .collect(Collectors.toSet());
    }

    /** The positions of many articles in the listings whose neighbours their pages show. */
    private static Map<Listing, NavigableSet<ListingPosition>> places(Collection<Article> articles) {
        Map<Listing, NavigableSet<ListingPosition>> places = new HashMap<>();
        for (Article article : articles) {
            for (Listing listing : List.of(
                    new Listing.All(), new Listing.OfSection(article.front().section()))) {
                places.computeIfAbsent(listing, first -> new TreeSet<>()).add(ListingPosition.of(article.summary()));
            }
        }
        places.values().removeIf(own -> own.size() < MemoizedArticles.MANY);
        return places;
    }

    Site site() {
        return sites.of(""); // A single value needs no key.
    }

    /** The state of an address. */
    ArticleStatus article(Slug address) {
        return articles.find(address);
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

    /** The articles in a listing's feeds, newest first, with their texts. */
    List<ArticleStatus.Published> feed(Listing listing) {
        return feeds.of(listing);
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
