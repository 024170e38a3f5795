package broadsheet.local.template;

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
 */
public record CacheBehaviour(Pattern paths, Origin origin, Set<String> methods, boolean compress) {
    /** AWS's own policy AllViewerExceptHostHeader. */
    private static final String ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-38738e2966ac";

    public CacheBehaviour {
        methods = Set.copyOf(methods);
    }

    static CacheBehaviour read(Value value, Map<String, Origin> origins) {
        Fields behaviour = fields(value);
        return read(paths(behaviour.need("PathPattern").text()), behaviour, origins);
    }

    static CacheBehaviour readDefault(Value value, Map<String, Origin> origins) {
        return read(paths("*"), fields(value), origins);
    }

    private static CacheBehaviour read(Pattern paths, Fields behaviour, Map<String, Origin> origins) {
        Value target = behaviour.need("TargetOriginId");
        Origin origin = Optional.ofNullable(origins.get(target.text()))
                .orElseThrow(() -> target.refuse("there is no origin " + target.text()));
        if (origin instanceof Origin.Api) {
            Value policy = behaviour.need("OriginRequestPolicyId");
            if (!policy.text().equals(ALL_BUT_HOST)) {
                throw policy.refuse("an API gets the viewer's request without its Host only");
            }
        }
        Set<String> methods = behaviour
                .find("AllowedMethods")
                .map(value -> Set.copyOf(value.texts()))
                .orElse(Set.of("GET", "HEAD"));
        return new CacheBehaviour(paths, origin, methods, behaviour.flag("Compress"));
    }

    private static Fields fields(Value value) {
        return value.fields(
                "a cache behaviour",
                Set.of("AllowedMethods", "Compress", "OriginRequestPolicyId", "PathPattern", "TargetOriginId"),
                Set.of("CachePolicyId", "CachedMethods", "ViewerProtocolPolicy"));
    }

    /** CloudFront's wildcards: {@code *} is any text, {@code ?} any one character. */
    private static Pattern paths(String wildcards) {
        String absolute = wildcards.startsWith("*") ? wildcards : "/" + wildcards.replaceFirst("^/", "");
        return Pattern.compile(Pattern.quote(absolute).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }
}
