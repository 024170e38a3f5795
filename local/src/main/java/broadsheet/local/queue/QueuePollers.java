package broadsheet.local.queue;

import broadsheet.local.lambda.Functions;
import broadsheet.local.template.QueueMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Emulates the event source mappings from queues to functions. */
public final class QueuePollers implements AutoCloseable {
    /** One poll takes up to 1 second, and the parent process allows this one 2 seconds to stop. */
    private static final Duration TIME_TO_END = Duration.ofMillis(1_500);

    private final List<QueuePoller> pollers;

    private QueuePollers(List<QueuePoller> pollers) {
        this.pollers = pollers;
    }

    /**
     * Starts polling.
     *
     * @param endpoint the endpoint of the queues
     * @param folder stores the count of finished calls of each mapping
     */
    public static QueuePollers start(
            List<QueueMapping> mappings, URI endpoint, SqsClient sqs, Functions functions, Path folder) {
        List<QueuePoller> pollers = mappings.stream()
                .map(mapping -> new QueuePoller(
                        mapping,
                        new SourceQueue(sqs, mapping.queue(), endpoint),
                        functions,
                        new Calls(folder.resolve(mapping.id()))))
                .toList();
        pollers.forEach(QueuePoller::start);
        return new QueuePollers(pollers);
    }

    @Override
    public void close() {
        Instant deadline = Instant.now().plus(TIME_TO_END);
        pollers.forEach(QueuePoller::stop);
        try {
            for (QueuePoller poller : pollers) {
                poller.awaitEnd(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
