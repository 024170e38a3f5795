package broadsheet.local.template;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A response headers policy: the changes that the distribution makes to response headers.
 *
 * @param headers the headers to add
 * @param removed the lower-case names of the headers to remove first
 */
public record ResponseHeaders(List<Header> headers, Set<String> removed) {
    static final String TYPE = "AWS::CloudFront::ResponseHeadersPolicy";

    static final ResponseHeaders NONE = new ResponseHeaders(List.of(), Set.of());

    /**
     * A header to add.
     *
     * @param override whether it replaces the origin's header of the same name
     */
    public record Header(String name, String value, boolean override) {}

    public ResponseHeaders {
        headers = List.copyOf(headers);
        removed = Set.copyOf(removed);
    }

    static ResponseHeaders read(Value properties) {
        Fields config = properties
                .fields(TYPE, Set.of("ResponseHeadersPolicyConfig"), Set.of())
                .need("ResponseHeadersPolicyConfig")
                .fields(
                        "a response headers policy",
                        Set.of("SecurityHeadersConfig", "CustomHeadersConfig", "RemoveHeadersConfig"),
                        Set.of("Comment", "Name"));
        List<Header> headers = new ArrayList<>();
        config.find("SecurityHeadersConfig")
                .map(Value::entries)
                .orElse(Map.of())
                .forEach((name, value) -> headers.add(security(name, value)));
        items(config, "CustomHeadersConfig").forEach(item -> {
            Fields header = item.fields("a header", Set.of("Header", "Value", "Override"), Set.of());
            headers.add(new Header(
                    header.need("Header").text(), header.need("Value").text(), header.flag("Override")));
        });
        Set<String> removed = items(config, "RemoveHeadersConfig").stream()
                .map(item -> item.fields("a header", Set.of("Header"), Set.of()))
                .map(header -> header.need("Header").text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return new ResponseHeaders(headers, removed);
    }

    /** The same headers, in which the emulator's address stands for that of S3 in the region. */
    ResponseHeaders emulated(URI storage) {
        return new ResponseHeaders(
                headers.stream()
                        .map(header -> new Header(
                                header.name(),
                                header.value().replace(Bucket.OF_THE_REGION, storage.toString()),
                                header.override()))
                        .toList(),
                removed);
    }

    private static List<Value> items(Fields config, String name) {
        return config.find(name)
                .map(value -> value.fields(name, Set.of("Items"), Set.of()))
                .map(fields -> fields.need("Items").items())
                .orElse(List.of());
    }

    private static Header security(String name, Value value) {
        return switch (name) {
            case "ContentSecurityPolicy" -> header("content-security-policy", value, name);
            case "ReferrerPolicy" -> header("referrer-policy", value, name);
            case "FrameOptions" -> header("x-frame-options", value, "FrameOption");
            case "ContentTypeOptions" ->
                new Header(
                        "x-content-type-options",
                        "nosniff",
                        value.fields(name, Set.of("Override"), Set.of()).flag("Override"));
            case "StrictTransportSecurity" -> {
                Fields fields =
                        value.fields(name, Set.of("AccessControlMaxAgeSec", "IncludeSubdomains", "Override"), Set.of());
                yield new Header(
                        "strict-transport-security",
                        "max-age=" + fields.need("AccessControlMaxAgeSec").integer()
                                + (fields.flag("IncludeSubdomains") ? "; includeSubDomains" : ""),
                        fields.flag("Override"));
            }
            default -> throw value.refuse(name + " is not played locally");
        };
    }

    private static Header header(String name, Value value, String member) {
        Fields fields = value.fields(member, Set.of(member, "Override"), Set.of());
        return new Header(name, fields.need(member).text().strip(), fields.flag("Override"));
    }
}
