package broadsheet.local.queue;

import broadsheet.local.template.Bindings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A received message.
 *
 * @param id the message id
 * @param receipt the receipt handle, which deletes this delivery of the message
 * @param json the record that the function receives
 * @param size the size of the JSON, in bytes
 */
record QueueRecord(String id, String receipt, String json, int size) {
    static QueueRecord of(Message message, String queueArn) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("messageId", message.messageId());
        json.put("receiptHandle", message.receiptHandle());
        json.put("body", message.body());
        ObjectNode attributes = json.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        ObjectNode messageAttributes = json.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> messageAttributes.set(name, attribute(value)));
        Optional.ofNullable(message.md5OfMessageAttributes())
                .ifPresent(digest -> json.put("md5OfMessageAttributes", digest));
        json.put("md5OfBody", message.md5OfBody());
        json.put("eventSource", "aws:sqs");
        json.put("eventSourceARN", queueArn);
        json.put("awsRegion", Bindings.REGION);
        return of(message.messageId(), message.receiptHandle(), json.toString());
    }

    static QueueRecord of(String id, String receipt, String json) {
        return new QueueRecord(id, receipt, json, json.getBytes(StandardCharsets.UTF_8).length);
    }

    /** The Lambda event that contains the given messages. */
    static byte[] event(List<QueueRecord> records) {
        return records.stream()
                .map(QueueRecord::json)
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A message attribute in Lambda's JSON. SQS's API defines list values but does not use them; Lambda passes them on
     * as empty lists.
     */
    private static ObjectNode attribute(MessageAttributeValue value) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        Optional.ofNullable(value.stringValue()).ifPresent(text -> json.put("stringValue", text));
        Optional.ofNullable(value.binaryValue())
                .ifPresent(bytes ->
                        json.put("binaryValue", Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe())));
        json.putArray("stringListValues");
        json.putArray("binaryListValues");
        return json.put("dataType", value.dataType());
    }
}
