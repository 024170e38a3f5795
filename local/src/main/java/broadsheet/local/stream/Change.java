package broadsheet.local.stream;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of a DynamoDB stream.
 *
 * @param json the record that the function receives
 */
record Change(String sequenceNumber, Instant arrival, ObjectNode json) {
    static Change of(Record source, String streamArn) {
        StreamRecord change = source.dynamodb();
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("eventID", source.eventID());
        json.put("eventName", source.eventNameAsString());
        json.put("eventVersion", source.eventVersion());
        json.put("eventSource", source.eventSource());
        json.put("awsRegion", source.awsRegion());
        ObjectNode dynamodb = json.putObject("dynamodb");
        dynamodb.put(
                "ApproximateCreationDateTime",
                change.approximateCreationDateTime().getEpochSecond());
        dynamodb.set("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.set("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.set("OldImage", item(change.oldImage()));
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber());
        dynamodb.put("SizeBytes", change.sizeBytes());
        dynamodb.put("StreamViewType", change.streamViewTypeAsString());
        Optional.ofNullable(source.userIdentity())
                .ifPresent(identity -> json.putObject("userIdentity")
                        .put("type", identity.type())
                        .put("principalId", identity.principalId()));
        json.put("eventSourceARN", streamArn);
        return new Change(change.sequenceNumber(), change.approximateCreationDateTime(), json);
    }

    /** The item's primary key. */
    String key() {
        return json.path("dynamodb").path("Keys").toString();
    }

    /** The Lambda event that contains the given changes. */
    static byte[] event(List<Change> changes) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        ArrayNode records = event.putArray("Records");
        changes.forEach(change -> records.add(change.json));
        return JsonMapper.shared().writeValueAsBytes(event);
    }

    private static ObjectNode item(Map<String, AttributeValue> attributes) {
        ObjectNode item = JsonMapper.shared().createObjectNode();
        attributes.forEach((name, value) -> item.set(name, attribute(value)));
        return item;
    }

    private static ObjectNode attribute(AttributeValue value) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case B -> json.put("B", base64(value.b()));
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case M -> json.set("M", item(value.m()));
            case L -> {
                ArrayNode list = json.putArray("L");
                value.l().forEach(element -> list.add(attribute(element)));
            }
            case SS -> value.ss().forEach(json.putArray("SS")::add);
            case NS -> value.ns().forEach(json.putArray("NS")::add);
            case BS -> value.bs().stream().map(Change::base64).forEach(json.putArray("BS")::add);
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("an attribute of no known type: " + value);
        }
        return json;
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}
