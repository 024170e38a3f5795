package broadsheet.publishscheduled;

import java.util.function.BiConsumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * SQS in simulated time.
 *
 * @param sent receives each message and its delay in seconds
 */
record SimulatedQueue(BiConsumer<String, Integer> sent) implements SqsClient {
    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        request.entries().forEach(entry -> sent.accept(entry.messageBody(), entry.delaySeconds()));
        return SendMessageBatchResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
