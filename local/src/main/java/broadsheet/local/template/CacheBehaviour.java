package broadsheet.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the distribution does with some paths. Nothing is cached locally, so how long it would be is
 * not here.
 *
 * @param paths the paths it is for
 * @param methods those let through
 * @param compress whether an answer may be compressed
 * @param forwarding what the API gets of a request
 * @param viewer what changes a request first
 */
public record CacheBehaviour(
        Pattern paths,
        Origin origin,
        Set<String> methods,
        boolean compress,
        Forwarding forwarding,
        Optional<ViewerFunction> viewer) {
    /** Those that a request fails over with; CloudFront lets a behaviour with an origin group allow no others. */
    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

    public CacheBehaviour {
        methods = Set.copyOf(methods);
    }

    static CacheBehaviour read(
            Value value, Map<String, Origin> origins, Map<String, Value> cachePolicies, List<ViewerFunction> viewers) {
        Fields behaviour = fields(value);
        return read(paths(behaviour.need("PathPattern").text()), behaviour, origins, cachePolicies, viewers);
    }

    static CacheBehaviour readDefault(
            Value value, Map<String, Origin> origins, Map<String, Value> cachePolicies, List<ViewerFunction> viewers) {
        return read(paths("*"), fields(value), origins, cachePolicies, viewers);
    }

    private static CacheBehaviour read(
            Pattern paths,
            Fields behaviour,
            Map<String, Origin> origins,
            Map<String, Value> cachePolicies,
            List<ViewerFunction> viewers) {
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
            case Origin.Pages pages -> new Forwarding(false, false);
            case Origin.Api api -> Forwarding.whole(behaviour);
            case Origin.Group group -> Forwarding.read(behaviour, cachePolicies);
        };
        return new CacheBehaviour(
                paths, origin, methods, behaviour.flag("Compress"), forwarding, ViewerFunction.of(behaviour, viewers));
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
                        "TargetOriginId"),
                Set.of("CachedMethods", "ViewerProtocolPolicy"));
    }

    /** CloudFront's wildcards: {@code *} is any text, {@code ?} any one character. */
    private static Pattern paths(String wildcards) {
        String absolute = wildcards.startsWith("*") ? wildcards : "/" + wildcards.replaceFirst("^/", "");
        return Pattern.compile(Pattern.quote(absolute).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }
}
