package broadsheet.local.template;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The CloudFront distribution.
 *
 * @param root the object that the edge serves at {@code /}; empty if there is none
 * @param behaviours the cache behaviours, in order of precedence
 * @param standard the default cache behaviour, for all other paths
 */
public record Distribution(String root, List<CacheBehaviour> behaviours, CacheBehaviour standard) {
    static final String TYPE = "AWS::CloudFront::Distribution";

    public Distribution {
        behaviours = List.copyOf(behaviours);
    }

    /** The bucket of the default behaviour, or otherwise the bucket of the first behaviour that has one. */
    public Optional<Bucket> bucket() {
        return Stream.concat(Stream.of(standard), behaviours.stream())
                .flatMap(behaviour -> bucket(behaviour.origin()).stream())
                .findFirst();
    }

    private static Optional<Bucket> bucket(Origin origin) {
        return switch (origin) {
            case Origin.S3 s3 -> Optional.of(s3.bucket());
            case Origin.Group group -> Optional.of(group.first().bucket());
            case Origin.Api _ -> Optional.empty();
        };
    }

    static void declare(String logicalId, Names names, Bindings bindings) {
        names.ref(logicalId, logicalId);
        names.attribute(logicalId, "DomainName", bindings.site().getAuthority());
    }

    /**
     * Reads the distribution.
     *
     * @param policies the policies and functions to which its behaviours refer
     */
    static Distribution read(
            Value properties, List<Bucket> buckets, Optional<HttpApi> api, CacheBehaviour.Policies policies) {
        Fields config = properties
                .fields(TYPE, Set.of("DistributionConfig"), Set.of("Tags"))
                .need("DistributionConfig")
                .fields(
                        "a distribution",
                        Set.of(
                                "CacheBehaviors",
                                "DefaultCacheBehavior",
                                "DefaultRootObject",
                                "OriginGroups",
                                "Origins"),
                        Set.of(
                                "Aliases",
                                "Comment",
                                // Sets how long CloudFront caches errors; the local system caches nothing.
                                "CustomErrorResponses",
                                "Enabled",
                                "HttpVersion",
                                "IPV6Enabled",
                                "Logging",
                                "PriceClass",
                                "ViewerCertificate",
                                "WebACLId"));
        Map<String, Origin> origins = new HashMap<>();
        for (Value item : config.need("Origins").items()) {
            Fields origin = item.fields(
                    "an origin",
                    Set.of("Id", "DomainName", "OriginCustomHeaders"),
                    Set.of("CustomOriginConfig", "OriginAccessControlId", "S3OriginConfig"));
            origins.put(origin.need("Id").text(), origin(origin, buckets, api));
        }
        Map<String, Origin> targets = new HashMap<>(origins);
        config.find("OriginGroups").ifPresent(groups -> targets.putAll(OriginGroups.read(groups, origins)));
        return new Distribution(
                config.text("DefaultRootObject", ""),
                config.find("CacheBehaviors").map(Value::items).orElse(List.of()).stream()
                        .map(behaviour -> CacheBehaviour.read(behaviour, targets, policies))
                        .toList(),
                CacheBehaviour.readDefault(config.need("DefaultCacheBehavior"), targets, policies));
    }

    private static Origin origin(Fields origin, List<Bucket> buckets, Optional<HttpApi> api) {
        Value domain = origin.need("DomainName");
        String name = domain.text();
        Optional<Origin> bucket = buckets.stream()
                .filter(one -> one.domainName().equals(name))
                .findFirst()
                .map(Origin.S3::new);
        return bucket.or(() -> api.filter(one -> one.domainName().equals(name))
                        .map(one -> Origin.Api.of(one, headers(origin))))
                .orElseThrow(() -> domain.refuse("there is no bucket or API at " + name));
    }

    private static Map<String, String> headers(Fields origin) {
        Map<String, String> headers = new HashMap<>();
        for (Value item : origin.find("OriginCustomHeaders").map(Value::items).orElse(List.of())) {
            Fields header = item.fields("a header", Set.of("HeaderName", "HeaderValue"), Set.of());
            headers.put(
                    header.need("HeaderName").text().toLowerCase(Locale.ROOT),
                    header.need("HeaderValue").text());
        }
        return headers;
    }
}
