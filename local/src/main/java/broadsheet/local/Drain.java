package broadsheet.local;

import broadsheet.emulators.Clients;
import broadsheet.local.queue.Backlog;
import broadsheet.local.state.KeyValues;
import broadsheet.local.stream.Lag;
import broadsheet.local.template.QueueMapping;
import broadsheet.local.template.StreamMapping;
import broadsheet.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Whether streams and queues are quiet at once. They are looked at one after the other, and a function may fill one that
 * was looked at before it empties its own. So a round counts only if no mapping has moved on from its beginning to its
 * end: each of them notes that a call is over before its change or message is gone.
 */
final class Drain implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Template template;
    private final URI queues;
    private final Path checkpoints;
    private final DynamoDbClient dynamo;
    private final DynamoDbStreamsClient streams;
    private final SqsClient sqs;

    private Drain(
            Template template,
            URI queues,
            Path checkpoints,
            DynamoDbClient dynamo,
            DynamoDbStreamsClient streams,
            SqsClient sqs) {
        this.template = template;
        this.queues = queues;
        this.checkpoints = checkpoints;
        this.dynamo = dynamo;
        this.streams = streams;
        this.sqs = sqs;
    }

    static Drain of(Template template, Facts facts) {
        return new Drain(
                template,
                facts.storage(),
                Plan.checkpoints(facts.data()),
                Clients.of(facts.dynamodb(), DynamoDbClient.builder()),
                Clients.of(facts.dynamodb(), DynamoDbStreamsClient.builder()),
                Clients.of(facts.storage(), SqsClient.builder()));
    }

    /**
     * Waits until all is quiet.
     *
     * @throws IllegalStateException if it is not in time
     */
    void await(Duration longest) {
        Instant deadline = Instant.now().plus(longest);
        while (true) {
            Map<String, Map<String, String>> before = progress();
            Optional<String> busy = busy();
            // Twice, since SQS itself moves a message to another queue, and tells no one.
            if (busy.isEmpty() && busy().isEmpty() && progress().equals(before)) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(busy.orElse("functions are still at work"));
            }
            pause();
        }
    }

    @Override
    public void close() {
        sqs.close();
        streams.close();
        dynamo.close();
    }

    private Optional<String> busy() {
        Stream<String> lagging = template.streams().stream()
                .filter(mapping ->
                        !Lag.isNone(mapping, Resources.stream(mapping.table(), dynamo), streams, checkpoints))
                .map(mapping -> mapping.id() + " lags behind its stream");
        Stream<String> filled = template.queueMappings().stream()
                .map(QueueMapping::queue)
                .filter(queue -> !Backlog.isNone(sqs, queue.url(queues).toString()))
                .map(queue -> "the queue " + queue.name() + " is not empty");
        return Stream.concat(lagging, filled).findFirst();
    }

    /** How far each mapping has come. */
    private Map<String, Map<String, String>> progress() {
        Map<String, Map<String, String>> progress = new HashMap<>();
        Stream.concat(
                        template.streams().stream().map(StreamMapping::id),
                        template.queueMappings().stream().map(QueueMapping::id))
                .forEach(id -> progress.put(id, KeyValues.read(checkpoints.resolve(id))));
        return progress;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
