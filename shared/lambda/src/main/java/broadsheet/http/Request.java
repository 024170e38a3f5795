package broadsheet.http;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An HTTP request, as API Gateway passes it to a function.
 *
 * @param route the key of the matched route, as in "GET /api/articles/{slug}"
 * @param method the HTTP method
 * @param path the path, URL-decoded by API Gateway; the original spelling is lost
 * @param pathParameters the path parameters, URL-decoded
 * @param query the query parameters, URL-decoded; API Gateway joins repeated ones by commas
 * @param headers by lower-case name
 * @param body the bytes of the body, decoded from base64 if need be
 * @param caller the authenticated caller; empty for routes without an authorizer
 * @param cookies by name
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of up to 6 MB is wasteful.
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

    /** The header with the viewer's host. CloudFront overwrites any value that the client sends. */
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

    /** A cookie's value, by name. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** A path parameter that the route always has. */
    public String path(String name) {
        return requireNonNull(pathParameters.get(name), () -> route + " has no {" + name + "}");
    }

    /**
     * The slug in a path parameter.
     *
     * @throws Problem 404 if it is no valid slug, because no resource can have that name
     */
    public Slug slug(String name) {
        return Slug.parse(path(name))
                .orElseThrow(
                        () -> name.equals("slug") ? Problem.noArticle(path(name)) : Problem.none(name, path(name)));
    }

    /**
     * The slug in a path parameter of a request that writes. Unlike {@link #slug}, it explains an invalid slug to the
     * client.
     *
     * @throws ValidationException if it is no valid slug
     */
    public Slug newSlug(String name) {
        return Slug.parse(path(name))
                .orElseThrow(() ->
                        ValidationException.because(name, "\"%s\" %s".formatted(path(name), Slug.refusal(path(name)))));
    }

    /**
     * A number from 1 in a path parameter. Leading zeros are invalid, so that every resource has one URL.
     *
     * @throws Problem 404 if it is no such number
     */
    public int number(String name) {
        return Numerals.ordinal(path(name)).orElseThrow(Problem::notFound);
    }

    /** A query parameter; empty if it is absent or blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * The page size of a listing: the query parameter {@code limit}.
     *
     * @param usual the default
     * @param most the maximum
     * @throws ValidationException if the parameter is no number from 1 to the maximum
     */
    public int limit(int usual, int most) {
        var errors = new FieldErrors();
        int limit = limit(usual, most, errors);
        errors.throwIfAny();
        return limit;
    }

    /**
     * The page size of a listing. A {@code limit} that is no number from 1 to the maximum is reported in {@code errors},
     * and the default returned.
     */
    public int limit(int usual, int most, FieldErrors errors) {
        Optional<String> text = parameter("limit");
        OptionalInt limit = Numerals.whole(text.orElse(String.valueOf(usual)));
        if (limit.isPresent() && limit.getAsInt() >= 1 && limit.getAsInt() <= most) {
            return limit.getAsInt();
        }
        errors.add("limit", "is \"" + text.orElseThrow() + "\", not a number from 1 to " + most);
        return usual;
    }

    /** A header; names are case-insensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether a browser sent an HTML form without a script. It then displays the response to its user, even an error.
     */
    boolean isFormOfAPage() {
        return header("content-type").filter(type -> type.startsWith(FORM)).isPresent()
                && header("accept").filter(types -> types.contains("text/html")).isPresent();
    }

    /**
     * The header {@code Idempotency-Key}, which all retries of a request share; empty if it is absent, blank or
     * invalid. An invalid key is reported in {@code errors}.
     */
    public Optional<String> idempotencyKey(FieldErrors errors) {
        return sentKey("Idempotency-Key", header("idempotency-key"), errors);
    }

    /**
     * The idempotency key of a request that may also carry it in the form field {@code key}. The header takes
     * precedence.
     */
    public Optional<String> idempotencyKey(BodyFields fields, FieldErrors errors) {
        Optional<String> field = fields.text("key");
        Optional<String> header = header("idempotency-key").filter(key -> !key.isBlank());
        return header.isPresent() ? idempotencyKey(errors) : sentKey("key", field, errors);
    }

    private static Optional<String> sentKey(String place, Optional<String> sent, FieldErrors errors) {
        Optional<String> key = sent.filter(text -> !text.isBlank());
        if (key.filter(text -> !KEY.matcher(text).matches()).isPresent()) {
            errors.add(place, "has other characters than ASCII, or more than 200");
            return Optional.empty();
        }
        return key;
    }

    /**
     * The viewer's IP address. CloudFront appends it to {@code X-Forwarded-For}, behind any value that the client sent.
     * API Gateway appends CloudFront's own address, so the viewer's is the last but one.
     */
    public String clientAddress() {
        String[] addresses = header("x-forwarded-for").orElse("").split(",", -1);
        return addresses[Math.max(0, addresses.length - 2)].strip();
    }

    /**
     * Refuses cross-site requests that change state (CSRF). Clients other than browsers send none of these headers.
     * They also have no cookies that another site could exploit.
     *
     * @throws Problem 403 if the browser reports another origin (Fetch Metadata; RFC 6454)
     */
    void requireOwnOrigin() {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (!reads && !comesFromThisSite()) {
            throw Problem.forbidden(words -> words.refusal().otherSite());
        }
    }

    /** Older browsers lack Fetch Metadata and send only {@code Origin}. It must match the viewer's host. */
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
     * The authenticated caller.
     *
     * @throws Problem 401 if there is none
     */
    public Caller requireCaller() {
        return caller.orElseThrow(Problem::unauthorized);
    }

    /**
     * The authenticated caller, who must be in at least one of the groups.
     *
     * @throws Problem 401 without a caller, 403 for a caller in none of the groups
     */
    public Caller requireGroup(String... groups) {
        Caller known = requireCaller();
        if (Arrays.stream(groups).noneMatch(known.groups()::contains)) {
            throw Problem.forbidden("This is for " + String.join(" and ", groups) + ".");
        }
        return known;
    }
}
