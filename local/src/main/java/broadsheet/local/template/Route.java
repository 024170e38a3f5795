package broadsheet.local.template;

import java.util.Optional;

/**
 * A route of the HTTP API.
 *
 * @param key as API Gateway writes it: {@code GET /api/items/{id}}, {@code ANY /api/{proxy+}},
 *     {@code $default}
 * @param target where it leads
 * @param authorizer whose token it asks for, if any
 */
public record Route(String key, Target target, Optional<JwtAuthorizer> authorizer) {
    /** The key of the route for whatever no other route matches. */
    public static final String DEFAULT = "$default";

    /** A route that a function answers. */
    public static Route toFunction(String key, String function, Optional<JwtAuthorizer> authorizer) {
        return new Route(key, new Target.ToFunction(function), authorizer);
    }
}
