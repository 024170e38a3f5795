package broadsheet.listrevisions;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.Revision;
import broadsheet.article.Revision.Act;
import broadsheet.article.Revisions;
import broadsheet.dynamodb.StoreModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
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
import java.util.Optional;
import javax.inject.Singleton;
import tools.jackson.core.JsonGenerator;

/**
 * Serves {@code GET /api/articles/{slug}/revisions} and {@code .../{revision}} to editors. Reads are strongly
 * consistent, so that an editor sees a revision right after publishing it.
 */
public final class ListRevisions implements RequestStreamHandler {
    /** Small, because DynamoDB charges for the whole document of each revision. */
    private static final int DEFAULT_LIMIT = 20;

    private final ApiGatewayAdapter http;
    private final Addresses addresses;
    private final Revisions revisions;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public ListRevisions() {
        this(DaggerListRevisions_Wiring.factory().create(Consistency.STRONG));
    }

    private ListRevisions(Wiring wiring) {
        this(wiring.http(), wiring.addresses(), wiring.revisions());
    }

    ListRevisions(ApiGatewayAdapter http, Addresses addresses, Revisions revisions) {
        this.http = http;
        this.addresses = addresses;
        this.revisions = revisions;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        request.requireGroup(Caller.EDITORS);
        Response response = switch (request.route()) {
            case "GET /api/articles/{slug}/revisions" -> list(request);
            case "GET /api/articles/{slug}/revisions/{revision}" -> get(request);
            default -> throw Problem.notFound();
        };
        return response.with("cache-control", "no-store");
    }

    private Response list(Request request) {
        ArticleId article = article(request);
        int limit = request.limit(DEFAULT_LIMIT, Revisions.MAX_LIMIT);
        Revisions.Page page = revisions.list(article, limit, request.parameter("cursor"));
        if (page.entries().isEmpty() && isUnknown(article)) {
            throw none(request);
        }
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
        return Problem.none("article", request.slug("slug").value());
    }

    /** Whether the article was never published. An empty page is not enough: it may follow the last revision. */
    private boolean isUnknown(ArticleId article) {
        return revisions.list(article, 1, Optional.empty()).entries().isEmpty();
    }

    private Response get(Request request) {
        Revisions.WithDocument found =
                revisions.find(article(request), request.number("revision")).orElseThrow(Problem::notFound);
        return Response.json(200, json -> {
            write(json, found.revision());
            found.document().ifPresent(document -> json.writeStringProperty("document", document));
        });
    }

    private static void write(JsonGenerator json, Revision revision) {
        json.writeNumberProperty("revision", revision.number());
        json.writeStringProperty("at", revision.at().toString());
        json.writeStringProperty("editor", revision.editor());
        json.writeStringProperty("slug", revision.slug().value());
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
    @Component(modules = StoreModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Addresses addresses();

        Revisions revisions();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
