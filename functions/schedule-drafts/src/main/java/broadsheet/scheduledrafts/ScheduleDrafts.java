package broadsheet.scheduledrafts;

import broadsheet.draft.DraftId;
import broadsheet.draft.DraftUser;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.publishing.ScheduleQueueModule;
import broadsheet.schedule.ScheduleBegun;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import javax.inject.Singleton;

/**
 * Serves {@code PUT} and {@code DELETE} of the schedules of drafts and articles, and {@code GET /api/schedules}, to
 * editors. The schedule of a draft is read by its author too.
 */
public final class ScheduleDrafts implements RequestStreamHandler {
    private final ApiGatewayAdapter http;
    private final DraftSchedules drafts;
    private final WithdrawalSchedules withdrawals;
    private final Calendar calendar;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public ScheduleDrafts() {
        this(InstantSource.system());
    }

    ScheduleDrafts(InstantSource clock) {
        this(DaggerScheduleDrafts_Wiring.factory().create(Consistency.STRONG, clock));
    }

    private ScheduleDrafts(Wiring wiring) {
        this.http = wiring.http();
        this.drafts = wiring.drafts();
        this.withdrawals = wiring.withdrawals();
        this.calendar = wiring.calendar();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        if (request.route().equals("GET /api/drafts/{draft}/schedule")) {
            Caller caller = request.requireGroup(Caller.AUTHORS, Caller.EDITORS);
            return drafts.read(draft(request), caller.draftPermissions());
        }
        Caller editor = request.requireGroup(Caller.EDITORS);
        DraftUser by = editor.draftUser();
        try {
            return switch (request.route()) {
                case "PUT /api/drafts/{draft}/schedule" -> drafts.set(request, draft(request), by);
                case "DELETE /api/drafts/{draft}/schedule" -> drafts.cancel(draft(request), by);
                case "PUT /api/articles/{slug}/withdrawal-schedule" -> withdrawals.set(request, by);
                case "DELETE /api/articles/{slug}/withdrawal-schedule" -> withdrawals.cancel(request, by);
                case "GET /api/schedules" -> calendar.list(request);
                default -> throw Problem.notFound();
            };
        } catch (ScheduleBegun begun) {
            throw Problem.conflict("Its time has come: it is being done right now.");
        }
    }

    private static DraftId draft(Request request) {
        return DraftId.parse(request.path("draft")).orElseThrow(() -> Problem.none("draft", request.path("draft")));
    }

    @Singleton
    @Component(modules = {DynamoModule.class, ScheduleQueueModule.class})
    interface Wiring {
        ApiGatewayAdapter http();

        DraftSchedules drafts();

        WithdrawalSchedules withdrawals();

        Calendar calendar();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency, @BindsInstance InstantSource clock);
        }
    }
}
