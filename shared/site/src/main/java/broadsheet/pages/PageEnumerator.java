package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.discussion.Discussion;
import broadsheet.live.ListedCoverage;
import broadsheet.live.LiveCoverage;
import broadsheet.staticpage.StaticPages;
import java.time.Year;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

/**
 * Enumerates all pages that the site should have, in batches. A full rerender is based on it.
 *
 * <p>A page that several articles share is listed with the oldest of them, so no batch depends on an earlier one. An
 * article that changes between two batches has its pages rendered by that change. If this makes another article the
 * oldest, the change affects the shared pages as well ({@link AffectedPages}).
 */
public final class PageEnumerator {
    private static final int ARTICLES = 50;
    private static final int COVERAGES = 10;

    /** The prefix of cursors among the coverages. Cursors among the articles never contain a colon. */
    private static final String OF_COVERAGES = "live:";

    private final ArticleLookup articles;
    private final Listings listings;
    private final Sites sites;
    private final Discussion discussion;
    private final LiveCoverage live;
    private final StaticPages staticPages;

    /** Creates an instance that reads from these ports. */
    @Inject
    public PageEnumerator(
            ArticleLookup articles,
            Listings listings,
            Sites sites,
            Discussion discussion,
            LiveCoverage live,
            StaticPages staticPages) {
        this.articles = articles;
        this.listings = listings;
        this.sites = sites;
        this.discussion = discussion;
        this.live = live;
        this.staticPages = staticPages;
    }

    /**
     * A batch of pages.
     *
     * @param addresses the pages' addresses
     * @param next the cursor of the next batch; empty at the end
     */
    public record Part(Set<Address> addresses, Optional<String> next) {}

    /**
     * The batch of pages at a cursor, for up to fifty articles.
     *
     * @param cursor the previous batch's {@code next}; empty for the first batch, which also has the pages that exist
     *     without articles
     */
    public Part part(Optional<String> cursor) {
        return part(cursor, ARTICLES);
    }

    /** The batch of pages at a cursor, for up to so many articles. */
    Part part(Optional<String> cursor, int limit) {
        if (isOfCoverages(cursor)) {
            return coverages(cursor.map(text -> text.substring(OF_COVERAGES.length())));
        }
        Listings.Page page = listings.list(new Listing.All(), limit, cursor);
        Set<Address> first = first(sites.site());
        Set<Address> addresses = new LinkedHashSet<>();
        if (cursor.isEmpty()) {
            addresses.addAll(first);
            staticPages.list().forEach(listed -> addresses.add(new Address.OfStaticPage(listed.slug())));
        }
        var lastBoundaries = new Memoizer<Listing, Optional<PageBoundary>>(listings::lastBoundary);
        for (Summary summary : page.entries()) {
            articles.published(summary.id()).ifPresent(article -> addresses.addAll(of(article, lastBoundaries)));
        }
        if (cursor.isPresent()) {
            addresses.removeAll(first);
        }
        if (page.next().isPresent()) {
            return new Part(addresses, page.next());
        }
        Part coverages = coverages(Optional.empty());
        addresses.addAll(coverages.addresses());
        return new Part(addresses, coverages.next());
    }

    /** Whether a cursor leads to coverages, which follow the articles. */
    static boolean isOfCoverages(Optional<String> cursor) {
        return cursor.filter(text -> text.startsWith(OF_COVERAGES)).isPresent();
    }

    /**
     * The pages that exist without articles. Among them are the pages of former sections, authors and kinds, which
     * should not exist: no article leads to what is left of them.
     */
    private static Set<Address> first(Site site) {
        Set<Address> addresses = permanentPages(site);
        site.former().forEach(listing -> addresses.addAll(permanentPages(listing)));
        site.retired().forEach(listing -> addresses.addAll(permanentPages(listing)));
        site.staff().forEach(author -> addresses.add(new Address.OfListing(new Listing.OfAuthor(author))));
        return addresses;
    }

    /** The batch of live coverages' pages. These follow the articles' pages. */
    private Part coverages(Optional<String> cursor) {
        LiveCoverage.Page page = live.every(COVERAGES, cursor);
        Set<Address> addresses = new LinkedHashSet<>();
        for (ListedCoverage listed : page.coverages()) {
            Slug coverage = listed.id();
            addresses.addAll(AffectedPages.byCoverage(coverage));
            addresses.addAll(AffectedPages.updates(coverage, live));
            addresses.addAll(AffectedPages.coverages(new ListingPosition(listed.opened(), coverage.value())));
        }
        return new Part(addresses, page.next().map(next -> OF_COVERAGES + next));
    }

