package broadsheet.pages;

import broadsheet.article.ArticleLookup;
import broadsheet.article.ArticleStatus;
import broadsheet.article.LeadChoices;
import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.card.SocialCard;
import broadsheet.discussion.Discussion;
import broadsheet.language.Words;
import broadsheet.live.LiveCoverage;
import broadsheet.readership.MostReads;
import broadsheet.staticpage.StaticPage;
import broadsheet.staticpage.StaticPages;
import broadsheet.syndication.AtomFeed;
import broadsheet.syndication.Feed;
import broadsheet.syndication.JsonFeed;
import broadsheet.syndication.Sitemaps;
import java.time.InstantSource;
import java.time.Year;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;

/**
 * Renders pages. Each page is a pure function of the ports' data. The only exceptions depend on the time: news, "most
 * read", the article that leads, and the end of discussions. Thread-safe.
 */
public final class Pages {
    private static final String HTML = "text/html; charset=utf-8";

    private final ArticleLookup articles;
    private final Sites sites;
    private final Listings listings;
    private final ArticleStats stats;
    private final Discussion discussion;
    private final HtmlPages html;
    private final LivePages live;
    private final Fragments fragments;
    private final SitemapPages sitemaps;
    private final MemoizedAssets assets;

    /**
     * Creates a renderer on these ports. The clock determines only which articles are news, what is read most, which
     * article leads, and which discussions are closed.
     */
    @Inject
    public Pages(
            ArticleLookup articles,
            Listings listings,
            Sites sites,
            Discussion discussion,
            ArticleStats stats,
            MostReads mostReads,
            LiveCoverage live,
            LeadChoices leads,
            StaticPages staticPages,
            InstantSource clock) {
        this.articles = articles;
        this.sites = sites;
        this.listings = listings;
        this.stats = stats;
        this.discussion = discussion;
        var templates = new Templates();
        this.live = new LivePages(live, templates);
        this.html = new HtmlPages(discussion, leads, staticPages, templates, clock);
        this.sitemaps = new SitemapPages(staticPages, this.live, clock);
        this.fragments = new Fragments(this.live, mostReads, clock);
        this.assets = new MemoizedAssets();
    }

    private Pages(Pages other, ArticleLookup articles, Listings listings, Discussion discussion, ArticleStats stats) {
        this.articles = articles;
        this.listings = listings;
        this.stats = stats;
        this.discussion = discussion;
        this.html = other.html.over(discussion);
        this.sites = other.sites;
        this.live = other.live;
        this.fragments = other.fragments;
        this.sitemaps = other.sitemaps;
        this.assets = other.assets;
    }

    /** The same renderer on other ports. */
    Pages over(ArticleLookup articles, Listings listings, Discussion discussion, ArticleStats stats) {
        return new Pages(this, articles, listings, discussion, stats);
    }

    /**
     * A rendered page with its assets.
     *
     * @param page the page
     * @param assets the assets that the page links to; they must be uploaded before the page
     */
    public record Rendered(Page page, List<Asset> assets) {
        public Rendered {
            assets = List.copyOf(assets);
        }

        /** The content of the stylesheets that the page links to, in their order. */
        String css() {
            return assets.stream()
                    .filter(asset -> asset.path().endsWith(".css"))
                    .map(asset -> asset.page().text())
                    .collect(Collectors.joining());
        }
    }

    /** The assets that newly rendered pages link to, and the fonts that previews of other settings are shown with. */
    public List<Asset> assets() {
        Site site = sites.site();
        Stream<Asset> linked = Stream.of(assets.of(site).every(), DeskAssets.ALL.all())
                .flatMap(List::stream)
                .flatMap(Asset::withNeeds);
        return Stream.concat(linked, FontFaces.but(site.identity().typeface())).toList();
    }

    /** Creates a render context for these pages. It reads the table from now on. */
    public RenderContext context(Collection<Address> addresses) {
        return context(addresses, listings);
    }

    /** The same, which reads these listings. */
    public RenderContext context(Collection<Address> addresses, Listings listings) {
        return new RenderContext(sites, articles, discussion, stats, live, listings, addresses);
    }

