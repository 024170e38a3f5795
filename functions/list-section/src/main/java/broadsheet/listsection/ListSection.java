package broadsheet.listsection;

import broadsheet.article.CachedSites;
import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.ArticleJson;
import broadsheet.http.EntityTag;
import broadsheet.http.PrimingRequest;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import javax.inject.Singleton;

/** Serves the listings: one page of all articles, or of a section, a kind, a tag or an author, newest first. */
public final class ListSection implements RequestStreamHandler {
    private static final int DEFAULT_LIMIT = 20;

    private final ApiGatewayAdapter http;
    private final Listings listings;
    private final Sites sites;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public ListSection() {
        this(DaggerListSection_Wiring.factory().create(Consistency.EVENTUAL), InstantSource.system());
        http.primeBeforeSnapshot(this, () -> List.of(PrimingRequest.to("GET /api/articles")));
    }

    private ListSection(Wiring wiring, InstantSource clock) {
        this(wiring.http(), wiring.listings(), new CachedSites(wiring.sites(), clock));
    }

    ListSection(ApiGatewayAdapter http, Listings listings, Sites sites) {
        this.http = http;
        this.listings = listings;
        this.sites = sites;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::list);
    }

    private Response list(Request request) {
        Site site = sites.site();
        Listings.Page page = listings.list(
                site.present(listing(request, site)),
                request.limit(DEFAULT_LIMIT, Listings.MAX_LIMIT),
                request.parameter("cursor"));
        Response response = Response.json(200, json -> {
            Json.array(json, "articles", page.entries(), (array, summary) -> {
                array.writeStartObject();
                ArticleJson.summary(array, summary, site);
                array.writeEndObject();
            });
            page.next().ifPresent(cursor -> json.writeStringProperty("next", cursor));
        });
        return response.with("etag", EntityTag.of(response.body())).with("cache-control", "no-cache");
    }

    private static Listing listing(Request request, Site site) {
        return switch (request.route()) {
            case "GET /api/articles" -> new Listing.All();
            case "GET /api/sections/{section}/articles" -> new Listing.OfSection(section(request, site));
            case "GET /api/sections/{section}/kinds/{kind}/articles" ->
                new Listing.OfSectionAndKind(section(request, site), request.slug("kind"));
            case "GET /api/tags/{tag}/articles" -> new Listing.OfTag(request.slug("tag"));
            case "GET /api/authors/{author}/articles" -> new Listing.OfAuthor(request.slug("author"));
            case "GET /api/kinds/{kind}/articles" -> new Listing.OfKind(request.slug("kind"));
            default -> throw Problem.notFound();
        };
    }

    /**
     * Returns the requested section; 404 if the site has none of that name, nor had one. Articles alone define kinds,
     * tags and authors, so any of these may be empty.
     */
    private static Slug section(Request request, Site site) {
        Slug section = request.slug("section");
        if (site.section(site.presentSection(section)).isEmpty()) {
            throw Problem.none("section", section.value());
        }
        return section;
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Listings listings();

        Sites sites();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
