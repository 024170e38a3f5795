package broadsheet.http;

import broadsheet.discussion.Refused;
import broadsheet.log.Metric;
import broadsheet.validation.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** A request that is answered with problem details (RFC 9457) instead of what it asked for. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String NOTHING = "There is nothing here.";
    private static final int MOST_SHOWN = 200;

    private final int status;
    private final String title;

    private Duration retryAfter = Duration.ZERO;

    @SuppressWarnings("serial") // Never serialised: a problem is answered where it is caught.
    private Consumer<JsonGenerator> members = json -> {};

    @SuppressWarnings("serial") // Never serialised: a problem is answered where it is caught.
    private List<Metric> counted = List.of();

    @SuppressWarnings("serial") // Never serialised: a problem is answered where it is caught.
    private final List<FieldError> faults;

    private Problem(int status, String title, String detail, List<FieldError> faults) {
        super(detail);
        this.status = status;
        this.title = title;
        this.faults = faults;
    }

    /** 400: the request makes no sense as it is. */
    public static Problem badRequest(String detail) {
        return new Problem(400, "Bad Request", detail, List.of());
    }

    /** 401: who calls is not known. */
    public static Problem unauthorized() {
        return new Problem(401, "Unauthorized", "This needs a bearer token.", List.of());
    }

    /** 403: who calls may not do this. */
    public static Problem forbidden(String detail) {
        return new Problem(403, "Forbidden", detail, List.of());
    }

    /** 404: there is nothing here, and never was. */
    public static Problem notFound() {
        return notFound(NOTHING);
    }

    /** 404: there is nothing of that name, and never was. */
    public static Problem none(String what, String name) {
        return notFound("There is no %s \"%s\".".formatted(what, shown(name)));
    }

    private static Problem notFound(String detail) {
        return new Problem(404, "Not Found", detail, List.of());
    }

    /** The same problem; one that does not say what is missing says it by the path. */
    Problem at(String path) {
        return NOTHING.equals(getMessage()) && !path.isEmpty()
                ? notFound("There is nothing at %s.".formatted(shown(path)))
                : this;
    }

    private static String shown(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "\u2026" : text;
    }

    /** 409: what stands there is in the way. */
    public static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail, List.of());
    }

    /** 410: what was here has been withdrawn. */
    public static Problem gone() {
        return new Problem(410, "Gone", "What was here has been withdrawn.", List.of());
    }

    /** 412: what the request builds on is not what stands there. */
    public static Problem preconditionFailed(String detail) {
        return new Problem(412, "Precondition Failed", detail, List.of());
    }

    /** 415: a body of a kind that is not read here. */
    public static Problem unsupported(String detail) {
        return new Problem(415, "Unsupported Media Type", detail, List.of());
    }

    /** 429: too much of it; {@code Retry-After} says when to come again. */
    public static Problem tooMany(String detail, Duration retryAfter) {
        var problem = new Problem(429, "Too Many Requests", detail, List.of());
        problem.retryAfter = retryAfter;
        return problem;
    }

    /** 413: more than can be kept. */
    public static Problem tooLarge(String detail) {
        return new Problem(413, "Content Too Large", detail, List.of());
    }

    /** 422: an input with faults, each with its place. */
    public static Problem invalid(List<FieldError> faults) {
        String detail = faults.size() == 1
                ? "There is a fault in what was sent."
                : "There are " + faults.size() + " faults in what was sent.";
        return new Problem(422, "Unprocessable Content", detail, List.copyOf(faults));
    }

    /** A submission to a discussion that was not taken. */
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

    /** 500: not the caller's fault; what happened stands in the log, not in the answer. */
    static Problem internal() {
        return new Problem(500, "Internal Server Error", "Something went wrong here; it has been logged.", List.of());
    }

    /** 502: a server that this one needs does not answer as it should. */
    public static Problem badGateway(String detail) {
        return new Problem(502, "Bad Gateway", detail, List.of());
    }

    /** 503: it may work later; {@code Retry-After} says when to come again. */
    public static Problem unavailable(String detail, Duration retryAfter) {
        var problem = new Problem(503, "Service Unavailable", detail, List.of());
        problem.retryAfter = retryAfter;
        return problem;
    }

    /** The same problem, which counts. */
    private Problem counted(Metric metric) {
        counted = List.of(metric);
        return this;
    }

    /** What the log counts of it. */
    List<Metric> counted() {
        return counted;
    }

    /** The same problem, telling more of itself: extension members (RFC 9457, section 3.2). */
    public Problem telling(Consumer<JsonGenerator> more) {
        members = more;
        return this;
    }

    /** What it tells beyond what every problem does. */
    Consumer<JsonGenerator> members() {
        return members;
    }

    /** How long to wait before the next attempt; zero if that is not said. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The status in words. */
    public String title() {
        return title;
    }

    List<FieldError> faults() {
        return faults;
    }
}