    /** Whether an article's page contains the version of its social card. It does if the site has a URL. */
    public boolean articlesNameCards(RenderContext context) {
        return !context.site().url().isEmpty();
    }

    /** Renders the page at an address from the current data; empty if the page should not exist. */
    public Optional<Rendered> render(Address address) {
        return render(address, context(List.of(address)));
    }

    /** Renders the page at an address with a render context; empty if the page should not exist. */
    public Optional<Rendered> render(Address address, RenderContext context) {
        Site site = context.site();
        return switch (address) {
            case Address.OfArticle(Slug slug) ->
                html(site, address, Page.PAGE_FIVE_SECONDS, factory -> html.article(slug, factory, context));
            case Address.OfCard(Slug slug) -> card(slug, context);
            case Address.OfComments(Slug slug, int page) ->
                html(site, address, Page.PAGE_FIVE_SECONDS, factory -> html.comments(slug, page, factory, context));
            case Address.OfCounters(Slug slug) ->
                context.stats().of(slug, context).map(Pages::polledJson);
            case Address.OfListing(Listing.All all) ->
                html(site, address, Page.PAGE_ONE_MINUTE, factory -> Optional.of(html.home(factory, context)));
            case Address.OfListing(Listing listing) ->
                html(site, address, Page.PAGE_ONE_MINUTE, factory -> html.listing(listing, factory, context));
            case Address.OfListingPage(Listing listing, int page) ->
                html(site, address, Page.PAGE_ONE_MINUTE, factory -> html.listingPage(listing, page, factory, context));
            case Address.OfMonth(Listing listing, YearMonth month) ->
                html(site, address, Page.PAGE_ONE_MINUTE, factory -> html.month(listing, month, factory, context));
            case Address.OfYear(Listing listing, Year year) ->
                html(site, address, Page.PAGE_ONE_MINUTE, factory -> html.year(listing, year, factory, context));
            case Address.OfArchive(Listing listing) ->
                html(site, address, Page.PAGE_ONE_MINUTE, factory -> html.archive(listing, factory, context));
            case Address.OfAtom(Listing listing) ->
                feed(listing, address, context).map(feed -> document(AtomFeed.MEDIA_TYPE, AtomFeed.of(feed)));
            case Address.OfJsonFeed(Listing listing) ->
                feed(listing, address, context).map(feed -> document(JsonFeed.MEDIA_TYPE, JsonFeed.of(feed)));
            case Address.OfStaticPage(Slug slug) ->
                html(site, address, Page.PAGE_ONE_MINUTE, factory -> html.staticPage(slug, factory));
            case Address.OfSitemap sitemap ->
                sitemaps.numbered(sitemap, context).map(Pages::sitemap);
            case Address.OfNewestSitemap() -> sitemaps.newest(context).map(Pages::sitemap);
            case Address.OfStaticPageSitemap() -> sitemaps.ofStaticPages(site).map(Pages::sitemap);
            case Address.OfSitemapIndex() -> Optional.of(sitemap(sitemaps.index(context)));
            case Address.OfNewsSitemap() -> Optional.of(sitemap(sitemaps.news(context)));
            case Address.OfCoverages() ->
                html(site, address, Page.PAGE_ONE_MINUTE, factory -> Optional.of(live.coverages(factory)));
            case Address.OfCoveragesOfYear(Year year) ->
                html(site, address, Page.PAGE_ONE_MINUTE, factory -> live.coverages(year, factory));
            case Address.OfCoveragesOfMonth(YearMonth month) ->
                html(site, address, Page.PAGE_ONE_MINUTE, factory -> live.coverages(month, factory));
            case Address.OfLive(Slug coverage) ->
                html(site, address, Page.PAGE_FIVE_SECONDS, factory -> live.page(coverage, factory));
            case Address.OfLiveUpdates(Slug coverage, int page) ->
                html(site, address, Page.PAGE_FIVE_SECONDS, factory -> live.updates(coverage, page, factory));
            case Address.OfLiveChanges(Slug coverage) ->
                live.changes(coverage, factory(site, address)).map(Pages::polledJson);
            case Address.OfFragment(Listing listing) ->
                fragments.of(listing, factory(site, address), context).map(Pages::polledJson);
            case Address.OfLiveAtom(Slug coverage) ->
                live.feed(coverage, site).map(feed -> document(AtomFeed.MEDIA_TYPE, feed.atom(address.path())));
            case Address.OfLiveJsonFeed(Slug coverage) ->
                live.feed(coverage, site).map(feed -> document(JsonFeed.MEDIA_TYPE, feed.json(address.path())));
            case Address.OfLiveSitemap(Year year) ->
                sitemaps.ofCoverages(year, site).map(Pages::sitemap);
            case Address.OfDesk() -> Optional.of(desk(site, address));
            case Address.OfRobots() -> Optional.of(document(Sitemaps.ROBOTS_MEDIA_TYPE, Sitemaps.robots(site)));
        };
    }

