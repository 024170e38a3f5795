package broadsheet.local.template;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The HTTP API, without the routes that functions declare as events.
 *
 * @param authorizers the authorizers by name
 * @param always the name of the default authorizer, for routes that name none
 * @param routes the routes of its OpenAPI definition
 */
record HttpApi(String id, Map<String, JwtAuthorizer> authorizers, Optional<String> always, List<Route> routes) {
    static final String TYPE = "AWS::Serverless::HttpApi";

    private static final String NONE = "NONE";

    String domainName() {
        return id + ".execute-api." + Bindings.REGION + ".amazonaws.com";
    }

    static void declare(String logicalId, Names names, Bindings bindings) {
        names.ref(logicalId, logicalId);
        names.attribute(logicalId, "ApiEndpoint", bindings.site().toString());
    }

    static HttpApi read(String logicalId, Value properties, List<Queue> queues, URI endpoint) {
        Fields api = properties.fields(
                TYPE,
                Set.of("Auth", "DefinitionBody"),
                Set.of(
                        "AccessLogSettings",
                        "DefaultRouteSettings",
                        "Description",
                        "FailOnWarnings",
                        "Name",
                        "PropagateTags",
                        "RouteSettings",
                        "Tags"));
        Map<String, JwtAuthorizer> authorizers = new LinkedHashMap<>();
        Optional<Fields> auth = api.find("Auth")
                .map(value -> value.fields("the API's Auth", Set.of("Authorizers", "DefaultAuthorizer"), Set.of()));
        auth.flatMap(fields -> fields.find("Authorizers"))
                .map(Value::entries)
                .orElse(Map.of())
                .forEach((name, value) -> authorizers.put(name, JwtAuthorizer.read(value)));
        return new HttpApi(
                logicalId,
                authorizers,
                auth.flatMap(fields -> fields.find("DefaultAuthorizer")).map(Value::text),
                api.find("DefinitionBody")
                        .map(body -> Definition.routes(body, queues, endpoint))
                        .orElse(List.of()));
    }

    /** Reads an event of type {@code HttpApi}. */
    Route route(String function, Value properties) {
        Fields event = properties.fields(
                "an HttpApi event", Set.of("ApiId", "Method", "Path", "Auth", "PayloadFormatVersion"), Set.of());
        Value api = event.need("ApiId");
        if (!api.text().equals(id)) {
            throw api.refuse("there is no API " + api.text());
        }
        if (!event.text("PayloadFormatVersion", "2.0").equals("2.0")) {
            throw event.need("PayloadFormatVersion").refuse("only payload format 2.0 is played");
        }
        String method = event.text("Method", "ANY").toUpperCase(Locale.ROOT);
        String key = event.find("Path").map(path -> method + " " + path.text()).orElse(Route.DEFAULT);
        Optional<Value> named = event.find("Auth")
                .map(auth -> auth.fields("a route's Auth", Set.of("Authorizer"), Set.of()))
                .map(auth -> auth.need("Authorizer"));
        Optional<JwtAuthorizer> authorizer = named.map(Value::text)
                .or(() -> always)
                .filter(name -> !name.equals(NONE))
                .map(name -> authorizer(name, named.orElse(properties)));
        return Route.toFunction(key, function, authorizer);
    }

    private JwtAuthorizer authorizer(String name, Value asked) {
        return Optional.ofNullable(authorizers.get(name))
                .orElseThrow(() -> asked.refuse("there is no authorizer " + name));
    }
}
