package broadsheet.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A DynamoDB table.
 *
 * @param attributes the types of the key attributes ({@code S}, {@code N}, {@code B}) by name
 * @param keys the key attributes, the partition key first
 * @param stream the view type of its stream; empty if it has no stream
 * @param expiry the time-to-live attribute; empty if items do not expire
 */
public record Table(
        String name,
        Map<String, String> attributes,
        List<String> keys,
        Optional<String> stream,
        Optional<String> expiry) {
    static final String TYPE = "AWS::DynamoDB::Table";

    public Table {
        attributes = Map.copyOf(attributes);
        keys = List.copyOf(keys);
    }

    String streamArn() {
        return streamArn(name);
    }

    static void declare(String logicalId, Names names) {
        names.ref(logicalId, logicalId);
        names.attribute(logicalId, "Arn", Bindings.arn("dynamodb", "table/" + logicalId));
        names.attribute(logicalId, "StreamArn", streamArn(logicalId));
    }

    static Table read(String logicalId, Value properties) {
        Fields table = properties.fields(
                TYPE,
                Set.of("AttributeDefinitions", "KeySchema", "StreamSpecification", "TimeToLiveSpecification"),
                Set.of(
                        "BillingMode",
                        "ContributorInsightsSpecification",
                        "DeletionProtectionEnabled",
                        "PointInTimeRecoverySpecification",
                        "SSESpecification",
                        "TableClass",
                        "Tags"));
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Value item : table.need("AttributeDefinitions").items()) {
            Fields definition =
                    item.fields("an attribute definition", Set.of("AttributeName", "AttributeType"), Set.of());
            attributes.put(
                    definition.need("AttributeName").text(),
                    definition.need("AttributeType").text());
        }
        List<String> keys = new ArrayList<>();
        for (Value item : table.need("KeySchema").items()) {
            Fields key = item.fields("a key", Set.of("AttributeName", "KeyType"), Set.of());
            String name = key.need("AttributeName").text();
            keys.add(key.need("KeyType").text().equals("HASH") ? 0 : keys.size(), name);
        }
        Optional<String> stream = table.find("StreamSpecification")
                .map(value -> value.fields("a stream", Set.of("StreamViewType"), Set.of())
                        .need("StreamViewType")
                        .text());
        Optional<String> expiry = table.find("TimeToLiveSpecification")
                .map(value -> value.fields("a time to live", Set.of("AttributeName", "Enabled"), Set.of()))
                .filter(live -> live.need("Enabled").flag())
                .map(live -> live.need("AttributeName").text());
        return new Table(logicalId, attributes, keys, stream, expiry);
    }

    private static String streamArn(String name) {
        return Bindings.arn("dynamodb", "table/" + name + "/stream/latest");
    }
}
