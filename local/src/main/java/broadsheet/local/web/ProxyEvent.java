package broadsheet.local.web;

import broadsheet.local.template.Bindings;
import broadsheet.local.template.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The event that a function receives for a request to the HTTP API, by payload format 2.0. */
final class ProxyEvent {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    // AWS documents only that API Gateway encodes "binary" bodies. Observed on AWS: it treats these types as text. It
    // encodes forms and JSON under other names, such as application/problem+json.
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/xml", "application/javascript");

    private final Origin.Api api;

    ProxyEvent(Origin.Api api) {
        this.api = api;
    }

    /**
     * Builds the event.
     *
     * @param claims the claims of the token that authorized the request; empty if the route needs no token
     */
    byte[] of(
            Request request, Routes.Match match, Optional<Map<String, String>> claims, String requestId, Instant now) {
        JsonMapper json = JsonMapper.shared();
        ObjectNode event = json.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        // Despite the field's name, API Gateway decodes the path.
        event.put("rawPath", Percent.decodePath(request.path()));
        event.put("rawQueryString", request.query());
        List<String> cookies = cookies(request);
        if (!cookies.isEmpty()) {
            cookies.forEach(event.putArray("cookies")::add);
        }
        ObjectNode headers = event.putObject("headers");
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("cookie");
        headers.put("host", api.domainName());
        Map<String, String> parameters = parameters(request.query());
        if (!parameters.isEmpty()) {
            event.set("queryStringParameters", json.valueToTree(parameters));
        }
        event.set("requestContext", context(request, match, claims, requestId, now));
        if (!match.variables().isEmpty()) {
            event.set("pathParameters", json.valueToTree(match.variables()));
        }
        boolean binary = !isEmpty(request) && !isText(request);
        if (!isEmpty(request)) {
            event.put("body", body(request, binary));
        }
        event.put("isBase64Encoded", binary);
        return json.writeValueAsBytes(event);
    }

    private ObjectNode context(
            Request request, Routes.Match match, Optional<Map<String, String>> claims, String requestId, Instant now) {
        ObjectNode context = JsonMapper.shared().createObjectNode();
        context.put("accountId", Bindings.ACCOUNT);
        context.put("apiId", api.id());
        claims.ifPresent(values -> {
            ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
            values.forEach(jwt.putObject("claims")::put);
            jwt.putNull("scopes");
        });
        context.put("domainName", api.domainName());
        context.put("domainPrefix", api.id());
        context.putObject("http")
                .put("method", request.method())
                .put("path", Percent.decodePath(request.path()))
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", request.address())
                .put("userAgent", request.header("user-agent").orElse(""));
        context.put("requestId", requestId);
        context.put("routeKey", match.route().key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private static List<String> cookies(Request request) {
        List<String> cookies = new ArrayList<>();
        for (String line : request.headers().getOrDefault("cookie", List.of())) {
            for (String cookie : line.split(";", -1)) {
                if (!cookie.isBlank()) {
                    cookies.add(cookie.strip());
                }
            }
        }
        return cookies;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            if (!parameter.isEmpty()) {
                String[] parts = parameter.split("=", 2);
                parameters.merge(
                        Percent.decodeQuery(parts[0]),
                        parts.length > 1 ? Percent.decodeQuery(parts[1]) : "",
                        (one, other) -> one + "," + other);
            }
        }
        return parameters;
    }

    private static boolean isEmpty(Request request) {
        return request.body().asByteArrayUnsafe().length == 0;
    }

    private static boolean isText(Request request) {
        String type = request.header("content-type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXT_TYPES.contains(type);
    }

    private static String body(Request request, boolean binary) {
        return binary
                ? Base64.getEncoder().encodeToString(request.body().asByteArrayUnsafe())
                : new String(request.body().asByteArrayUnsafe(), StandardCharsets.UTF_8);
    }
}
