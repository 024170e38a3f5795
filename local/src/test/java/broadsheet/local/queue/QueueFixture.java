package broadsheet.local.queue;

import broadsheet.emulators.Clients;
import broadsheet.emulators.Ministack;
import broadsheet.local.template.Queue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Two queues of ministack: what fails in one ends in the other. */
final class QueueFixture implements AutoCloseable {
    final SqsClient sqs = Clients.of(Ministack.shared().endpoint(), SqsClient.builder());
    final Queue dead = queue(Map.of());
    final Queue work = queue(Map.of(
            "VisibilityTimeout",
            "3",
            "RedrivePolicy",
            "{\"deadLetterTargetArn\": \"" + dead.arn() + "\", \"maxReceiveCount\": 2}"));

    @Override
    public void close() {
        sqs.close();
    }

    /** Makes a queue with a name of its own. */
    Queue queue(Map<String, String> attributes) {
        Queue queue = new Queue("queue-" + UUID.randomUUID(), attributes);
        sqs.createQueue(create -> create.queueName(queue.name()).attributesWithStrings(attributes));
        return queue;
    }

    static String url(Queue queue) {
        return queue.url(Ministack.shared().endpoint()).toString();
    }

    void send(Queue queue, String... bodies) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, bodies.length)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(bodies[i])
                        .build())
                .toList();
        sqs.sendMessageBatch(batch -> batch.queueUrl(url(queue)).entries(entries));
    }

    List<String> receive(Queue queue) {
        return sqs.receiveMessage(get -> get.queueUrl(url(queue)).maxNumberOfMessages(10)).messages().stream()
                .map(message -> message.body())
                .toList();
    }

    int count(Queue queue) {
        return attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    int inFlight(Queue queue) {
        return attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private int attribute(Queue queue, QueueAttributeName name) {
        String value = sqs.getQueueAttributes(get -> get.queueUrl(url(queue)).attributeNames(name))
                .attributes()
                .get(name);
        return Integer.parseInt(Optional.ofNullable(value).orElseThrow());
    }
}
