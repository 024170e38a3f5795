package broadsheet.local.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a viewer's request that an origin receives, besides the method, path and body.
 *
 * @param headers whether it receives all headers and cookies; if not, it receives none
 * @param query whether it receives the query string
 */
public record Forwarding(boolean headers, boolean query) {
    private static final String ALL_VIEWER_EXCEPT_HOST_HEADER = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

    /** AWS's managed cache policies whose cache key is the path alone: CachingDisabled and CachingOptimized. */
    private static final Set<String> KEYED_BY_PATH =
            Set.of("4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "658327ea-f89d-4fab-a63d-7e88639e58f6");

    /** Forwarding to an API that is a behaviour's only origin: it needs the whole request. */
    static Forwarding whole(Fields behaviour) {
        return whole(behaviour.need("OriginRequestPolicyId"));
    }

    /**
     * Reads a behaviour's two policies. The origin receives the parts that either policy names.
     *
     * @param cachePolicies the template's own cache policies, by reference
     */
    static Forwarding read(Fields behaviour, Map<String, Value> cachePolicies) {
        return behaviour
                .find("OriginRequestPolicyId")
                .map(Forwarding::whole)
                .orElseGet(() -> keyed(behaviour.need("CachePolicyId"), cachePolicies));
    }

    private static Forwarding whole(Value policy) {
        if (!policy.text().equals(ALL_VIEWER_EXCEPT_HOST_HEADER)) {
            throw policy.refuse("an API gets the viewer's request without its Host only");
        }
        return new Forwarding(true, true);
    }

    private static Forwarding keyed(Value id, Map<String, Value> cachePolicies) {
        if (KEYED_BY_PATH.contains(id.text())) {
            return new Forwarding(false, false);
        }
        Value properties = Optional.ofNullable(cachePolicies.get(id.text()))
                .orElseThrow(() -> id.refuse("cache policy " + id.text() + " is not known locally"));
        Fields key = properties
                .fields("a cache policy", Set.of("CachePolicyConfig"), Set.of())
                .need("CachePolicyConfig")
                .fields(
                        "CachePolicyConfig",
                        Set.of("ParametersInCacheKeyAndForwardedToOrigin"),
                        Set.of("Comment", "DefaultTTL", "MaxTTL", "MinTTL", "Name"))
                .need("ParametersInCacheKeyAndForwardedToOrigin")
                .fields(
                        "a cache key",
                        Set.of("CookiesConfig", "HeadersConfig", "QueryStringsConfig"),
                        Set.of("EnableAcceptEncodingBrotli", "EnableAcceptEncodingGzip"));
        all(key, "CookiesConfig", "CookieBehavior", Set.of("none"));
        all(key, "HeadersConfig", "HeaderBehavior", Set.of("none"));
        return new Forwarding(false, all(key, "QueryStringsConfig", "QueryStringBehavior", Set.of("none", "all")));
    }

    private static boolean all(Fields key, String config, String behaviour, Set<String> played) {
        Value value = key.need(config)
                .fields(config, Set.of(behaviour), Set.of("Cookies", "Headers", "QueryStrings"))
                .need(behaviour);
        if (!played.contains(value.text())) {
            throw value.refuse(behaviour + " " + value.text() + " is not played locally for an origin group");
        }
        return value.text().equals("all");
    }
}
