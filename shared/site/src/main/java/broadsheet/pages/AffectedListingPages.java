package broadsheet.pages;

import broadsheet.article.ArticleId;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.PageBoundary;
import broadsheet.article.Sites;
import broadsheet.article.Summary;
import broadsheet.pages.ListingQuery.After;
import broadsheet.pages.ListingQuery.Before;
import java.time.Year;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Determines the pages that the changes of listings in one batch affect. {@link AffectedPages} says why they suffice. */
final class AffectedListingPages {
    private final ChangeContext context;
    private final ListingQueries queries;
    private final Sites sites;

    AffectedListingPages(ChangeContext context, Sites sites) {
        this.context = context;
        this.queries = context.queries();
        this.sites = sites;
    }

    /** The pages that a new, changed or removed entry may alter. */
    Set<Address> pagesOfEntry(Listing listing, ListingPosition place) {
        Set<Address> affected = PageEnumerator.permanentPages(listing);
        Optional<PageBoundary> page = queries.boundaryFrom(listing, place);
        page.ifPresent(found -> affected.add(new Address.OfListingPage(listing, found.page())));
        if (!listing.isDated()) {
            if (sites.site().frontPage().names(listing)) {
                affected.add(new Address.OfListing(new Listing.All()));
            }
            return affected;
        }
        affected.add(new Address.OfMonth(listing, place.month()));
        boolean isOfSection = listing instanceof Listing.OfSection;
        // Eight entries cost as much as one, so the articles for "More in ..." need no query of their own.
        List<Summary> before = queries.ask(new Before(listing, place, isOfSection ? AffectedPages.MORE + 1 : 1));
        Optional<Summary> older = before.stream().findFirst();
        if (listing instanceof Listing.All) {
            affected.addAll(sitemaps(page, older));
            affected.add(new Address.OfNewsSitemap());
            affected.addAll(article(place));
            older.ifPresent(previous -> affected.add(new Address.OfArticle(previous.slug())));
            queries.ask(new After(listing, place, 1)).forEach(next -> affected.add(new Address.OfArticle(next.slug())));
        }
        if (isOfSection) {
            // The home page shows the newest articles of each section.
            affected.add(new Address.OfListing(new Listing.All()));
            affected.addAll(article(place));
            affected.addAll(moreIn(listing, place, before));
        }
        if (older.map(ListingQueries::month).filter(place.month()::equals).isEmpty()) {
            affected.addAll(byMonth(listing, place.month(), older));
        }
        return affected;
    }

    /**
     * The pages that show the entry under "More in ...": of the next newer articles, which show older ones. The oldest
     * articles of a section, as many as fill "More in ..." and one, show each other. So if the entry is one of them, it
     * is on the pages of all articles before it.
     *
     * @param before the entries before it, one more than "More in ..." shows
     */
    private Set<Address> moreIn(Listing section, ListingPosition place, List<Summary> before) {
        Set<Address> affected = new LinkedHashSet<>();
        List<Summary> newer = queries.ask(new After(section, place, AffectedPages.MORE));
        List<Summary> older = before.size() <= AffectedPages.MORE ? before : List.of();
        Stream.concat(newer.stream(), older.stream())
                .forEach(shows -> affected.add(new Address.OfArticle(shows.slug())));
        return affected;
    }

    /** The page of the article at a position, at its address of now. */
    private Set<Address> article(ListingPosition place) {
        return ArticleId.parse(place.entry())
                .flatMap(context.articles()::address)
                .<Set<Address>>map(slug -> Set.of(new Address.OfArticle(slug)))
                .orElse(Set.of());
    }

    /** The sitemap with an article, and the index if the article may be the first or the last of the newest. */
    private Set<Address> sitemaps(Optional<PageBoundary> page, Optional<Summary> older) {
        if (page.isPresent()) {
            return Set.of(Address.OfSitemap.withPage(page.get().page()));
        }
        ListingPosition end =
                queries.lastBoundary(new Listing.All()).map(PageBoundary::last).orElse(ListingPosition.FIRST);
        boolean isOldest = older.map(ListingPosition::of)
                .filter(previous -> previous.compareTo(end) > 0)
                .isEmpty();
        return isOldest
                ? Set.of(new Address.OfNewestSitemap(), new Address.OfSitemapIndex())
                : Set.of(new Address.OfNewestSitemap());
    }

    /** The pages that a new, moved or removed boundary of a numbered page may alter. */
    Set<Address> pagesOfBoundary(Listing listing, int page) {
        Set<Address> affected = new LinkedHashSet<>();
        affected.add(new Address.OfListing(listing));
        IntStream.rangeClosed(Math.max(1, page - 1), page + 1)
                .forEach(each -> affected.add(new Address.OfListingPage(listing, each)));
        affected.addAll(linksToPages(listing, page));
        return affected;
    }

    /**
     * The pages of a dated listing that depend on a boundary: sitemaps, and the month that goes on at a numbered page.
     * Such a month has more articles than two numbered pages, so it contains one of the boundaries around them.
     */
    private Set<Address> linksToPages(Listing listing, int page) {
        if (!listing.isDated()) {
            return Set.of();
        }
        Set<Address> affected = new LinkedHashSet<>();
        queries.boundariesAround(listing, page)
                .forEach(boundary -> affected.add(
                        new Address.OfMonth(listing, boundary.last().month())));
        if (listing instanceof Listing.All) {
            affected.addAll(List.of(
                    Address.OfSitemap.withPage(page),
                    Address.OfSitemap.withPage(page + 1),
                    new Address.OfNewestSitemap(),
                    new Address.OfSitemapIndex()));
        }
        return affected;
    }

    /**
     * The pages that list months and years. They depend on the oldest entry of a month or year, and on its predecessor.
     * So if a period gains its first article or loses its last, one such change is processed afterwards.
     */
    private Set<Address> byMonth(Listing listing, YearMonth month, Optional<Summary> older) {
        Set<Address> affected = new LinkedHashSet<>();
        Year year = Year.from(month);
        affected.add(new Address.OfYear(listing, year));
        if (older.map(ListingQueries::year).filter(year::equals).isEmpty()) {
            affected.add(new Address.OfArchive(listing));
        }
        older.ifPresent(previous -> affected.add(new Address.OfMonth(listing, ListingQueries.month(previous))));
        queries.next(listing, month).ifPresent(next -> affected.add(new Address.OfMonth(listing, next)));
        return affected;
    }
}
