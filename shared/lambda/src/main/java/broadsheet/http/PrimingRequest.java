package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import broadsheet.json.Json;
import broadsheet.snapshot.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A sample request that primes a function before a snapshot. It must change nothing: it only reads, or the function
 * refuses it before it writes.
 *
 * @param route the route's key, as in "GET /api/articles/{slug}"
 * @param places the values of the route's path parameters
 * @param caller the subject of a signed-in user who does not exist; empty for an anonymous request
 * @param body the body, as JSON
 */
public record PrimingRequest(String route, Map<String, String> places, Optional<String> caller, String body) {
    public PrimingRequest {
        requireNonNull(route, "route is null");
        places = Map.copyOf(places);
        requireNonNull(caller, "caller is null");
        requireNonNull(body, "body is null");
    }

    /** An anonymous request for a route. */
    public static PrimingRequest to(String route) {
        return new PrimingRequest(route, Map.of(), Optional.empty(), "");
    }

    /** A copy with one more path parameter. */
    public PrimingRequest with(String place, String value) {
        Map<String, String> all = new HashMap<>(places);
        all.put(place, value);
        return new PrimingRequest(route, all, caller, body);
    }

    /** A copy with a signed-in caller. No account has this subject. */
    public PrimingRequest signedIn() {
        return new PrimingRequest(route, places, Optional.of(Snapshot.NOBODY), body);
    }

    /** A copy with a JSON body. */
    public PrimingRequest sending(String json) {
        return new PrimingRequest(route, places, caller, json);
    }

    private String path() {
        String path = route.substring(route.indexOf(' ') + 1);
        for (Map.Entry<String, String> place : places.entrySet()) {
            path = path.replace("{" + place.getKey() + "}", place.getValue())
                    .replace("{" + place.getKey() + "+}", place.getValue());
        }
        return path;
    }

    /** The event that API Gateway would send to the function. */
    byte[] event(String secret) {
        return Json.write(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("version", "2.0");
                    json.writeStringProperty("routeKey", route);
                    json.writeStringProperty("rawPath", path());
                    Json.object(json, "headers", headers -> {
                        headers.writeStringProperty(OriginSecrets.HEADER, secret);
                        headers.writeStringProperty("accept", "*/*");
                        headers.writeStringProperty("content-type", "application/json");
                        headers.writeStringProperty("sec-fetch-site", "same-origin");
                    });
                    Json.object(json, "pathParameters", named -> places.forEach(named::writeStringProperty));
                    Json.object(
                            json,
                            "requestContext",
                            about -> caller.ifPresent(subject -> Json.object(
                                    about,
                                    "authorizer",
                                    authorizer -> Json.object(
                                            authorizer,
                                            "jwt",
                                            jwt -> Json.object(
                                                    jwt,
                                                    "claims",
                                                    claims -> claims.writeStringProperty("sub", subject))))));
                    json.writeStringProperty("body", body);
                    json.writeBooleanProperty("isBase64Encoded", false);
                    json.writeEndObject();
                })
                .getBytes(UTF_8);
    }
}
