package broadsheet.rerenderpages;

import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.rendering.Rendering;
import broadsheet.rendering.Renderings;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import javax.inject.Singleton;

/**
 * Serves {@code POST}, {@code GET} and {@code DELETE /api/rendering} to editors: starts the rendering of every page,
 * reports its progress, and stops it. The table's stream invokes render-pages, which renders the pages.
 */
public final class RerenderPages implements RequestStreamHandler {
    private final ApiGatewayAdapter http;
    private final Renderings renderings;
    private final Supplier<String> ids;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public RerenderPages() {
        this(
                DaggerRerenderPages_Wiring.factory().create(Consistency.STRONG),
                () -> UUID.randomUUID().toString(),
                InstantSource.system());
    }

    private RerenderPages(Wiring wiring, Supplier<String> ids, InstantSource clock) {
        this.http = wiring.http();
        this.renderings = wiring.renderings();
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        Caller editor = request.requireGroup(Caller.EDITORS);
        return switch (request.route()) {
            case "POST /api/rendering" -> start(editor);
            case "GET /api/rendering" -> watch();
            case "DELETE /api/rendering" -> stop(editor);
            default -> throw Problem.notFound();
        };
    }

    private Response start(Caller editor) {
        String id = ids.get();
        renderings.start(id, editor.actor(), clock.instant());
        return answer(202, new Rendering(id, 0, 0, 0, 0, false));
    }

    private Response watch() {
        return answer(200, renderings.current().orElseThrow(Problem::notFound));
    }

    private Response stop(Caller editor) {
        renderings.stop(editor.actor(), clock.instant());
        return Response.empty(204);
    }

    private static Response answer(int status, Rendering rendering) {
        return Response.json(status, json -> {
                    json.writeStringProperty("id", rendering.id());
                    json.writeNumberProperty("found", rendering.found());
                    json.writeNumberProperty("rendered", rendering.rendered());
                    json.writeNumberProperty("written", rendering.written());
                    json.writeBooleanProperty("complete", rendering.isComplete());
                })
                .with("cache-control", "no-store");
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Renderings renderings();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
