package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.json.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;

/**
 * Parses events of API Gateway's HTTP APIs, payload format 2.0, with a streaming parser. The event classes of
 * aws-lambda-java-events would slow each cold start more than the rest of a function does.
 */
final class RequestReader {
    private static final String GROUPS = "cognito:groups";

    /** A single bearer token; the group captures its payload. */
    private static final Pattern BEARER =
            Pattern.compile("Bearer [\\w-]+\\.([\\w-]+)\\.[\\w-]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern SEPARATORS = Pattern.compile("[, ]+");

    private final Map<String, String> pathParameters = new HashMap<>();
    private final Map<String, String> query = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> claims = new HashMap<>();
    private final Map<String, String> cookies = new HashMap<>();
    private String route = "";
    private String method = "";
    private String path = "";
    private String body = "";
    private boolean base64;

    private RequestReader() {}

    static Request read(InputStream event) {
        var reader = new RequestReader();
        Json.read(event, parser -> Json.members(parser, reader::member));
        return reader.request();
    }

    private void member(String name, JsonParser value) {
        switch (name) {
            case "routeKey" -> route = value.getValueAsString("");
            case "rawPath" -> path = value.getValueAsString("");
            case "pathParameters" -> strings(value, pathParameters);
            case "queryStringParameters" -> strings(value, query);
            case "headers" ->
                Json.members(
                        value,
                        (header, text) -> headers.put(header.toLowerCase(Locale.ROOT), text.getValueAsString("")));
            case "cookies" -> Json.elements(value, cookie -> cookie(cookie.getValueAsString("")));
            case "body" -> body = value.getValueAsString("");
            case "isBase64Encoded" -> base64 = value.getValueAsBoolean(false);
            case "requestContext" -> Json.members(value, this::context);
            default -> {}
        }
    }

    private void context(String name, JsonParser value) {
        switch (name) {
            case "authorizer" -> authorizer(value);
            case "http" -> Json.member(value, "method", said -> method = said.getValueAsString(""));
            default -> {}
        }
    }

    /**
     * Keeps the first cookie of a name: browsers send the one with the most specific path first (RFC 6265, section
     * 5.4).
     */
    private void cookie(String pair) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
            cookies.putIfAbsent(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
    }

    private void authorizer(JsonParser authorizer) {
        Json.member(authorizer, "jwt", jwt -> Json.member(jwt, "claims", value -> strings(value, claims)));
    }

    private static void strings(JsonParser object, Map<String, String> into) {
        Json.members(object, (name, value) -> into.put(name, value.getValueAsString("")));
    }

    private Request request() {
        byte[] bytes = base64 ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
        String asked = route.startsWith("ANY ") ? method : route.substring(0, Math.max(0, route.indexOf(' ')));
        return new Request(route, asked, path, pathParameters, query, headers, bytes, caller(), cookies);
    }

    private Optional<Caller> caller() {
        return Optional.ofNullable(claims.get("sub")).map(subject -> new Caller(subject, name(), groups()));
    }

    /**
     * The first claim that is a display name. Claims with an email address are skipped, because other readers would see
     * it.
     */
    private String name() {
        return Stream.of("name", "given_name", "preferred_username")
                .map(claim -> claims.getOrDefault(claim, ""))
                .filter(name -> !name.isBlank() && name.indexOf('@') < 0)
                .findFirst()
                .orElse("");
    }

    /**
     * The caller's groups. HTTP APIs pass an array claim as one string, so {@code [photo editors]} may be one group or
     * two. For an ambiguous claim, this method parses the token, which API Gateway has verified. The token counts only
     * if its groups agree with the claim.
     */
    private Set<String> groups() {
        String claim = claims.getOrDefault(GROUPS, "");
        String inner = claim.startsWith("[") && claim.endsWith("]") ? claim.substring(1, claim.length() - 1) : claim;
        if (inner.isBlank()) {
            return Set.of();
        }
        return inner.indexOf(' ') < 0 && inner.indexOf(',') < 0 ? Set.of(inner) : groupsOfToken(inner);
    }

    private Set<String> groupsOfToken(String claim) {
        Matcher bearer = BEARER.matcher(headers.getOrDefault("authorization", ""));
        if (!bearer.matches()) {
            return Set.of();
        }
        List<String> groups = new ArrayList<>();
        byte[] json = Base64.getUrlDecoder().decode(bearer.group(1));
        Json.read(
                new ByteArrayInputStream(json),
                parser -> Json.member(
                        parser,
                        GROUPS,
                        array -> Json.elements(array, group -> groups.add(group.getValueAsString("")))));
        return plain(String.join(" ", groups)).equals(plain(claim)) ? Set.copyOf(groups) : Set.of();
    }

    /** Normalises the separators between groups. */
    private static String plain(String groups) {
        return SEPARATORS.matcher(groups).replaceAll(" ");
    }
}
