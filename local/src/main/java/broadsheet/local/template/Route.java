package broadsheet.local.template;

import java.util.Optional;

/**
 * A route of the HTTP API.
 *
 * @param key the route key in API Gateway's syntax: {@code GET /api/items/{id}}, {@code ANY /api/{proxy+}} or
 *     {@code $default}
 * @param target the function or queue that handles its requests
 * @param authorizer checks the request's token; empty if the route needs no token
 */
public record Route(String key, Target target, Optional<JwtAuthorizer> authorizer) {
    /** The key of the default route, which handles requests that match no other route. */
    public static final String DEFAULT = "$default";

    /** A route to a function. */
    public static Route toFunction(String key, String function, Optional<JwtAuthorizer> authorizer) {
        return new Route(key, new Target.ToFunction(function), authorizer);
    }
}
