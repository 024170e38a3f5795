package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.emulators.Clients;
import broadsheet.emulators.Ministack;
import broadsheet.local.template.Queue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class ResourcesTest {
    private final SqsClient sqs = Clients.of(Ministack.shared().endpoint(), SqsClient.builder());
    private final Queue dead = queue(Map.of("RedrivePolicy", "", "MessageRetentionPeriod", "1209600"));
    private final String name = "work-" + UUID.randomUUID();

    @AfterEach
    void close() {
        sqs.close();
    }

    @Test
    void aQueueThatIsThereGetsTheSettingsOfToday() {
        String policy = "{\"deadLetterTargetArn\":\"" + dead.arn() + "\",\"maxReceiveCount\":5}";
        sqs.createQueue(create ->
                create.queueName(name).attributesWithStrings(Map.of("VisibilityTimeout", "90", "DelaySeconds", "3")));

        // The queue for its dead letters comes after it, as in a template it may.
        make(Map.of("VisibilityTimeout", "60", "DelaySeconds", "0", "RedrivePolicy", policy));
        assertEquals(Map.of("VisibilityTimeout", "60", "DelaySeconds", "0", "RedrivePolicy", policy), settings());

        make(Map.of("VisibilityTimeout", "30", "DelaySeconds", "0", "RedrivePolicy", ""));
        assertEquals(Map.of("VisibilityTimeout", "30", "DelaySeconds", "0"), settings());
    }

    private void make(Map<String, String> attributes) {
        Resources.make(List.of(new Queue(name, attributes), dead), sqs);
    }

    private Map<String, String> settings() {
        String url = sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
        Map<String, String> settings =
                new HashMap<>(sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributesAsStrings());
        settings.keySet().retainAll(List.of("VisibilityTimeout", "DelaySeconds", "RedrivePolicy"));
        return settings;
    }

    private static Queue queue(Map<String, String> attributes) {
        return new Queue("dead-" + UUID.randomUUID(), attributes);
    }
}
