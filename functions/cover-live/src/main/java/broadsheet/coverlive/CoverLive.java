package broadsheet.coverlive;

import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Pictures;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.authoring.CoverageReader;
import broadsheet.authoring.UpdateReader;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.EntityTag;
import broadsheet.http.Numerals;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.live.Coverage;
import broadsheet.live.LiveCoverageStore;
import broadsheet.live.LiveCoverageStore.EditConflict;
import broadsheet.live.LiveCoverageStore.Saved;
import broadsheet.live.LiveCoverageStore.Written;
import broadsheet.live.LiveRefusal;
import broadsheet.live.LiveUpdate;
import broadsheet.live.Progress;
import broadsheet.live.UpdateId;
import broadsheet.log.Metric;
import broadsheet.validation.ValidationException;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.inject.Singleton;
import tools.jackson.core.JsonGenerator;

/**
 * Serves {@code /api/live} and the paths below it to editors. If a write fails its precondition, the 412 response
 * contains the current version, so that the desk can show both.
 */
public final class CoverLive implements RequestStreamHandler {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final ApiGatewayAdapter http;
    private final LiveCoverageStore store;
    private final LiveEditorView editorView;
    private final Sites sites;
    private final Pictures pictures;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public CoverLive() {
        this(InstantSource.system());
    }

    CoverLive(InstantSource clock) {
        this(DaggerCoverLive_Wiring.factory().create(Consistency.STRONG), clock);
    }

    private CoverLive(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.store = wiring.store();
        this.editorView = wiring.editorView();
        this.sites = wiring.sites();
        this.pictures = wiring.pictures();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        Actor by = request.requireGroup(Caller.EDITORS).actor();
        Response response = explained(() -> switch (request.route()) {
            case "GET /api/live" -> list(request);
            case "POST /api/live" -> openCoverage(request, by);
            case "GET /api/live/{coverage}" -> readCoverage(request);
            case "PUT /api/live/{coverage}" -> writeCoverage(request, by);
            case "GET /api/live/{coverage}/updates/{id}" -> readUpdate(request);
            case "PUT /api/live/{coverage}/updates/{id}" -> writeUpdate(request, by);
            case "DELETE /api/live/{coverage}/updates/{id}" -> withdrawUpdate(request, by);
            default -> throw Problem.notFound();
        });
        return response.with("cache-control", "no-store");
    }

    private Response list(Request request) {
        String status = request.parameter("status").orElse("open");
        return switch (status) {
            case "open" -> editorView.open();
            case "closed" -> editorView.closed(request.limit(USUAL, MOST), request.parameter("cursor"));
            default -> throw ValidationException.because("status", "is \"" + status + "\", neither open nor closed");
        };
    }

    private Response readCoverage(Request request) {
        Slug coverage = request.slug("coverage");
        Written written = store.coverage(coverage).orElseThrow(() -> Problem.none("coverage", coverage.value()));
        return editorView.coverage(coverage, written, sites.site(), before(request));
    }

    private static Optional<Integer> before(Request request) {
        return request.parameter("before")
                .map(text -> Numerals.ordinal(text)
                        .orElseThrow(() ->
                                ValidationException.because("before", "\"" + text + "\" is the place of no update")));
    }

    private Response writeCoverage(Request request, Actor by) {
        TooLarge.unlessFits("The document", request.body().length);
        Slug coverage = request.newSlug("coverage");
        Site site = sites.site();
        CoverageReader.Reading reading = CoverageReader.read(request.body(), site);
        Saved saved = store.write(coverage, reading.draft(), expectation(request), by, clock.instant());
        return saved(coverage, saved, reading.ignored(), site);
    }

    /**
     * Opens a coverage under the slug of its title, with a number behind it if others have that. The same document opens
     * no second one.
     */
    private Response openCoverage(Request request, Actor by) {
        TooLarge.unlessFits("The document", request.body().length);
        Site site = sites.site();
        CoverageReader.Reading reading = CoverageReader.read(request.body(), site);
        Slug named = Slug.from(reading.draft().metadata().title())
                .orElseThrow(() ->
                        ValidationException.because("title", "has no letter and no digit that an address can have"));
        for (int number = 1; number <= Slug.MOST_NAMESAKES; number++) {
            Slug coverage = named.numbered(number);
            try {
                Saved saved = store.write(coverage, reading.draft(), revision -> revision == 0, by, clock.instant());
                return saved(coverage, saved, reading.ignored(), site)
                        .with("location", "/api" + Coverage.path(coverage));
            } catch (EditConflict another) {
                // The slug has another document, so the next one is tried.
            }
        }
        throw Problem.conflict("%d coverages have this title.".formatted(Slug.MOST_NAMESAKES));
    }

