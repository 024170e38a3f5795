package broadsheet.erasereader;

import broadsheet.discussion.Readers;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import javax.inject.Singleton;

/**
 * Serves signed-in readers at {@code /api/readers/me}. {@code GET} exports all data that Broadsheet stores about the
 * caller. {@code DELETE} erases it: 204 when nothing is left, else 202, after which the client repeats the call.
 */
public final class EraseReader implements RequestStreamHandler {
    /** How many comments one call erases, which takes a second or two. */
    private static final int BATCH_SIZE = 25;

    private final ApiGatewayAdapter http;
    private final Readers readers;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public EraseReader() {
        this(InstantSource.system());
    }

    EraseReader(InstantSource clock) {
        Wiring wiring = DaggerEraseReader_Wiring.factory().create(Consistency.STRONG);
        this.http = wiring.http();
        this.readers = wiring.readers();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        Response response = switch (request.route()) {
            case "GET /api/readers/me" -> tell(request, request.requireCaller());
            case "DELETE /api/readers/me" -> erase(request.requireCaller());
            default -> throw Problem.notFound();
        };
        return response.with("cache-control", "no-store");
    }

    private Response tell(Request request, Caller caller) {
        int limit = request.limit(Readers.MAX_LIMIT, Readers.MAX_LIMIT);
        return ReaderDataAnswer.of(caller, readers.kept(caller.subject(), limit, request.parameter("cursor")));
    }

    private Response erase(Caller caller) {
        return readers.erase(caller.subject(), BATCH_SIZE, clock.instant())
                ? Response.empty(204)
                : Response.empty(202).with("retry-after", "1");
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Readers readers();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
