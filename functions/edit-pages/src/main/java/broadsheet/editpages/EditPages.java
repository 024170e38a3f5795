package broadsheet.editpages;

import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Pictures;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.authoring.StaticPageReader;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.ArticleJson;
import broadsheet.http.Caller;
import broadsheet.http.EntityTag;
import broadsheet.http.Preconditions;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.staticpage.ListedPage;
import broadsheet.staticpage.StaticPage;
import broadsheet.staticpage.StaticPageStore;
import broadsheet.staticpage.StaticPageStore.Publication;
import broadsheet.staticpage.StaticPageStore.Stored;
import broadsheet.staticpage.StaticPageStore.TooMany;
import broadsheet.staticpage.StaticPages;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Locale;
import javax.inject.Singleton;
import tools.jackson.core.JsonGenerator;

/** Serves {@code GET /api/pages}, and {@code GET}, {@code PUT} and {@code DELETE /api/pages/{slug}} to editors. */
public final class EditPages implements RequestStreamHandler {
    private static final String SLUG = "slug";

    private final ApiGatewayAdapter http;
    private final StaticPages pages;
    private final StaticPageStore store;
    private final Sites sites;
    private final Pictures pictures;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public EditPages() {
        this(DaggerEditPages_Wiring.factory().create(Consistency.STRONG), InstantSource.system());
    }

    EditPages(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.pages = wiring.staticPages();
        this.store = wiring.staticPageStore();
        this.sites = wiring.sites();
        this.pictures = wiring.pictures();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        Caller editor = request.requireGroup(Caller.EDITORS);
        Response response = switch (request.route()) {
            case "GET /api/pages" -> list();
            case "GET /api/pages/{slug}" -> get(slug(request));
            case "PUT /api/pages/{slug}" -> publish(request, editor);
            case "DELETE /api/pages/{slug}" -> remove(request, editor);
            default -> throw Problem.notFound();
        };
        return response.with("cache-control", "no-store");
    }

    private static Slug slug(Request request) {
        return Slug.parse(request.path(SLUG)).orElseThrow(() -> Problem.none("page", request.path(SLUG)));
    }

    private Response list() {
        String site = sites.site().url();
        return Response.json(
                200,
                json -> Json.array(json, "pages", pages.list(), (array, page) -> {
                    array.writeStartObject();
                    write(array, page, site);
                    array.writeEndObject();
                }));
    }

    private Response get(Slug slug) {
        Stored stored = store.read(slug).orElseThrow(() -> Problem.none("page", slug.value()));
        StaticPage page = stored.page();
        String site = sites.site().url();
        return Response.json(200, json -> {
                    write(json, new ListedPage(slug, page.title(), page.revision(), page.updated()), site);
                    json.writeStringProperty("description", page.description());
                    json.writeStringProperty("html", page.body().html());
                    ArticleJson.footnotes(json, page.body());
                    json.writeStringProperty("document", stored.document());
                })
                .with("etag", EntityTag.ofRevision(page.revision()));
    }

    private static void write(JsonGenerator json, ListedPage page, String site) {
        json.writeStringProperty("slug", page.slug().value());
        json.writeStringProperty("title", page.title());
        json.writeStringProperty("url", site + StaticPage.path(page.slug()));
        json.writeNumberProperty("revision", page.revision());
        json.writeStringProperty("updated", page.updated().toString());
    }

    private Response publish(Request request, Caller editor) {
        TooLarge.unlessFits("The document", request.body().length, StaticPageStore.LIMIT);
        Slug slug = request.newSlug(SLUG);
        Site site = sites.site();
        StaticPageReader.Reading reading =
                StaticPageReader.read(request.body(), slug, site.language(), () -> pictures.of(slug));
        try {
            Publication publication =
                    store.publish(slug, reading.draft(), Preconditions.of(request), editor.actor(), clock.instant());
            return Response.json(publication.outcome() == Outcome.CREATED ? 201 : 200, json -> {
                        json.writeStringProperty(SLUG, slug.value());
                        json.writeNumberProperty("revision", publication.revision());
                        json.writeStringProperty("url", site.url() + StaticPage.path(slug));
                        json.writeStringProperty(
                                "outcome", publication.outcome().name().toLowerCase(Locale.ROOT));
                        if (!reading.ignored().isEmpty()) {
                            Json.texts(json, "ignored", reading.ignored());
                        }
                    })
                    .with("etag", EntityTag.ofRevision(publication.revision()));
        } catch (TooMany full) {
            throw Problem.conflict(full.getMessage());
        }
    }

    private Response remove(Request request, Caller editor) {
        Slug slug = slug(request);
        if (!store.remove(slug, Preconditions.of(request), editor.actor(), clock.instant())) {
            throw Problem.none("page", slug.value());
        }
        return Response.empty(204);
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        StaticPages staticPages();

        StaticPageStore staticPageStore();

        Sites sites();

        Pictures pictures();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
