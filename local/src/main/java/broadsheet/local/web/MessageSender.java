package broadsheet.local.web;

import broadsheet.local.template.Target;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Emulates API Gateway's integration SQS-SendMessage: builds a message from the request, and returns SQS's answer. */
public final class MessageSender {
    private final SqsClient sqs;
    private final URI endpoint;
    private final ConcurrentMap<String, QueueWriter> writers = new ConcurrentHashMap<>();

    /** Creates a sender to the queues of an endpoint. */
    public MessageSender(SqsClient sqs, URI endpoint) {
        this.sqs = sqs;
        this.endpoint = endpoint;
    }

    Response send(Target.ToQueue target, Request request, Map<String, String> variables) {
        String body =
                target.body().of(header -> request.header(header).orElse(""), name -> variables.getOrDefault(name, ""));
        return writers.computeIfAbsent(target.queue().url(endpoint).toString(), queue -> new QueueWriter(sqs, queue))
                .send(body);
    }
}
