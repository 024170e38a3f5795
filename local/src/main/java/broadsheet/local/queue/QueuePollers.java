package broadsheet.local.queue;

import broadsheet.local.lambda.Functions;
import broadsheet.local.template.QueueMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Plays the event source mappings from queues to functions. */
public final class QueuePollers implements AutoCloseable {
    /** A poll takes up to a second; whoever ends this process gives it two. */
    private static final Duration TIME_TO_END = Duration.ofMillis(1_500);

    private final List<QueuePoller> pollers;

    private QueuePollers(List<QueuePoller> pollers) {
        this.pollers = pollers;
    }

    /**
     * Starts polling.
     *
     * @param endpoint where the queues are
     * @param folder where they keep that something has moved
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
