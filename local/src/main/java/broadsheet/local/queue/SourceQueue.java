package broadsheet.local.queue;

import broadsheet.local.template.Queue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The queue from which a poller receives messages. */
final class SourceQueue {
    private static final Logger LOG = System.getLogger(SourceQueue.class.getName());

    /** The most messages that one SQS request can receive, delete or change. */
    private static final int BATCH_SIZE = 10;

    private final SqsClient sqs;
    private final Queue queue;
    private final String url;

    SourceQueue(SqsClient sqs, Queue queue, URI endpoint) {
        this.sqs = sqs;
        this.queue = queue;
        this.url = queue.url(endpoint).toString();
    }

    /**
     * Receives messages.
     *
     * @param most how many to receive at most; SQS returns no more than ten
     * @param wait how long to wait for the first one; SQS counts whole seconds, so this rounds up
     */
    List<QueueRecord> receive(int most, Duration wait) {
        int seconds = Math.toIntExact(wait.plusSeconds(1).minusNanos(1).toSeconds());
        return sqs
                .receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(Math.min(most, BATCH_SIZE))
                        .waitTimeSeconds(seconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages()
                .stream()
                .map(message -> QueueRecord.of(message, queue.arn()))
                .toList();
    }

    /**
     * Deletes processed messages. If a message's visibility timeout has run out, it stays in the queue and SQS
     * delivers it again.
     */
    void delete(List<QueueRecord> records) {
        for (List<Numbered> some : inTens(records)) {
            warn(
                    "delete",
                    sqs.deleteMessageBatch(batch -> batch.queueUrl(url)
                                    .entries(entries(
                                            some,
                                            one -> DeleteMessageBatchRequestEntry.builder()
                                                    .id(one.id)
                                                    .receiptHandle(one.record.receipt())
                                                    .build())))
                            .failed());
        }
    }

    /** Makes messages visible again immediately. */
    void release(List<QueueRecord> records) {
        for (List<Numbered> some : inTens(records)) {
            warn(
                    "release",
                    sqs.changeMessageVisibilityBatch(batch -> batch.queueUrl(url)
                                    .entries(entries(
                                            some,
                                            one -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                                    .id(one.id)
                                                    .receiptHandle(one.record.receipt())
                                                    .visibilityTimeout(0)
                                                    .build())))
                            .failed());
        }
    }

    private record Numbered(String id, QueueRecord record) {}

    private static List<List<Numbered>> inTens(List<QueueRecord> records) {
        List<List<Numbered>> tens = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (i % BATCH_SIZE == 0) {
                tens.add(new ArrayList<>());
            }
            tens.getLast().add(new Numbered(Integer.toString(i), records.get(i)));
        }
        return tens;
    }

    private static <T> List<T> entries(List<Numbered> some, Function<Numbered, T> entry) {
        return some.stream().map(entry).toList();
    }

    private void warn(String what, List<BatchResultErrorEntry> failed) {
        for (BatchResultErrorEntry one : failed) {
            LOG.log(Level.WARNING, "cannot " + what + " a message of " + queue.name() + ": " + one.message());
        }
    }
}