    /** All addresses, each once. They are collected in memory. */
    public Set<Address> addresses() {
        Set<Address> addresses = new LinkedHashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            Part part = part(cursor);
            addresses.addAll(part.addresses());
            cursor = part.next();
        } while (cursor.isPresent());
        return addresses;
    }

    private Set<Address> of(Article article, Memoizer<Listing, Optional<PageBoundary>> lastBoundaries) {
        Set<Address> addresses = new LinkedHashSet<>();
        addresses.addAll(ArticlePages.own(article.slug()));
        addresses.addAll(ArticlePages.ofDiscussion(article.slug(), discussion.tally(article.id())));
        ListingPosition place = ListingPosition.of(article.summary());
        for (Listing listing : Listing.of(article.front())) {
            Optional<ListingPosition> previous = listings.before(listing, place, 1).stream()
                    .map(ListingPosition::of)
                    .findFirst();
            if (previous.isEmpty()) {
                addresses.addAll(permanentPages(listing));
            }
            lastBoundaries
                    .of(listing)
                    .filter(last -> place.compareTo(last.last()) <= 0)
                    .flatMap(last -> pageThatBeginsAt(listing, place, previous))
                    .ifPresent(page -> addresses.addAll(page(listing, page)));
            if (!listing.isDated()) {
                continue;
            }
            Optional<YearMonth> older = previous.map(ListingPosition::month);
            Year year = Year.from(place.month());
            if (older.isEmpty()) {
                addresses.add(new Address.OfArchive(listing));
            }
            if (older.map(Year::from).filter(year::equals).isEmpty()) {
                addresses.add(new Address.OfYear(listing, year));
            }
            if (older.filter(place.month()::equals).isEmpty()) {
                addresses.add(new Address.OfMonth(listing, place.month()));
            }
        }
        return addresses;
    }

    /** The numbered page whose oldest entry is at the position; empty if the entry before it is on the same page. */
    private Optional<Integer> pageThatBeginsAt(
            Listing listing, ListingPosition place, Optional<ListingPosition> previous) {
        Optional<PageBoundary> before = listings.boundaryBefore(listing, place);
        boolean begins = previous.map(entry ->
                        before.filter(page -> entry.compareTo(page.last()) <= 0).isPresent())
                .orElse(true);
        return begins ? listings.boundaryFrom(listing, place).map(PageBoundary::page) : Optional.empty();
    }

    /** A numbered page, and the sitemap that begins with it. */
    private static Set<Address> page(Listing listing, int page) {
        Address numbered = new Address.OfListingPage(listing, page);
        var sitemap = Address.OfSitemap.withPage(page);
        return listing instanceof Listing.All && sitemap.firstPage() == page
                ? Set.of(numbered, sitemap)
                : Set.of(numbered);
    }

    /** The pages that change with time alone. A schedule must render them regularly. */
    public Set<Address> aging() {
        Set<Address> addresses = new LinkedHashSet<>();
        addresses.add(new Address.OfListing(new Listing.All()));
        addresses.add(new Address.OfNewsSitemap());
        addresses.add(new Address.OfFragment(new Listing.All()));
        sites.site()
                .sections()
                .forEach(section -> addresses.add(new Address.OfFragment(new Listing.OfSection(section.id()))));
        return addresses;
    }

    /** The pages that exist before the first article: those in the navigation, and those that list other pages. */
    static Set<Address> permanentPages(Site site) {
        Set<Address> addresses = new LinkedHashSet<>();
        addresses.add(new Address.OfRobots());
        addresses.add(new Address.OfSitemapIndex());
        addresses.add(new Address.OfNewestSitemap());
        addresses.add(new Address.OfNewsSitemap());
        addresses.add(new Address.OfStaticPageSitemap());
        addresses.add(new Address.OfCoverages());
        addresses.add(new Address.OfDesk());
        addresses.addAll(permanentPages(new Listing.All()));
        site.sections().forEach(section -> addresses.addAll(permanentPages(new Listing.OfSection(section.id()))));
        return addresses;
    }

    /** The first page of a listing, its feeds and its fragment. */
    public static Set<Address> permanentPages(Listing listing) {
        Set<Address> addresses = new LinkedHashSet<>();
        addresses.add(new Address.OfListing(listing));
        if (Address.isOwn(listing)) {
            addresses.add(new Address.OfFragment(listing));
            addresses.addAll(feeds(listing));
        }
        return addresses;
    }

    /** The feeds of a listing that has feeds. */
    static Set<Address> feeds(Listing listing) {
        return Set.of(new Address.OfAtom(listing), new Address.OfJsonFeed(listing));
    }
}
