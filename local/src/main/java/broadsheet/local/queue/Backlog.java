package broadsheet.local.queue;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Checks whether a queue still holds messages. */
public final class Backlog {
    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private Backlog() {}

    /** Whether a queue has no message at all: none visible, none in flight and none delayed. */
    public static boolean isNone(SqsClient sqs, String url) {
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(COUNTS)).attributes().values().stream()
                .allMatch("0"::equals);
    }
}