    /** Renders a page as it would be with other settings of the site; empty if it should not exist then. */
    Optional<Rendered> renderWith(Site site, Address address) {
        return render(
                address, new RenderContext(() -> site, articles, discussion, stats, live, listings, List.of(address)));
    }

    /** Renders a static page that need not be published, as its publication would make it. */
    public String staticPage(StaticPage page) {
        return html.staticPage(page, factory(sites.site(), new Address.OfStaticPage(page.slug())));
    }

    /** Renders an error page. */
    public Page notice(Notice notice) {
        Site site = sites.site();
        var factory = new PageMetadataFactory(site, "/", assets.of(site));
        return Page.of(HTML, Page.ERROR_TEN_SECONDS, html.notice(notice, factory));
    }

    private Optional<Rendered> html(
            Site site, Address address, String cacheControl, Function<PageMetadataFactory, Optional<String>> page) {
        PageMetadataFactory factory = factory(site, address);
        return page.apply(factory)
                .map(text -> new Rendered(
                        Page.of(HTML, cacheControl, text), factory.assets().linkedBy(text)));
    }

    private PageMetadataFactory factory(Site site, Address address) {
        return new PageMetadataFactory(site, address.path(), assets.of(site));
    }

    private Rendered desk(Site site, Address address) {
        PageMetadataFactory factory = factory(site, address);
        String text = html.desk(factory, DeskAssets.ALL);
        List<Asset> linked = Stream.of(factory.assets().linkedBy(text), DeskAssets.ALL.all())
                .flatMap(List::stream)
                .toList();
        return new Rendered(Page.of(HTML, Page.PAGE_ONE_MINUTE, text), linked);
    }

    private static Rendered polledJson(String json) {
        return new Rendered(Page.of("application/json", Page.JSON_FIVE_SECONDS, json), List.of());
    }

    private static Rendered document(String mediaType, String text) {
        return new Rendered(Page.of(mediaType, Page.PAGE_ONE_MINUTE, text), List.of());
    }

    private static Rendered sitemap(String xml) {
        return document(Sitemaps.MEDIA_TYPE, xml);
    }

    private static Optional<Rendered> card(Slug slug, RenderContext context) {
        return context.published(slug).map(article -> {
            SocialCard card = SocialCard.of(context.site(), article);
            return new Rendered(
                    Page.drawn(SocialCard.MEDIA_TYPE, Page.CARD_ONE_MINUTE, card.digest(), card::png), List.of());
        });
    }

    /** A listing's feed; empty if it belongs to a section that the site does not have. */
    private static Optional<Feed> feed(Listing listing, Address address, RenderContext context) {
        Site site = context.site();
        return ListingHead.of(listing, List.of(), site).map(head -> {
            List<ArticleStatus.Published> entries = context.queries().newest(listing).stream()
                    .map(entry -> context.article(entry.id()))
                    .mapMulti((ArticleStatus status, Consumer<ArticleStatus.Published> entry) -> {
                        if (status instanceof ArticleStatus.Published published) {
                            entry.accept(published);
                        }
                    })
                    .toList();
            String title = listing instanceof Listing.All
                    ? site.title()
                    : Words.in(site.language()).page().titleOnSite(head.title(), site.title());
            return new Feed(site, title, listing.path(), address.path(), entries);
        });
    }
}
