package broadsheet.http;

import broadsheet.discussion.Refused;
import broadsheet.log.Metric;
import broadsheet.validation.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** An error response with problem details (RFC 9457). */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String NOTHING = "There is nothing here.";
    private static final int MOST_SHOWN = 200;

    private final int status;
    private final String title;

    private Duration retryAfter = Duration.ZERO;

    @SuppressWarnings("serial") // Never serialised: the adapter catches every problem.
    private Consumer<JsonGenerator> members = json -> {};

    @SuppressWarnings("serial") // Never serialised: the adapter catches every problem.
    private List<Metric> counted = List.of();

    @SuppressWarnings("serial") // Never serialised: the adapter catches every problem.
    private final List<FieldError> faults;

    private Problem(int status, String title, String detail, List<FieldError> faults) {
        super(detail);
        this.status = status;
        this.title = title;
        this.faults = faults;
    }

    /** 400: the request is malformed. */
    public static Problem badRequest(String detail) {
        return new Problem(400, "Bad Request", detail, List.of());
    }

    /** 401: the caller is not authenticated. */
    public static Problem unauthorized() {
        return new Problem(401, "Unauthorized", "This needs a bearer token.", List.of());
    }

    /** 403: the caller lacks permission. */
    public static Problem forbidden(String detail) {
        return new Problem(403, "Forbidden", detail, List.of());
    }

    /** 404: the resource does not exist and never did. */
    public static Problem notFound() {
        return notFound(NOTHING);
    }

    /** 404: no resource of this type has this name, and none ever had. */
    public static Problem none(String what, String name) {
        return notFound("There is no %s \"%s\".".formatted(what, shown(name)));
    }

    private static Problem notFound(String detail) {
        return new Problem(404, "Not Found", detail, List.of());
    }

    /** Returns this problem, or a copy that names the path if it is a 404 without details. */
    Problem at(String path) {
        return NOTHING.equals(getMessage()) && !path.isEmpty()
                ? notFound("There is nothing at %s.".formatted(shown(path)))
                : this;
    }

    private static String shown(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "\u2026" : text;
    }

    /** 409: the request conflicts with the resource's current state. */
    public static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail, List.of());
    }

    /** 409: parts of the request conflict with the current state. The response lists each with its location. */
    public static Problem conflict(String detail, List<FieldError> faults) {
        return new Problem(409, "Conflict", detail, List.copyOf(faults));
    }

    /** 410: an editor withdrew the resource. */
    public static Problem gone() {
        return new Problem(410, "Gone", "What was here has been withdrawn.", List.of());
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
    public static Problem tooMany(String detail, Duration retryAfter) {
        var problem = new Problem(429, "Too Many Requests", detail, List.of());
        problem.retryAfter = retryAfter;
        return problem;
    }

    /** 413: the content exceeds a size limit. */
    public static Problem tooLarge(String detail) {
        return new Problem(413, "Content Too Large", detail, List.of());
    }

    /** 422: the input has errors. The response lists each with its location. */
    public static Problem invalid(List<FieldError> faults) {
        String detail = faults.size() == 1
                ? "There is a fault in what was sent."
                : "There are " + faults.size() + " faults in what was sent.";
        return new Problem(422, "Unprocessable Content", detail, List.copyOf(faults));
    }

    /** A submission to a discussion that was refused. */
    static Problem refused(Refused refused) {
        String detail = refused.why().detail();
        return switch (refused.why()) {
            case NO_ARTICLE -> notFound();
            case NO_COMMENT, SAME_TEXT -> conflict(detail);
            case TOO_OFTEN -> tooMany(detail, refused.retryAfter().orElse(Duration.ofHours(1)));
            case TOO_MANY_WAIT ->
                tooMany(detail, refused.retryAfter().orElse(Duration.ofHours(1)))
                        .counted(Metric.DISCUSSION_BRAKED);
            case BLOCKED -> forbidden(detail);
            case KEY_REUSED -> new Problem(422, "Unprocessable Content", detail, List.of());
        };
    }

    /** 500: an unexpected failure. The log has the details, the response does not. */
    static Problem internal() {
        return new Problem(500, "Internal Server Error", "Something went wrong here; it has been logged.", List.of());
    }

    /** 502: a server that this function depends on does not respond correctly. */
    public static Problem badGateway(String detail) {
        return new Problem(502, "Bad Gateway", detail, List.of());
    }

    /** 503: the failure is temporary. {@code Retry-After} says when the client may try again. */
    public static Problem unavailable(String detail, Duration retryAfter) {
        var problem = new Problem(503, "Service Unavailable", detail, List.of());
        problem.retryAfter = retryAfter;
        return problem;
    }

    /** Adds a metric to this problem. */
    private Problem counted(Metric metric) {
        counted = List.of(metric);
        return this;
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

    List<FieldError> faults() {
        return faults;
    }
}
