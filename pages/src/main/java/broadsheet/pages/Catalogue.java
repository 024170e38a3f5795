package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.Articles;
import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Place;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Standing;
import broadsheet.article.Summary;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.inject.Inject;

/** Every page that the site should have, found from the articles alone: what rendering from scratch renders. */
public final class Catalogue {
    private final Articles articles;
    private final Listings listings;
    private final Sites sites;

    /** Looks into these ports. */
    @Inject
    public Catalogue(Articles articles, Listings listings, Sites sites) {
        this.articles = articles;
        this.listings = listings;
        this.sites = sites;
    }

    /**
     * The addresses of all pages, each once. Reads every article; the addresses of listings are kept in memory, some
     * hundred bytes for each month of each tag and author.
     */
    public Set<Address> addresses() {
        Set<Address> addresses = standing(sites.site());
        everyArticle(article -> {
            YearMonth month = Place.of(article.summary()).month();
            addresses.add(new Address.OfArticle(article.slug()));
            addresses.add(new Address.OfCard(article.slug()));
            addresses.add(new Address.OfSitemap(month));
            for (Listing listing : Listing.of(article.front())) {
                addresses.add(new Address.OfListing(listing));
                addresses.add(new Address.OfArchive(listing));
                addresses.add(
                        new Address.OfMonth(listing, Place.of(article.summary()).month()));
            }
        });
        return addresses;
    }

    /** What the site has before its first article: the pages that the navigation links to, and what names the others. */
    static Set<Address> standing(Site site) {
        Set<Address> addresses = new LinkedHashSet<>();
        addresses.add(new Address.OfRobots());
        addresses.add(new Address.OfSitemapIndex());
        List<Listing> listings = new ArrayList<>(List.of(new Listing.All()));
        site.sections().forEach(section -> listings.add(new Listing.OfSection(section.id())));
        for (Listing listing : listings) {
            addresses.add(new Address.OfListing(listing));
            addresses.add(new Address.OfAtom(listing));
            addresses.add(new Address.OfJsonFeed(listing));
        }
        return addresses;
    }

    private void everyArticle(Consumer<Article> visit) {
        Optional<String> cursor = Optional.empty();
        do {
            Listings.Page page = listings.list(new Listing.All(), Listings.MAX_LIMIT, cursor);
            for (Summary summary : page.entries()) {
                if (articles.find(summary.slug()) instanceof Standing.Published published) {
                    visit.accept(published.article());
                }
            }
            cursor = page.next();
        } while (cursor.isPresent());
    }
}
