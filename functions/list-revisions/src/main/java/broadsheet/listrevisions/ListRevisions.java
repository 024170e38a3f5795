package broadsheet.listrevisions;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.Revision;
import broadsheet.article.Revision.Act;
import broadsheet.article.Revisions;
import broadsheet.article.SiteRevisions;
import broadsheet.audit.AuditTrail;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.EntityTag;
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
import java.util.Optional;
import javax.inject.Singleton;
import tools.jackson.core.JsonGenerator;

/**
 * Serves {@code GET /api/articles/{slug}/revisions} and {@code .../{revision}} to editors, {@code GET /api/site}, and
 * the same of the site; and {@code GET /api/audit} to administrators. The site's settings are for editors only, because they name the words that no comment may have.
 * Reads are strongly consistent, so that an editor sees a revision right after publishing it.
 */
public final class ListRevisions implements RequestStreamHandler {
    /** Small, because DynamoDB charges for the whole document of each revision. */
    private static final int DEFAULT_LIMIT = 20;

    private final ApiGatewayAdapter http;
    private final Addresses addresses;
    private final Revisions revisions;
    private final SiteRevisions ofSite;
    private final AuditPages audit;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public ListRevisions() {
        this(InstantSource.system());
    }

    ListRevisions(InstantSource clock) {
        this(DaggerListRevisions_Wiring.factory().create(Consistency.STRONG), clock);
    }

    private ListRevisions(Wiring wiring, InstantSource clock) {
        this(
                wiring.http(),
                wiring.addresses(),
                wiring.revisions(),
                wiring.siteRevisions(),
                new AuditPages(wiring.auditTrail(), clock));
    }

    ListRevisions(
            ApiGatewayAdapter http, Addresses addresses, Revisions revisions, SiteRevisions ofSite, AuditPages audit) {
        this.http = http;
        this.addresses = addresses;
        this.revisions = revisions;
        this.ofSite = ofSite;
        this.audit = audit;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        boolean isAudit = request.route().equals("GET /api/audit");
        request.requireGroup(isAudit ? Caller.ADMINISTRATORS : Caller.EDITORS);
        Response response = switch (request.route()) {
            case "GET /api/audit" -> audit.list(request);
            case "GET /api/articles/{slug}/revisions" -> list(request);
            case "GET /api/articles/{slug}/revisions/{revision}" ->
                get(revisions.find(article(request), request.number("revision")));
            case "GET /api/site" -> site();
            case "GET /api/site/revisions" -> page(ofSite.list(limit(request), request.parameter("cursor")));
            case "GET /api/site/revisions/{revision}" -> get(ofSite.find(request.number("revision")));
            default -> throw Problem.notFound();
        };
        return response.with("cache-control", "no-store");
    }

    private Response list(Request request) {
        ArticleId article = article(request);
        Revisions.Page page = revisions.list(article, limit(request), request.parameter("cursor"));
        if (page.entries().isEmpty() && isUnknown(article)) {
            throw none(request);
        }
        return page(page);
    }

    private static int limit(Request request) {
        return request.limit(DEFAULT_LIMIT, Revisions.MAX_LIMIT);
    }

    private static Response page(Revisions.Page page) {
        return Response.json(200, json -> {
            Json.array(json, "revisions", page.entries(), (array, revision) -> {
                array.writeStartObject();
                write(array, revision);
                array.writeEndObject();
            });
            page.next().ifPresent(cursor -> json.writeStringProperty("next", cursor));
        });
    }

    /** The article that has the address in the request, or had it before. */
    private ArticleId article(Request request) {
        return addresses.leadsTo(request.slug("slug")).orElseThrow(() -> none(request));
    }

    private static Problem none(Request request) {
        return Problem.noArticle(request.slug("slug").value());
    }

    /** Whether the article was never published. An empty page is not enough: it may follow the last revision. */
    private boolean isUnknown(ArticleId article) {
        return revisions.list(article, 1, Optional.empty()).entries().isEmpty();
    }

    /** The settings as they were sent, to be edited and sent back with the tag as {@code If-Match}. */
    private Response site() {
        Revisions.WithDocument current = ofSite.current().orElseThrow(Problem::notFound);
        return Response.text(200, "application/yaml", current.document().orElseThrow())
                .with("etag", EntityTag.ofRevision(current.revision().number()));
    }

    private static Response get(Optional<Revisions.WithDocument> revision) {
        Revisions.WithDocument found = revision.orElseThrow(Problem::notFound);
        return Response.json(200, json -> {
            write(json, found.revision());
            found.document().ifPresent(document -> json.writeStringProperty("document", document));
        });
    }

    private static void write(JsonGenerator json, Revision revision) {
        json.writeNumberProperty("revision", revision.number());
        json.writeStringProperty("at", revision.at().toString());
        json.writeStringProperty("editor", revision.editor().id());
        if (!revision.editor().name().isEmpty()) {
            json.writeStringProperty("editorName", revision.editor().name());
        }
        revision.slug().ifPresent(slug -> json.writeStringProperty("slug", slug.value()));
        switch (revision.act()) {
            case Act.Publication(Optional<String> correction) ->
                correction.ifPresent(text -> json.writeStringProperty("correction", text));
            case Act.Withdrawal(Optional<String> reason) -> {
                json.writeBooleanProperty("withdrawn", true);
                reason.ifPresent(text -> json.writeStringProperty("reason", text));
            }
            case Act.Displacement displaced -> json.writeBooleanProperty("displaced", true);
        }
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Addresses addresses();

        Revisions revisions();

        SiteRevisions siteRevisions();

        AuditTrail auditTrail();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
