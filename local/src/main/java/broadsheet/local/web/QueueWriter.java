package broadsheet.local.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Sends messages to one queue, a request at a time. Messages that come meanwhile go together in the next request, because a request
 * costs the emulator more than a message. Thread-safe.
 */
final class QueueWriter {
    /** SQS takes no more in a request. */
    private static final int AT_ONCE = 10;

    private static final String SENT = "<?xml version=\"1.0\"?><SendMessageResponse><SendMessageResult>"
            + "<MessageId>%s</MessageId><MD5OfMessageBody>%s</MD5OfMessageBody>"
            + "</SendMessageResult></SendMessageResponse>";

    private final SqsClient sqs;
    private final String queue;
    private final Queue<Message> waiting = new ConcurrentLinkedQueue<>();
    private final Lock sending = new ReentrantLock();

    QueueWriter(SqsClient sqs, String queue) {
        this.sqs = sqs;
        this.queue = queue;
    }

    private record Message(String body, CompletableFuture<Response> answer) {}

    /** Sends a message, and returns what API Gateway answers. */
    Response send(String body) {
        var own = new Message(body, new CompletableFuture<>());
        waiting.add(own);
        sending.lock();
        try {
            while (!own.answer.isDone()) {
                sendWaiting();
            }
        } finally {
            sending.unlock();
        }
        return own.answer.join();
    }

    private void sendWaiting() {
        List<Message> some = new ArrayList<>();
        while (some.size() < AT_ONCE && !waiting.isEmpty()) {
            some.add(waiting.remove());
        }
        try {
            request(some);
        } catch (AwsServiceException refused) {
            if (some.size() > 1) {
                // One of them may be the reason, and is refused alone.
                some.forEach(this::sendAlone);
            } else {
                some.getFirst().answer.complete(refusal(refused.statusCode()));
            }
        } finally {
            // None waits for ever, whatever happened.
            some.forEach(message -> message.answer.complete(refusal(503)));
        }
    }

    private void sendAlone(Message message) {
        try {
            request(List.of(message));
        } catch (AwsServiceException refused) {
            message.answer.complete(refusal(refused.statusCode()));
        }
    }

    private void request(List<Message> messages) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(messages.get(i).body)
                        .build())
                .toList();
        var answers = sqs.sendMessageBatch(batch -> batch.queueUrl(queue).entries(entries));
        answers.successful()
                .forEach(sent -> answer(messages, sent.id())
                        .complete(Response.xml(200, SENT.formatted(sent.messageId(), sent.md5OfMessageBody()))));
        answers.failed()
                .forEach(failed -> answer(messages, failed.id()).complete(refusal(failed.senderFault() ? 400 : 503)));
    }

    private static CompletableFuture<Response> answer(List<Message> messages, String id) {
        return messages.get(Integer.parseInt(id)).answer;
    }

    private static Response refusal(int status) {
        return Response.message(status, "the queue does not take this");
    }
}
