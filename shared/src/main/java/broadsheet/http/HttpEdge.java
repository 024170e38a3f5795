package broadsheet.http;

import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Articles.TooLarge;
import broadsheet.discussion.Refused;
import broadsheet.fault.Rejected;
import broadsheet.json.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import javax.inject.Inject;

/** Where requests come in and answers go out; the one place that turns a failure into an answer. */
public final class HttpEdge {
    /** Made once per function. */
    @Inject
    public HttpEdge() {}

    /** What a function does with a request. */
    @FunctionalInterface
    public interface Route {
        /**
         * Answers the request.
         *
         * @throws Problem instead of an answer
         * @throws Rejected if the input has faults: 422, which lists them
         */
        Response handle(Request request);
    }

    /** Reads the event, lets the route answer it, and writes the answer, whatever happens. */
    public void answer(InputStream event, OutputStream answer, Context context, Route route) {
        Response response = respond(event, context, route);
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

    private static Response respond(InputStream event, Context context, Route route) {
        boolean fromAPage = false;
        try {
            Request request = RequestReader.read(event);
            fromAPage = request.isFormOfAPage();
            return unlessKnown(request, route.handle(request));
        } catch (RuntimeException failure) {
            Problem problem = problem(failure, context);
            return fromAPage ? ProblemPage.of(problem) : Response.problem(problem);
        }
    }

    private static Problem problem(RuntimeException failure, Context context) {
        return switch (failure) {
            case Problem problem -> problem;
            case Rejected rejected -> Problem.invalid(rejected.faults());
            case RevisionConflict conflict -> Problem.preconditionFailed(conflict.getMessage());
            case SlugTaken taken -> Problem.conflict(taken.getMessage());
            case TooLarge tooLarge -> Problem.tooLarge(tooLarge.getMessage());
            case Refused refused -> Problem.refused(refused);
            default -> {
                context.getLogger().log(trace(failure), LogLevel.ERROR);
                yield Problem.internal();
            }
        };
    }

    /** 304 for what the client has already (RFC 9110, section 13.1.2); what has no tag it cannot have. */
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
