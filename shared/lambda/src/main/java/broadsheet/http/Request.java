package broadsheet.http;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One HTTP request, as API Gateway hands it to a function.
 *
 * @param route the route that matched: "GET /api/articles/{slug}"
 * @param method what a route for any method was asked by, else the route's
 * @param path the path, URL-decoded by API Gateway: how it was spelled cannot be told
 * @param pathParameters what stands in the route's places, URL-decoded
 * @param query the query parameters, URL-decoded; a repeated one joined by commas
 * @param headers by lower-case name
 * @param body the bytes as they were sent
 * @param caller who calls, where the route has an authorizer
 * @param cookies by name
 */
@SuppressWarnings("ArrayRecordComponent") // Requests are not compared, and up to 6 MB are not copied.
public record Request(
        String route,
        String method,
        String path,
        Map<String, String> pathParameters,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        Optional<Caller> caller,
        Map<String, String> cookies) {
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,200}");

    /** The header in which the CDN says which host the viewer asked, whatever the viewer says. */
    private static final String VIEWER_HOST = "x-viewer-host";

    static final String FORM = "application/x-www-form-urlencoded";

    public Request {
        requireNonNull(route, "route is null");
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        pathParameters = Map.copyOf(pathParameters);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        requireNonNull(body, "body is null");
        requireNonNull(caller, "caller is null");
        cookies = Map.copyOf(cookies);
    }

    /** What a cookie holds, by its name. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** What stands in a place of the route that API Gateway always fills. */
    public String path(String name) {
        return requireNonNull(pathParameters.get(name), () -> route + " has no {" + name + "}");
    }

    /**
     * The slug in a place of the route.
     *
     * @throws Problem 404: nothing can stand under what is no slug
     */
    public Slug slug(String name) {
        return Slug.parse(path(name))
                .orElseThrow(() -> Problem.none(name.equals("slug") ? "article" : name, path(name)));
    }

    /**
     * The slug in a place of the route, for who writes under it: is told what is wrong with it.
     *
     * @throws ValidationException if it is none
     */
    public Slug newSlug(String name) {
        return Slug.parse(path(name))
                .orElseThrow(() -> ValidationException.because(
                        name,
                        "\"%s\" is no slug: lower-case letters and digits, joined by single hyphens, at most %d"
                                .formatted(path(name), Slug.MAX_LENGTH)));
    }

    /**
     * A number from 1 in a place of the route, in its one spelling: what it stands for has one address.
     *
     * @throws Problem 404: nothing can stand under what is no number
     */
    public int number(String name) {
        return Numerals.ordinal(path(name)).orElseThrow(Problem::notFound);
    }

    /** A query parameter; empty if it was not sent or is blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * How many entries of a listing are asked for: the query parameter {@code limit}.
     *
     * @param usual how many if it is not sent
     * @param most how many may be asked for
     * @throws ValidationException if it is no number from 1 to the most
     */
    public int limit(int usual, int most) {
        String text = parameter("limit").orElse(String.valueOf(usual));
        int limit = Numerals.whole(text).orElse(0);
        if (limit < 1 || limit > most) {
            throw ValidationException.because("limit", "is \"" + text + "\", not a number from 1 to " + most);
        }
        return limit;
    }

    /** A header, by a name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether a browser sent a page's form without a script: it shows its reader whatever is answered. */
    boolean isFormOfAPage() {
        return header("content-type").filter(type -> type.startsWith(FORM)).isPresent()
                && header("accept").filter(types -> types.contains("text/html")).isPresent();
    }

    /**
     * What the client says that this attempt has in common with others: the header {@code Idempotency-Key}; empty if it was
     * not sent, or is blank, or is noted as a fault.
     */
    public Optional<String> idempotencyKey(FieldErrors faults) {
        return sentKey("Idempotency-Key", header("idempotency-key"), faults);
    }

    /** The same, where a form may carry it in a field. */
    public Optional<String> idempotencyKey(BodyFields fields, FieldErrors faults) {
        Optional<String> field = fields.text("key");
        Optional<String> header = header("idempotency-key").filter(key -> !key.isBlank());
        return header.isPresent() ? idempotencyKey(faults) : sentKey("key", field, faults);
    }

    private static Optional<String> sentKey(String place, Optional<String> sent, FieldErrors faults) {
        Optional<String> key = sent.filter(text -> !text.isBlank());
        if (key.filter(text -> !KEY.matcher(text).matches()).isPresent()) {
            faults.add(place, "has other characters than ASCII, or more than 200");
            return Optional.empty();
        }
        return key;
    }

    /**
     * The address that the request came from first: CloudFront puts it last into {@code X-Forwarded-For}, whatever the
     * client wrote there, and API Gateway puts CloudFront's own behind it.
     */
    public String clientAddress() {
        String[] addresses = header("x-forwarded-for").orElse("").split(",", -1);
        return addresses[Math.max(0, addresses.length - 2)].strip();
    }

    /**
     * Refuses what a page of another site had a browser send in its reader's name, unless it only reads. Programs say
     * nothing of where they are, and have no cookies that another site could use.
     *
     * @throws Problem 403 if the browser says that a page of another origin sent it (Fetch Metadata; RFC 6454)
     */
    void requireOwnOrigin() {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (!reads && !comesFromThisSite()) {
            throw Problem.forbidden("This was sent by another site.");
        }
    }

    /** Older browsers say the origin alone; it is held against the host that the CDN was asked for. */
    private boolean comesFromThisSite() {
        Optional<String> fetched = header("sec-fetch-site");
        if (fetched.isPresent()) {
            return fetched.get().equals("same-origin") || fetched.get().equals("none");
        }
        Optional<String> origin = header("origin");
        return origin.isEmpty()
                || header(VIEWER_HOST)
                        .filter(host -> !host.isEmpty())
                        .filter(host ->
                                Set.of("https://" + host, "http://" + host).contains(origin.get()))
                        .isPresent();
    }

    /**
     * The caller, who must be known.
     *
     * @throws Problem 401 without a caller
     */
    public Caller requireCaller() {
        return caller.orElseThrow(Problem::unauthorized);
    }

    /**
     * The caller, who must be in one of the groups.
     *
     * @throws Problem 401 without a caller, 403 for one who is in none of them
     */
    public Caller requireGroup(String... groups) {
        Caller known = requireCaller();
        if (Arrays.stream(groups).noneMatch(known.groups()::contains)) {
            throw Problem.forbidden("This is for " + String.join(" and ", groups) + ".");
        }
        return known;
    }
}
