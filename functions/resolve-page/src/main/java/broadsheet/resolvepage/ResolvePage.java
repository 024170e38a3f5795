package broadsheet.resolvepage;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles;
import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.bucket.BucketModule;
import broadsheet.bucket.PageReconciler;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.PrimingRequest;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.pages.Address;
import broadsheet.pages.Notice;
import broadsheet.pages.Page;
import broadsheet.pages.Pages;
import broadsheet.pages.Pages.Rendered;
import broadsheet.pages.Paths;
import broadsheet.pages.RenamedAddresses;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Redirects;
import broadsheet.redirect.Target;
import broadsheet.snapshot.Snapshot;
import broadsheet.staticpage.ReservedSlugs;
import broadsheet.staticpage.StaticPage;
import broadsheet.staticpage.StaticPages;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.inject.Singleton;

/**
 * Serves the paths that the bucket lacks, as the CDN's second origin.
 * <ul>
 * <li>301 for every page at a former address of an article, for a former name of a section, an author or a kind, for a
 *     path that lacks its trailing slash, for another spelling of a page's path, and for a month, a year or the archive
 *     of a listing that has numbered pages now
 * <li>301 for an old path that editors redirect
 * <li>410 for a withdrawn article, and for a static page that was removed
 * <li>404 for a page that never existed
 * <li>a page that should exist but is not stored yet: renders, stores and serves it
 * </ul>
 *
 * <p>It also answers API calls that match no route, because API Gateway could not answer these with problem details.
 */
public final class ResolvePage implements RequestStreamHandler {
    /** How the edge passes a query of the home page by which another system may have addressed its pages. */
    private static final String HOME_WITH_QUERY = "/?";

    /** A name at the root, whatever follows it. */
    private static final Pattern ROOT = Pattern.compile("/([^/?]+)/?(?:\\?.*)?", Pattern.DOTALL);

    /** An old path gets no page of its own, so browsers may keep its redirect. */
    private static final String A_DAY_AT_THE_CDN = "public, max-age=3600, s-maxage=86400";

    private final ApiGatewayAdapter http;
    private final Articles articles;
    private final Listings listings;
    private final Sites sites;
    private final Redirects redirects;
    private final StaticPages staticPages;
    private final Pages pages;
    private final PageReconciler reconciler;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public ResolvePage() {
        this(DaggerResolvePage_Wiring.factory().create(Consistency.STRONG, InstantSource.system()));
        http.primeBeforeSnapshot(this, this::unserved);
    }

