package broadsheet.local.template;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A standard SQS queue.
 *
 * @param attributes all its settable attributes, by SQS's names; a policy that the queue lacks is the empty string
 */
public record Queue(String name, Map<String, String> attributes) {
    static final String TYPE = "AWS::SQS::Queue";

    private static final String VISIBILITY = "VisibilityTimeout";
    private static final String REDRIVE = "RedrivePolicy";
    private static final String REDRIVE_ALLOW = "RedriveAllowPolicy";

    /** SQS's defaults and bounds. */
    private static final Map<String, Setting> SETTINGS = Map.of(
            "DelaySeconds",
            new Setting(0, 0, 900),
            "MaximumMessageSize",
            new Setting(1_048_576, 1_024, 1_048_576),
            "MessageRetentionPeriod",
            new Setting(345_600, 60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds",
            new Setting(0, 0, 20),
            VISIBILITY,
            new Setting(30, 0, 43_200));

    private record Setting(int standard, int least, int most) {}

    public Queue {
        attributes = Map.copyOf(attributes);
    }

    /** The queue's URL. */
    public URI url(URI endpoint) {
        return url(endpoint, name);
    }

    /** The queue's ARN. */
    public String arn() {
        return arn(name);
    }

    /** The visibility timeout: how long SQS hides a received message from other receivers. */
    Duration visibility() {
        return Duration.ofSeconds(
                Long.parseLong(Optional.ofNullable(attributes.get(VISIBILITY)).orElseThrow()));
    }

    static String arn(String name) {
        return Bindings.arn("sqs", name);
    }

    static void declare(String logicalId, Names names, Bindings bindings) {
        String url = url(bindings.storage(), logicalId).toString();
        names.ref(logicalId, url);
        names.attribute(logicalId, "QueueUrl", url);
        names.attribute(logicalId, "QueueName", logicalId);
        names.attribute(logicalId, "Arn", arn(logicalId));
    }

    static Fields fields(Value properties) {
        Set<String> read = new HashSet<>(SETTINGS.keySet());
        read.addAll(Set.of(REDRIVE, REDRIVE_ALLOW));
        return properties.fields(TYPE, read, Set.of("SqsManagedSseEnabled", "KmsMasterKeyId", "Tags"));
    }

    static Queue read(String logicalId, Value properties, Redrive redrive) {
        Fields queue = fields(properties);
        Map<String, String> attributes = new LinkedHashMap<>();
        SETTINGS.forEach((name, setting) -> attributes.put(
                name,
                Integer.toString(queue.find(name)
                        .map(value -> value.integer(setting.least, setting.most))
                        .orElse(setting.standard))));
        attributes.put(
                REDRIVE,
                queue.find(REDRIVE)
                        .map(value -> redrive.policy(value, arn(logicalId)))
                        .orElse(""));
        attributes.put(
                REDRIVE_ALLOW,
                queue.find(REDRIVE_ALLOW).map(redrive::allowPolicy).orElse(""));
        return new Queue(logicalId, attributes);
    }

    /** The queue with the given ARN. */
    static Queue find(Value arn, List<Queue> queues) {
        return queues.stream()
                .filter(queue -> queue.arn().equals(arn.text()))
                .findFirst()
                .orElseThrow(() -> arn.refuse("there is no queue " + arn.text()));
    }

    private static URI url(URI endpoint, String name) {
        return endpoint.resolve("/" + Bindings.ACCOUNT + "/" + name);
    }
}
