package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import broadsheet.json.Json;
import broadsheet.snapshot.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a function is primed with. It changes nothing: a read, or what is refused before anything is written.
 *
 * @param route the route that it is for: "GET /api/articles/{slug}"
 * @param places what stands in the route's places
 * @param caller the subject of who is signed in, whom there is not
 * @param body the body, as JSON
 */
public record PrimingRequest(String route, Map<String, String> places, Optional<String> caller, String body) {
    public PrimingRequest {
        requireNonNull(route, "route is null");
        places = Map.copyOf(places);
        requireNonNull(caller, "caller is null");
        requireNonNull(body, "body is null");
    }

    /** A request of nobody for a route. */
    public static PrimingRequest to(String route) {
        return new PrimingRequest(route, Map.of(), Optional.empty(), "");
    }

    /** The same with something in one of the route's places. */
    public PrimingRequest with(String place, String value) {
        Map<String, String> all = new HashMap<>(places);
        all.put(place, value);
        return new PrimingRequest(route, all, caller, body);
    }

    /** The same of somebody signed in, who is none of the readers. */
    public PrimingRequest signedIn() {
        return new PrimingRequest(route, places, Optional.of(Snapshot.NOBODY), body);
    }

    /** The same with a body of JSON. */
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

    /** As API Gateway hands it to the function. */
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
