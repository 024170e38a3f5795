package broadsheet.local.web;

import broadsheet.local.template.Target;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Emulates API Gateway's integration SQS-SendMessage: builds a message from the request, and returns SQS's answer. */
public final class MessageSender {
    private static final String SENT = "<?xml version=\"1.0\"?><SendMessageResponse><SendMessageResult>"
            + "<MessageId>%s</MessageId><MD5OfMessageBody>%s</MD5OfMessageBody>"
            + "</SendMessageResult></SendMessageResponse>";

    private final SqsClient sqs;
    private final URI endpoint;

    /** Creates a sender to the queues of an endpoint. */
    public MessageSender(SqsClient sqs, URI endpoint) {
        this.sqs = sqs;
        this.endpoint = endpoint;
    }

    Response send(Target.ToQueue target, Request request, Map<String, String> variables) {
        String body =
                target.body().of(header -> request.header(header).orElse(""), name -> variables.getOrDefault(name, ""));
        try {
            var sent = sqs.sendMessage(send ->
                    send.queueUrl(target.queue().url(endpoint).toString()).messageBody(body));
            return Response.xml(200, SENT.formatted(sent.messageId(), sent.md5OfMessageBody()));
        } catch (AwsServiceException refused) {
            return Response.message(refused.statusCode(), "the queue does not take this");
        }
    }
}
