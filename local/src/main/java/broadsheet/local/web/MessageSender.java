package broadsheet.local.web;

import static java.util.stream.Collectors.groupingBy;

import broadsheet.local.template.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/**
 * Emulates API Gateway's integration SQS-SendMessage: builds a message from the request, and returns SQS's answer. What
 * comes while a call is under way goes with the next one, because a call takes the emulator of SQS longer than a message.
 * Thread-safe.
 */
public final class MessageSender implements AutoCloseable {
    /** The most messages that SQS takes in a call. */
    private static final int AT_ONCE = 10;

    private static final String SENT = "<?xml version=\"1.0\"?><SendMessageResponse><SendMessageResult>"
            + "<MessageId>%s</MessageId><MD5OfMessageBody>%s</MD5OfMessageBody>"
            + "</SendMessageResult></SendMessageResponse>";

    private final SqsClient sqs;
    private final URI endpoint;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;

    private MessageSender(SqsClient sqs, URI endpoint) {
        this.sqs = sqs;
        this.endpoint = endpoint;
        this.thread = Thread.ofVirtual().name("messages").unstarted(this::sendAll);
    }

    /** Starts a sender to the queues of an endpoint. */
    public static MessageSender start(SqsClient sqs, URI endpoint) {
        MessageSender sender = new MessageSender(sqs, endpoint);
        sender.thread.start();
        return sender;
    }

    private record Waiting(String queue, String body, CompletableFuture<Response> answer) {}

    Response send(Target.ToQueue target, Request request, Map<String, String> variables) {
        String body =
                target.body().of(header -> request.header(header).orElse(""), name -> variables.getOrDefault(name, ""));
        String queue = target.queue().url(endpoint).toString();
        var message = new Waiting(queue, body, new CompletableFuture<>());
        waiting.add(message);
        return message.answer().join();
    }

    private void sendAll() {
        try {
            while (true) {
                List<Waiting> some = new ArrayList<>(List.of(waiting.take()));
                waiting.drainTo(some, AT_ONCE - 1);
                some.stream().collect(groupingBy(Waiting::queue)).forEach(this::send);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String queue, List<Waiting> messages) {
        try {
            var answer = sqs.sendMessageBatch(batch -> batch.queueUrl(queue)
                    .entries(IntStream.range(0, messages.size())
                            .mapToObj(at -> SendMessageBatchRequestEntry.builder()
                                    .id(Integer.toString(at))
                                    .messageBody(messages.get(at).body())
                                    .build())
                            .toList()));
            for (SendMessageBatchResultEntry sent : answer.successful()) {
                complete(
                        messages,
                        sent.id(),
                        Response.xml(200, SENT.formatted(sent.messageId(), sent.md5OfMessageBody())));
            }
            for (BatchResultErrorEntry failed : answer.failed()) {
                complete(messages, failed.id(), refusal(failed.senderFault() ? 400 : 500));
            }
        } catch (RuntimeException refused) {
            int status = refused instanceof AwsServiceException answered ? answered.statusCode() : 503;
            messages.forEach(message -> message.answer().complete(refusal(status)));
        }
    }

    private static void complete(List<Waiting> messages, String id, Response answer) {
        messages.get(Integer.parseInt(id)).answer().complete(answer);
    }

    private static Response refusal(int status) {
        return Response.message(status, "the queue does not take this");
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
