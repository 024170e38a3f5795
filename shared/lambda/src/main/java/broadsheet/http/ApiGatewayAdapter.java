package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Busy;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.discussion.Refused;
import broadsheet.json.Json;
import broadsheet.log.CallLine;
import broadsheet.log.CallLog;
import broadsheet.log.Metric;
import broadsheet.snapshot.Snapshot;
import broadsheet.validation.ValidationException;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.inject.Inject;

/**
 * Connects API Gateway events to a function's routes. This is the only class that maps exceptions to HTTP responses.
 */
public final class ApiGatewayAdapter {
    /**
     * The allowed form of CloudFront's request id. A client that bypasses CloudFront can send any text in this header.
     */
    private static final Pattern EDGE_ID = Pattern.compile("[A-Za-z0-9_=-]{1,80}");

    /** The location of an article or a coverage whose name was not in the request. */
    private static final Pattern MADE = Pattern.compile("/api/(articles|live)/([^/]+)");

    /** The {@code Retry-After} of a 503. DynamoDB adds on-demand capacity to a throttled table within seconds. */
    private static final Duration WHILE_BUSY = Duration.ofSeconds(5);

    private final OriginSecrets secrets;
    private final CallLog log;

    /**
     * Creates the function's only adapter.
     *
     * @param secrets the accepted origin secrets; a request without one of them gets 403
     */
    @Inject
    public ApiGatewayAdapter(OriginSecrets secrets, CallLog log) {
        this.secrets = secrets;
        this.log = log;
    }

    /** The function's code for a request. */
    @FunctionalInterface
    public interface Route {
        /**
         * Handles the request.
         *
         * @throws Problem if the response is an error
         * @throws ValidationException if the input is invalid; the client gets a 422 that lists the errors
         */
        Response handle(Request request);
    }

    /** Reads the event, calls the route, and writes the response. It also writes one log line, even on failure. */
    public void answer(InputStream event, OutputStream answer, Context context, Route route) {
        answerTo(() -> ReadersSite.UNKNOWN, event, answer, context, route);
    }

    /**
     * Like {@link #answer(InputStream, OutputStream, Context, Route)}, for a function whose answers readers read: in the
     * site's language, and as HTML if a form was sent.
     *
     * @param site supplies the settings; called only if a request is refused
     */
    public void answer(InputStream event, OutputStream answer, Context context, Route route, Supplier<Site> site) {
        answerTo(() -> ReadersSite.read(site), event, answer, context, route);
    }

    private void answerTo(
            Supplier<ReadersSite> site, InputStream event, OutputStream answer, Context context, Route route) {
        log.log(context, line -> {
            Response response = respond(event, context, route, site, line);
            note(line, response);
            write(answer, response);
        });
    }

    /**
     * Calls the function with sample requests before Lambda takes a snapshot of it, if SnapStart is on. It discards the
     * responses, and it logs only failures.
     *
     * @param requests supplies the sample requests just before the snapshot
     */
    public void primeBeforeSnapshot(RequestStreamHandler function, Supplier<List<PrimingRequest>> requests) {
        if (Snapshot.isAhead()) {
            Snapshot.primeBefore(
                    function,
                    () -> requests.get().stream()
                            .map(request -> request.event(secrets.said()))
                            .toList(),
                    ApiGatewayAdapter::isFailure);
        }
    }

    /** Whether the response has a 5xx status. */
    static boolean isFailure(String answer) {
        return answer.startsWith("{\"statusCode\":5");
    }

    private static void write(OutputStream answer, Response response) {
        Json.write(answer, json -> {
            json.writeStartObject();
            json.writeNumberProperty("statusCode", response.status());
            Json.object(json, "headers", headers -> response.headers().forEach(headers::writeStringProperty));
            if (!response.cookies().isEmpty()) {
                Json.array(json, "cookies", response.cookies(), (array, cookie) -> array.writeString(cookie.header()));
            }
            json.writeStringProperty("body", response.body());
            if (response.base64()) {
                json.writeBooleanProperty("isBase64Encoded", true);
            }
            json.writeEndObject();
        });
    }

