package broadsheet.renderpages;

import static java.util.stream.Gatherers.windowFixed;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The SQS queue of tasks. */
final class TaskQueue {
    /** SQS accepts at most ten messages in one call. */
    private static final int BATCH = 10;

    private final SqsClient client;
    private final String url;

    @Inject
    TaskQueue(SqsClient client, QueueUrl url) {
        this.client = client;
        this.url = url.value();
    }

    /**
     * The queue's URL.
     *
     * @param value the URL as SQS reports it
     */
    record QueueUrl(String value) {}

    /**
     * Adds messages to the queue. Ten of them together have at most 1 MiB, which SQS takes in a call.
     *
     * @throws IllegalStateException if SQS accepted only some of them
     */
    void add(List<String> messages) {
        messages.stream().gather(windowFixed(BATCH)).forEach(this::send);
    }

    private void send(List<String> messages) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (String message : messages) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(message)
                    .build());
        }
        SendMessageBatchResponse answer =
                client.sendMessageBatch(send -> send.queueUrl(url).entries(entries));
        if (answer.hasFailed() && !answer.failed().isEmpty()) {
            throw new IllegalStateException("the queue did not take " + answer.failed());
        }
    }
}
