package broadsheet.getarticle;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles;
import broadsheet.article.CachedSites;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.EntityTag;
import broadsheet.http.PrimingRequest;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.snapshot.Snapshot;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.inject.Singleton;

/**
 * Serves {@code GET /api/articles/{slug}}. It answers with the published article, 301 if the article has another slug
 * now, 410 if it was withdrawn, or 404 if it never existed.
 */
public final class GetArticle implements RequestStreamHandler {
    private final ApiGatewayAdapter http;
    private final Articles articles;
    private final Listings listings;
    private final Sites sites;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public GetArticle() {
        this(DaggerGetArticle_Wiring.factory().create(Consistency.EVENTUAL), InstantSource.system());
        http.primeBeforeSnapshot(this, this::newest);
    }

    private GetArticle(Wiring wiring, InstantSource clock) {
        this(wiring.http(), wiring.articles(), wiring.listings(), new CachedSites(wiring.sites(), clock));
    }

    GetArticle(ApiGatewayAdapter http, Articles articles, Listings listings, Sites sites) {
        this.http = http;
        this.articles = articles;
        this.listings = listings;
        this.sites = sites;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::get);
    }

    /** Primes with the newest article, because an article exercises the whole response. */
    private List<PrimingRequest> newest() {
        String slug = listings.list(new Listing.All(), 1, Optional.empty()).entries().stream()
                .findFirst()
                .map(summary -> summary.slug().value())
                .orElse(Snapshot.NOBODY);
        return List.of(PrimingRequest.to("GET /api/articles/{slug}").with("slug", slug));
    }

    private Response get(Request request) {
        Slug slug = request.slug("slug");
        return switch (articles.find(slug)) {
            case ArticleStatus.Published published -> answer(published);
            case ArticleStatus.Moved(Slug to) -> Response.movedPermanently("/api" + Article.path(to));
            case ArticleStatus.Withdrawn withdrawn -> throw Problem.gone();
            case ArticleStatus.Unknown unknown -> throw Problem.noArticle(slug.value());
        };
    }

    private Response answer(ArticleStatus.Published published) {
        ListingPosition place = ListingPosition.of(published.article().summary());
        var json = new ArticleAnswer(
                published,
                listings.before(new Listing.All(), place, 1).stream().findFirst(),
                listings.after(new Listing.All(), place, 1).stream().findFirst(),
                sites.site());
        Response response = Response.json(200, json::write);
        return response.with(
                        "etag", EntityTag.ofRepresentation(published.article().revision(), response.body()))
                .with("cache-control", "no-cache");
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Articles articles();

        Listings listings();

        Sites sites();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