    private Response respond(
            InputStream event, Context context, Route route, Supplier<ReadersSite> site, CallLine line) {
        Function<Problem, Response> refusal =
                problem -> Response.problem(problem, site.get().words());
        boolean fromTheNewsroom = false;
        String path = "";
        try {
            Request request = RequestReader.read(event);
            if (request.isFormOfAPage()) {
                refusal = problem -> refusalOfForm(problem, request, site);
            }
            path = request.path();
            fromTheNewsroom = request.caller().filter(Caller::isOfTheNewsroom).isPresent();
            note(line, request);
            if (!secrets.accept(request.header(OriginSecrets.HEADER).orElse(""))) {
                throw Problem.forbidden(words -> words.refusal().origin());
            }
            request.requireOwnOrigin();
            return unlessKnown(request, route.handle(request));
        } catch (RuntimeException failure) {
            Problem problem = problem(failure, context).at(path);
            // 502 and 503 do not count: readers can cause them by flooding the table or the token issuer.
            line.count(Metric.NEWSROOM_FAILURES, fromTheNewsroom && problem.status() == 500 ? 1 : 0);
            return problem.counted().stream().reduce(refusal.apply(problem), Response::counted, (one, same) -> same);
        }
    }

    private static Response refusalOfForm(Problem problem, Request request, Supplier<ReadersSite> site) {
        String place = request.route().endsWith("-rating") ? "rating" : "discussion";
        return ProblemPage.of(problem, site.get(), about("slug", request), place);
    }

    /** Notes the matched route and its subject. The raw path is never logged, because it may hold any text. */
    private static void note(CallLine line, Request request) {
        line.note("route", request.route());
        request.header("x-amz-cf-id")
                .filter(id -> EDGE_ID.matcher(id).matches())
                .ifPresent(id -> line.note("edgeId", id));
        about("slug", request).ifPresent(slug -> line.note("article", slug.value()));
        about("coverage", request).ifPresent(slug -> line.note("coverage", slug.value()));
    }

    private static Optional<Slug> about(String place, Request request) {
        return Optional.ofNullable(request.pathParameters().get(place)).flatMap(Slug::parse);
    }

    private static void note(CallLine line, Response response) {
        line.note("status", response.status());
        EntityTag.revisionOf(response.headers().getOrDefault("etag", ""))
                .ifPresent(revision -> line.note("revision", revision));
        if (response.status() < 300) {
            Matcher made = MADE.matcher(response.headers().getOrDefault("location", ""));
            if (made.matches()) {
                String name = URLDecoder.decode(made.group(2), UTF_8);
                line.note(made.group(1).equals("articles") ? "article" : "coverage", name);
            }
        }
        response.counted().forEach(metric -> line.count(metric, 1));
        line.count(Metric.FAILURES, response.status() >= 500 ? 1 : 0);
    }

    private static Problem problem(RuntimeException failure, Context context) {
        return switch (failure) {
            case Problem problem -> problem;
            case ValidationException rejected -> Problem.invalid(rejected.errors());
            case RevisionConflict conflict -> Problem.preconditionFailed(conflict.getMessage());
            case SlugTaken taken -> Problem.conflict(taken.getMessage());
            case TooLarge tooLarge -> Problem.tooLarge(tooLarge.getMessage());
            case Refused refused -> Problem.refused(refused);
            case Busy busy -> busy(failure, context);
            default -> {
                if (Throttling.isCauseOf(failure)) {
                    yield busy(failure, context);
                }
                context.getLogger().log(trace(failure), LogLevel.ERROR);
                yield Problem.internal();
            }
        };
    }

    private static Problem busy(RuntimeException failure, Context context) {
        context.getLogger().log(failure.toString(), LogLevel.WARN);
        return Problem.unavailable(words -> words.refusal().busy(), WHILE_BUSY);
    }

    /**
     * Returns 304 if the client already has this representation (RFC 9110, section 13.1.2). A response without an
     * entity tag is always sent in full.
     */
    private static Response unlessKnown(Request request, Response response) {
        Optional<String> condition = request.header("if-none-match");
        String tag = response.headers().getOrDefault("etag", "");
        return response.status() == 200
                        && request.route().startsWith("GET ")
                        && condition.isPresent()
                        && !tag.isEmpty()
                        && EntityTag.noneMatchNames(condition.get(), tag)
                ? response.notModified()
                : response;
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