    private static Response saved(Slug coverage, Saved saved, List<String> ignored, Site site) {
        return answer(saved, site.url() + Coverage.path(coverage), ignored, json -> {
            json.writeStringProperty("coverage", coverage.value());
        });
    }

    private Response readUpdate(Request request) {
        Slug coverage = request.slug("coverage");
        UpdateId id = UpdateId.parse(request.path("id")).orElseThrow(Problem::notFound);
        Written written = store.update(coverage, id).orElseThrow(Problem::notFound);
        String document = written.document().orElseThrow(Problem::gone);
        return Response.json(200, json -> {
                    json.writeStringProperty("coverage", coverage.value());
                    json.writeStringProperty("id", id.value());
                    json.writeNumberProperty("revision", written.revision());
                    json.writeStringProperty("document", document);
                })
                .with("etag", EntityTag.ofRevision(written.revision()));
    }

    private Response writeUpdate(Request request, Actor by) {
        TooLarge.unlessFits("The document", request.body().length);
        Slug coverage = request.slug("coverage");
        UpdateId id = UpdateId.parse(request.path("id"))
                .orElseThrow(() -> ValidationException.because("id", "\"" + request.path("id") + "\" is no ULID"));
        Site site = sites.site();
        UpdateReader.Reading reading = UpdateReader.read(request.body(), id, site, () -> pictures.of(coverage));
        Saved saved = store.write(coverage, id, reading.draft(), expectation(request), by, clock.instant());
        String path = LiveUpdate.path(coverage, LiveUpdate.page(saved.place())) + "#" + id.anchor();
        Response answer = answer(saved, site.url() + path, reading.ignored(), json -> {
            json.writeStringProperty("coverage", coverage.value());
            json.writeStringProperty("id", id.value());
            json.writeNumberProperty("place", saved.place());
        });
        return saved.outcome() == Outcome.CREATED ? answer.counted(Metric.UPDATES_POSTED) : answer;
    }

    private Response withdrawUpdate(Request request, Actor by) {
        UpdateId id = UpdateId.parse(request.path("id")).orElseThrow(Problem::notFound);
        store.withdraw(request.slug("coverage"), id, expectation(request), by, clock.instant());
        return Response.empty(204);
    }

    private static Response answer(Saved saved, String url, List<String> ignored, Consumer<JsonGenerator> what) {
        return Response.json(saved.outcome() == Outcome.CREATED ? 201 : 200, json -> {
                    what.accept(json);
                    json.writeNumberProperty("revision", saved.revision());
                    json.writeStringProperty("url", url);
                    json.writeStringProperty("outcome", saved.outcome().name().toLowerCase(Locale.ROOT));
                    if (!ignored.isEmpty()) {
                        Json.texts(json, "ignored", ignored);
                    }
                })
                .with("etag", EntityTag.ofRevision(saved.revision()));
    }

    /**
     * Returns the writer's precondition. A client sends {@code If-None-Match: *} to post an update, and {@code
     * If-Match} to correct one.
     */
    private static Expectation expectation(Request request) {
        Optional<String> match = request.header("if-match");
        boolean posts = request.header("if-none-match")
                .filter(tag -> tag.trim().equals("*"))
                .isPresent();
        return revision -> (!posts || revision == 0)
                && match.map(condition -> EntityTag.matchAllows(condition, revision))
                        .orElse(true);
    }

    private static Response explained(Supplier<Response> response) {
        try {
            return response.get();
        } catch (EditConflict conflict) {
            throw Problem.preconditionFailed(conflict.getMessage())
                    .telling(json -> conflict.current().ifPresent(current -> current(json, current)));
        } catch (LiveRefusal refusal) {
            throw switch (refusal.why()) {
                case NO_COVERAGE, NO_UPDATE -> Problem.notFound();
                case CLOSED ->
                    Problem.conflict("This coverage is closed. Open it again, or correct what stands there.");
                case WITHDRAWN -> Problem.gone();
                case TOO_MANY_PINNED ->
                    ValidationException.because(
                            "pinned", "is true of %d updates already".formatted(Progress.MOST_PINNED));
            };
        }
    }

    private static void current(JsonGenerator json, Written current) {
        Json.object(json, "current", members -> {
            members.writeNumberProperty("revision", current.revision());
            current.document()
                    .ifPresentOrElse(
                            document -> members.writeStringProperty("document", document),
                            () -> members.writeBooleanProperty("withdrawn", true));
        });
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        LiveCoverageStore store();

        LiveEditorView editorView();

        Sites sites();

        Pictures pictures();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
