package broadsheet.http;

import broadsheet.discussion.AuthoredComments;
import broadsheet.discussion.Refused;
import broadsheet.language.Words;
import broadsheet.log.Metric;
import broadsheet.validation.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * An error response with problem details (RFC 9457). A detail that readers can see is in the site's language. Status and
 * title are for programs.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SHOWN = 200;

    private final int status;
    private final String title;

    @SuppressWarnings("serial") // Never serialised: the adapter catches every problem.
    private final Function<Words, String> detail;

    /** Whether the detail does not say what was not found. */
    private boolean isUnnamed;

    private Duration retryAfter = Duration.ZERO;

    @SuppressWarnings("serial") // Never serialised: the adapter catches every problem.
    private Consumer<JsonGenerator> members = json -> {};

    @SuppressWarnings("serial") // Never serialised: the adapter catches every problem.
    private List<Metric> counted = List.of();

    @SuppressWarnings("serial") // Never serialised: the adapter catches every problem.
    private final List<FieldError> errors;

    private Problem(int status, String title, Function<Words, String> detail, List<FieldError> errors) {
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.errors = errors;
    }

    private Problem(int status, String title, String detail, List<FieldError> errors) {
        this(status, title, words -> detail, errors);
    }

    /** 400: the request is malformed. */
    public static Problem badRequest(Function<Words, String> detail) {
        return new Problem(400, "Bad Request", detail, List.of());
    }

    /** 401: the caller is not authenticated. */
    public static Problem unauthorized() {
        return new Problem(401, "Unauthorized", words -> words.refusal().account(), List.of());
    }

    /** 403: the caller lacks permission. */
    public static Problem forbidden(String detail) {
        return forbidden(words -> detail);
    }

    /** 403, for a reader. */
    public static Problem forbidden(Function<Words, String> detail) {
        return new Problem(403, "Forbidden", detail, List.of());
    }

    /** 404: the resource does not exist and never did. */
    public static Problem notFound() {
        Problem problem = notFound(words -> words.refusal().nothing());
        problem.isUnnamed = true;
        return problem;
    }

    /** 404: no resource of this type has this name, and none ever had. */
    public static Problem none(String what, String name) {
        return notFound(words -> "There is no %s \"%s\".".formatted(what, shown(name)));
    }

    /** 404: no article has this name, and none ever had. */
    public static Problem noArticle(String name) {
        return notFound(words -> words.refusal().noArticle(shown(name)));
    }

    private static Problem notFound(Function<Words, String> detail) {
        return new Problem(404, "Not Found", detail, List.of());
    }

    /** Returns this problem, or a copy that names the path if it is a 404 without details. */
    Problem at(String path) {
        return isUnnamed && !path.isEmpty() ? notFound(words -> words.refusal().nothingAt(shown(path))) : this;
    }

    private static String shown(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "\u2026" : text;
    }

    /** 409: the request conflicts with the resource's current state. */
    public static Problem conflict(String detail) {
        return conflict(words -> detail);
    }

    /** 409, for a reader. */
    public static Problem conflict(Function<Words, String> detail) {
        return new Problem(409, "Conflict", detail, List.of());
    }

    /** 409: parts of the request conflict with the current state. The response lists each with its location. */
    public static Problem conflict(String detail, List<FieldError> errors) {
        return new Problem(409, "Conflict", detail, List.copyOf(errors));
    }

    /** 410: an editor withdrew the resource. */
    public static Problem gone() {
        return new Problem(410, "Gone", words -> words.refusal().withdrawn(), List.of());
    }

    /** 412: the resource's revision is not the one that the request is based on. */
    public static Problem preconditionFailed(String detail) {
        return new Problem(412, "Precondition Failed", detail, List.of());
    }

    /** 415: the endpoint does not read this media type. */
    public static Problem unsupported(String detail) {
        return new Problem(415, "Unsupported Media Type", detail, List.of());
    }

    /** 428: the request must say by {@code If-Match} on which version it is based (RFC 6585, section 3). */
    public static Problem preconditionRequired(String detail) {
        return new Problem(428, "Precondition Required", detail, List.of());
    }

    /** 429: the client exceeded a rate limit. {@code Retry-After} says when it may try again. */
    static Problem tooMany(Function<Words, String> detail, Duration retryAfter) {
        var problem = new Problem(429, "Too Many Requests", detail, List.of());
        problem.retryAfter = retryAfter;
        return problem;
    }

    /** 413: the content exceeds a size limit. */
    public static Problem tooLarge(String detail) {
        return tooLarge(words -> detail);
    }

    /** 413, for a reader. */
    public static Problem tooLarge(Function<Words, String> detail) {
        return new Problem(413, "Content Too Large", detail, List.of());
    }

    /** 422: the input has errors. The response lists each with its location. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(
                422, "Unprocessable Content", words -> words.refusal().errors(errors.size()), List.copyOf(errors));
    }

    /** A submission to a discussion that was refused. */
    static Problem refused(Refused refused) {
        Duration pause = refused.retryAfter().orElse(Duration.ofHours(1));
        return switch (refused.why()) {
            // Nothing can be discussed before its first publication, so the article was withdrawn.
            case NO_ARTICLE -> gone();
            case NO_COMMENT -> conflict(words -> words.refusal().noComment());
            case SAME_TEXT -> conflict(words -> words.refusal().sameText());
            case TOO_LATE -> conflict(words -> words.refusal().late((int) AuthoredComments.EDITABLE.toMinutes()));
            case TOO_OFTEN -> tooMany(words -> words.refusal().tooOften(), pause);
            case TOO_MANY_WAIT ->
                tooMany(words -> words.refusal().tooManyWait(), pause).counted(Metric.DISCUSSION_RATE_LIMITED);
            case BLOCKED ->
                new Problem(403, "Forbidden", words -> words.refusal().blocked(), List.of());
            case KEY_REUSED ->
                new Problem(
                        422,
                        "Unprocessable Content",
                        words -> words.refusal().keyReused(),
                        List.of(new FieldError("Idempotency-Key", "came with another content before")));
        };
    }

    /** 500: an unexpected failure. The log has the details, the response does not. */
    static Problem internal() {
        return new Problem(
                500, "Internal Server Error", words -> words.refusal().failed(), List.of());
    }

    /** 502: a server that this function depends on does not respond correctly. */
    public static Problem badGateway(Function<Words, String> detail) {
        return new Problem(502, "Bad Gateway", detail, List.of());
    }

    /** 503: the failure is temporary. {@code Retry-After} says when the client may try again. */
    public static Problem unavailable(Function<Words, String> detail, Duration retryAfter) {
        var problem = new Problem(503, "Service Unavailable", detail, List.of());
        problem.retryAfter = retryAfter;
        return problem;
    }

    /** Adds a metric to this problem. */
    private Problem counted(Metric metric) {
        counted = List.of(metric);
        return this;
    }

    /** What went wrong, in English. */
    @Override
    public String getMessage() {
        return detail(Words.in("en"));
    }

    /** What went wrong, in the reader's language if readers can see it. */
    public String detail(Words words) {
        return detail.apply(words);
    }

    /** The metrics that the log line counts for this problem. */
    List<Metric> counted() {
        return counted;
    }

    /** Adds extension members to this problem (RFC 9457, section 3.2). */
    public Problem telling(Consumer<JsonGenerator> more) {
        members = more;
        return this;
    }

    /** Writes the extension members. */
    Consumer<JsonGenerator> members() {
        return members;
    }

    /** The delay before a retry; zero if unknown. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The title for the HTTP status. */
    public String title() {
        return title;
    }

    List<FieldError> errors() {
        return errors;
    }
}
