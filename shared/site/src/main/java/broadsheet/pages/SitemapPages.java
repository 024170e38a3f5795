package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Site;
import broadsheet.article.Summary;
import broadsheet.live.OpenCoverage;
import broadsheet.pages.ListingQuery.Between;
import broadsheet.staticpage.ListedPage;
import broadsheet.staticpage.StaticPages;
import broadsheet.syndication.Sitemaps;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Collects the entries of the sitemaps. Each is a function of the ports' data, and the news sitemap also of the time. */
final class SitemapPages {
    private final StaticPages staticPages;
    private final LivePages live;
    private final InstantSource clock;

    /** Creates an instance; the clock determines which articles are news. */
    SitemapPages(StaticPages staticPages, LivePages live, InstantSource clock) {
        this.staticPages = staticPages;
        this.live = live;
        this.clock = clock;
    }

    Optional<String> numbered(Address.OfSitemap sitemap, RenderContext context) {
        return articles(context.queries().pages(sitemap.firstPage(), sitemap.lastPage()), context.site());
    }

    Optional<String> newest(RenderContext context) {
        return articles(context.queries().behindPages(), context.site());
    }

    private static Optional<String> articles(List<Summary> articles, Site site) {
        return entries(articles.stream().map(Sitemaps.Entry::of).toList(), site);
    }

    private static Optional<String> entries(List<Sitemaps.Entry> entries, Site site) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(Sitemaps.of(site, entries));
    }

    Optional<String> ofStaticPages(Site site) {
        return entries(staticPages.list().stream().map(SitemapPages::entry).toList(), site);
    }

    private static Sitemaps.Entry entry(ListedPage page) {
        return new Sitemaps.Entry(new Address.OfStaticPage(page.slug()).path(), page.updated());
    }

    Optional<String> ofCoverages(Year year, Site site) {
        return Optional.of(live.openedIn(year))
                .filter(coverages -> !coverages.isEmpty())
                .map(coverages -> Sitemaps.live(site, coverages));
    }

    String news(RenderContext context) {
        List<OpenCoverage> open = live.news();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var since = new ListingPosition(now.minus(Sitemaps.NEWS_AGE), "");
        List<Summary> articles = context.queries()
                .ask(new Between(
                        new Listing.All(),
                        since,
                        new ListingPosition(now.plusSeconds(1), ""),
                        Sitemaps.MAX_NEWS - open.size()));
        return Sitemaps.news(context.site(), open, articles);
    }

    /** The index of all sitemaps, the newest first. */
    String index(RenderContext context) {
        int last = context.queries()
                .lastPage(new Listing.All())
                .map(page -> Address.OfSitemap.withPage(page).number())
                .orElse(0);
        List<String> paths = Stream.of(
                        context.queries().behindPages().stream().limit(1).map(newest -> Address.OfNewestSitemap.PATH),
                        IntStream.iterate(last, number -> number > 0, number -> number - 1)
                                .mapToObj(number -> new Address.OfSitemap(number).path()),
                        live.years().stream().map(year -> new Address.OfLiveSitemap(year).path()),
                        staticPages.list().stream().limit(1).map(page -> Address.OfStaticPageSitemap.PATH))
                .flatMap(found -> found)
                .toList();
        return Sitemaps.index(context.site(), paths);
    }
}
