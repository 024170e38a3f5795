package broadsheet.local.template;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A standard SQS queue.
 *
 * @param attributes as SQS names them
 */
public record Queue(String name, Map<String, String> attributes) {
    static final String TYPE = "AWS::SQS::Queue";

    public Queue {
        attributes = Map.copyOf(attributes);
    }

    /** Where its messages go to and come from. */
    public URI url(URI endpoint) {
        return url(endpoint, name);
    }

    String arn() {
        return Surroundings.arn("sqs", name);
    }

    static void declare(String logicalId, Names names, Surroundings surroundings) {
        String url = url(surroundings.queues(), logicalId).toString();
        names.ref(logicalId, url);
        names.attribute(logicalId, "QueueUrl", url);
        names.attribute(logicalId, "QueueName", logicalId);
        names.attribute(logicalId, "Arn", Surroundings.arn("sqs", logicalId));
    }

    static Queue read(String logicalId, Value properties) {
        Fields queue = properties.fields(
                TYPE,
                Set.of("DelaySeconds", "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds", "VisibilityTimeout"),
                Set.of("SqsManagedSseEnabled", "KmsMasterKeyId", "Tags"));
        Map<String, String> attributes = new LinkedHashMap<>();
        queue.values().forEach((name, value) -> attributes.put(name, Integer.toString(value.integer())));
        return new Queue(logicalId, attributes);
    }

    private static URI url(URI endpoint, String name) {
        return endpoint.resolve("/" + Surroundings.ACCOUNT + "/" + name);
    }
}