    private ResolvePage(Wiring wiring) {
        this.http = wiring.http();
        this.articles = wiring.articles();
        this.listings = wiring.listings();
        this.sites = wiring.sites();
        this.redirects = wiring.redirects();
        this.staticPages = wiring.staticPages();
        this.pages = wiring.pages();
        this.reconciler = wiring.reconciler();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::resolve);
    }

    /**
     * Primes with the pages that readers request most. A request for an existing page would write it to the bucket, so
     * priming renders these pages directly.
     */
    private List<PrimingRequest> unserved() {
        reconciler.prime(new Address.OfListing(new Listing.All()));
        listings.list(new Listing.All(), 1, Optional.empty()).entries().stream()
                .map(Summary::slug)
                .flatMap(slug -> Stream.of(new Address.OfArticle(slug), new Address.OfCard(slug)))
                .forEach(reconciler::prime);
        return List.of(
                PrimingRequest.to("GET /{path+}").with("path", "articles/" + Snapshot.NOBODY),
                PrimingRequest.to("GET /{path+}").with("path", Snapshot.NOBODY));
    }

    private Response resolve(Request request) {
        // Not the route's path parameter, because API Gateway may omit a trailing slash there.
        String path = request.path();
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw Problem.none("operation", request.method() + " " + path);
        }
        if (path.startsWith("/api/")) {
            throw Problem.notFound();
        }
        // For the root, the CDN requests the default root object's name.
        Optional<Address> address = Paths.parse(path.equals("/index.html") ? "/" : path);
        Optional<Address> spelled = address.or(
                        () -> Paths.decoded(path).map(Slug::folded).flatMap(Paths::parse))
                // At the root another spelling may be an old path, which goes before.
                .filter(page -> !(page instanceof Address.OfStaticPage));
        if (spelled.isPresent() && !isSpelled(spelled.get(), path)) {
            return Response.movedPermanently(spelled.get().path());
        }
        return address.flatMap(pages::render)
                .map(rendered -> serve(address.orElseThrow(), rendered))
                .orElseGet(() -> missing(path, address));
    }

    /** Whether a path has the address's own spelling: another one is in capitals, say, or has its accents apart. */
    private static boolean isSpelled(Address address, String path) {
        return path.equals("/index.html") || Paths.decoded(address.path()).equals(Paths.decoded(path));
    }

    private Response serve(Address address, Rendered rendered) {
        reconciler.reconcile(address);
        return response(200, rendered.page());
    }

    private Response missing(String path, Optional<Address> address) {
        Optional<Response> ofArticle = address.flatMap(known -> switch (known) {
            case Address.OfArticle(Slug slug) -> Optional.of(missing(slug));
            case Address.OfComments(Slug slug, int page) -> moved(slug, to -> new Address.OfComments(to, page));
            case Address.OfCounters(Slug slug) -> moved(slug, Address.OfCounters::new);
            case Address.OfCard(Slug slug) -> moved(slug, Address.OfCard::new);
            default -> Optional.empty();
        });
        if (ofArticle.isPresent()) {
            return ofArticle.get();
        }
        // The next request checks whether the page exists.
        return address.flatMap(named -> RenamedAddresses.of(named, sites.site()))
                .or(() -> Paths.former(path).map(this::present))
                .map(Address::path)
                .map(Response::movedPermanently)
                .or(() -> Optional.of(path + "/")
                        .filter(slashed ->
                                address.isEmpty() && Paths.parse(slashed).isPresent())
                        .map(Response::movedPermanently))
                .orElseGet(() -> address.filter(known -> !(known instanceof Address.OfStaticPage))
                        .map(known -> notice(404, Notice.NOT_FOUND))
                        .orElseGet(() -> elsewhere(path)));
    }

    /** Where an old path leads. The edge has put the query of such a path into the path. */
    private Response elsewhere(String path) {
        return OldPath.requested(path).stream()
                .flatMap(old -> redirects.find(old).stream())
                .findFirst()
                .map(this::redirection)
                .orElseGet(() -> path.startsWith(HOME_WITH_QUERY)
                        ? Response.movedPermanently("/")
                        : staticPage(path).orElseGet(() -> notice(404, Notice.NOT_FOUND)));
    }

    /** A static page in another spelling: with a query, a slash at its end or in capitals. Or one that was removed. */
    private Optional<Response> staticPage(String path) {
        Matcher name = ROOT.matcher(path);
        Optional<Slug> slug = name.matches()
                ? Slug.parse(Slug.folded(name.group(1))).filter(known -> !ReservedSlugs.contains(known))
                : Optional.empty();
        return slug.flatMap(known -> staticPage(path, known));
    }

    private Optional<Response> staticPage(String path, Slug slug) {
        String to = StaticPage.path(slug);
        // The page itself was looked for before.
        if (!to.equals(path) && staticPages.find(slug).isPresent()) {
            return Optional.of(Response.movedPermanently(to));
        }
        return staticPages.isRemoved(slug) ? Optional.of(notice(410, Notice.GONE)) : Optional.empty();
    }

    private Response redirection(Target target) {
        return switch (target) {
            case Target.OfArticle(ArticleId article) ->
                articles.published(article)
                        .map(published -> forGood(Article.path(published.slug())))
                        .orElseGet(() -> notice(410, Notice.GONE));
            case Target.OfPage(String path) -> forGood(path);
            case Target.OfUrl(URI url) -> forGood(url.toString());
        };
    }

    private static Response forGood(String location) {
        return Response.movedPermanently(location).with("cache-control", A_DAY_AT_THE_CDN);
    }

    /** The page that has the newest articles of a former page. */
    private Address present(Paths.Former former) {
        Listing listing = sites.site().present(former.listing());
        return former.end()
                .flatMap(end -> listings.boundaryFrom(listing, end))
                .<Address>map(page -> new Address.OfListingPage(listing, page.page()))
                .orElseGet(() -> new Address.OfListing(listing));
    }

    /** The redirection from a page at a former address of an article; empty if it is no former address. */
    private Optional<Response> moved(Slug slug, Function<Slug, Address> page) {
        return articles.leadsTo(slug)
                .flatMap(articles::published)
                .map(Article::slug)
                .filter(to -> !to.equals(slug))
                .map(to -> Response.movedPermanently(page.apply(to).path()));
    }

    private Response missing(Slug slug) {
        return switch (articles.find(slug)) {
            case ArticleStatus.Moved(Slug to) -> Response.movedPermanently(Article.path(to));
            case ArticleStatus.Withdrawn withdrawn -> notice(410, Notice.GONE);
            case ArticleStatus.Unknown unknown -> notice(404, Notice.NOT_FOUND);
            // The article was published between the two reads. A retry a moment later finds it.
            case ArticleStatus.Published published -> notice(404, Notice.NOT_FOUND);
        };
    }

    private Response notice(int status, Notice notice) {
        return response(status, pages.notice(notice));
    }

    private static Response response(int status, Page page) {
        Response response = page.isText()
                ? Response.text(status, page.contentType(), page.text())
                : Response.bytes(status, page.contentType(), page.bytes());
        return response.with("cache-control", page.cacheControl());
    }

    @Singleton
    @Component(modules = {DynamoModule.class, BucketModule.class})
    interface Wiring {
        ApiGatewayAdapter http();

        Articles articles();

        Listings listings();

        Sites sites();

        Redirects redirects();

        StaticPages staticPages();

        Pages pages();

        PageReconciler reconciler();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency, @BindsInstance InstantSource clock);
        }
    }
}
