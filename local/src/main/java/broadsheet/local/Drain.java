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
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Waits until all streams and queues are empty at the same time.
 *
 * <p>The poll reads them one after the other. Meanwhile a function may write to a source that the poll has already
 * found empty. A poll therefore counts only if no event source mapping made progress during it. Each mapping records a
 * finished call before its change or message disappears, so no progress goes unnoticed.
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

    static Drain of(Template template, InstanceInfo info) {
        return new Drain(
                template,
                info.storage(),
                InstanceLayout.checkpoints(info.data()),
                Clients.of(info.dynamodb(), DynamoDbClient.builder()),
                Clients.of(info.dynamodb(), DynamoDbStreamsClient.builder()),
                Clients.of(info.storage(), SqsClient.builder()));
    }

    /**
     * Waits until every stream and queue is empty.
     *
     * @throws IllegalStateException if one is still busy after the given time
     */
    void await(Duration longest) {
        Instant deadline = Instant.now().plus(longest);
        Optional<String> busy = round(this::progress, this::busy);
        while (busy.isPresent()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(busy.get());
            }
            pause();
            busy = round(this::progress, this::busy);
        }
    }

    /**
     * Polls everything once and returns the first source that is still busy; empty if all are idle.
     *
     * @param progress reads the progress of every event source mapping
     * @param look returns the first busy stream or queue, reading them one after the other
     */
    static <P> Optional<String> round(Supplier<P> progress, Supplier<Optional<String>> look) {
        P before = progress.get();
        // Twice: SQS itself moves a message to its dead-letter queue, and no mapping records that as progress.
        Optional<String> busy = look.get().or(look);
        if (busy.isPresent() || progress.get().equals(before)) {
            return busy;
        }
        return Optional.of("functions are still at work");
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

    /** The progress of each event source mapping, by its id. */
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
