package broadsheet.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A cache behaviour of the distribution. The local system caches nothing, so cache lifetimes are absent.
 *
 * @param paths the paths to which it applies
 * @param methods the allowed HTTP methods
 * @param compress whether the edge may compress responses
 * @param forwarding the parts of a request that the API receives
 * @param viewer the CloudFront function that sees a request first
 * @param headers the changes to response headers
 */
public record CacheBehaviour(
        Pattern paths,
        Origin origin,
        Set<String> methods,
        boolean compress,
        Forwarding forwarding,
        Optional<ViewerFunction> viewer,
        ResponseHeaders headers) {
    /**
     * CloudFront fails over for these methods only. It rejects a behaviour with an origin group that allows others.
     */
    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

    public CacheBehaviour {
        methods = Set.copyOf(methods);
    }

    /**
     * The resources to which behaviours refer, by reference.
     *
     * @param cache the template's own cache policies
     * @param headers its response headers policies
     * @param viewers its CloudFront functions
     */
    record Policies(Map<String, Value> cache, Map<String, ResponseHeaders> headers, List<ViewerFunction> viewers) {}

    static CacheBehaviour read(Value value, Map<String, Origin> origins, Policies policies) {
        Fields behaviour = fields(value);
        return read(paths(behaviour.need("PathPattern").text()), behaviour, origins, policies);
    }

    static CacheBehaviour readDefault(Value value, Map<String, Origin> origins, Policies policies) {
        return read(paths("*"), fields(value), origins, policies);
    }

    private static CacheBehaviour read(
            Pattern paths, Fields behaviour, Map<String, Origin> origins, Policies policies) {
        Value target = behaviour.need("TargetOriginId");
        Origin origin = Optional.ofNullable(origins.get(target.text()))
                .orElseThrow(() -> target.refuse("there is no origin " + target.text()));
        Set<String> methods = behaviour
                .find("AllowedMethods")
                .map(value -> Set.copyOf(value.texts()))
                .orElse(Set.of("GET", "HEAD"));
        if (origin instanceof Origin.Group && !READING.containsAll(methods)) {
            throw behaviour.need("AllowedMethods").refuse("an origin group answers GET, HEAD and OPTIONS only");
        }
        Forwarding forwarding = switch (origin) {
            case Origin.S3 _ -> new Forwarding(false, false);
            case Origin.Api api -> Forwarding.whole(behaviour);
            case Origin.Group group -> Forwarding.read(behaviour, policies.cache);
        };
        return new CacheBehaviour(
                paths,
                origin,
                methods,
                behaviour.flag("Compress"),
                forwarding,
                ViewerFunction.of(behaviour, policies.viewers),
                behaviour
                        .find("ResponseHeadersPolicyId")
                        .map(value -> headers(value, policies))
                        .orElse(ResponseHeaders.NONE));
    }

    private static ResponseHeaders headers(Value id, Policies policies) {
        return Optional.ofNullable(policies.headers.get(id.text()))
                .orElseThrow(() -> id.refuse("there is no response headers policy " + id.text()));
    }

    private static Fields fields(Value value) {
        return value.fields(
                "a cache behaviour",
                Set.of(
                        "AllowedMethods",
                        "CachePolicyId",
                        "Compress",
                        "FunctionAssociations",
                        "OriginRequestPolicyId",
                        "PathPattern",
                        "ResponseHeadersPolicyId",
                        "TargetOriginId"),
                Set.of("CachedMethods", "ViewerProtocolPolicy"));
    }

    /** Compiles CloudFront's wildcards: {@code *} matches any text, and {@code ?} matches any one character. */
    private static Pattern paths(String wildcards) {
        String absolute = wildcards.startsWith("*") ? wildcards : "/" + wildcards.replaceFirst("^/", "");
        return Pattern.compile(Pattern.quote(absolute).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }
}
