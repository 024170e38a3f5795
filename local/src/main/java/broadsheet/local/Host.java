package broadsheet.local;

import broadsheet.emulators.Clients;
import broadsheet.local.accounts.Issuer;
import broadsheet.local.lambda.Functions;
import broadsheet.local.queue.QueuePollers;
import broadsheet.local.schedule.ScheduleRules;
import broadsheet.local.stream.StreamPoller;
import broadsheet.local.template.Queue;
import broadsheet.local.template.QueueMapping;
import broadsheet.local.template.Refusal;
import broadsheet.local.template.StreamMapping;
import broadsheet.local.template.Template;
import broadsheet.local.web.Edge;
import broadsheet.local.web.MessageSender;
import broadsheet.local.web.Viewers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The process that runs the functions, with the edge, the API, the token issuer and the pollers around them.
 *
 * <p>It is a separate process because functions read the template's variables from the process environment.
 */
final class Host {
    private static final Logger LOG = System.getLogger(Host.class.getName());

    /**
     * An upper bound for batching windows. Locally a developer waits for the result, and an extra call costs nothing.
     */
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(2);

    private final InstanceLayout plan;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private Host(InstanceLayout plan) {
        this.plan = plan;
    }

    /**
     * Runs until the process receives a signal. The arguments are those of an {@link InstanceLayout}, followed by the
     * id of the process that a developer stops to stop the instance.
     */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = List.of(arguments);
        Host host = new Host(InstanceLayout.ofArguments(words.subList(0, words.size() - 1)));
        Runtime.getRuntime().addShutdownHook(new Thread(host::stop, "stop"));
        try {
            host.start(Long.parseLong(words.getLast()));
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "cannot start", e);
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private void start(long process) {
        Template template = plan.read();
        // Loading the JavaScript engine is slow and depends on nothing below, so it runs in parallel.
        var viewers = CompletableFuture.supplyAsync(() -> Viewers.load(template.distribution()));
        DynamoDbClient dynamo = part(Clients.of(plan.dynamodbUri(), DynamoDbClient.builder()));
        S3Client s3 = part(Clients.of(plan.storageUri(), S3Client.builder()));
        SqsClient sqs = part(Clients.of(plan.storageUri(), SqsClient.builder()));
        var streams = part(Clients.of(plan.dynamodbUri(), DynamoDbStreamsClient.builder()));
        Resources.make(template, dynamo, s3, sqs);
        part(Issuer.start(plan.openid(), InstanceLayout.AUDIENCE));
        Functions functions = part(Functions.load(template.functions()));
        MessageSender messages = new MessageSender(sqs, plan.storageUri());
        Edge edge = part(Edge.start(plan.site(), template, functions, messages, s3, part(loaded(viewers))));
        plan.folders().forEach(edge::serve);
        Path checkpoints = InstanceLayout.checkpoints(plan.data());
        for (StreamMapping mapping : template.streams()) {
            String stream = Resources.stream(mapping.table(), dynamo);
            Consumer<String> failures = failures(mapping.onFailure(), sqs);
            part(StreamPoller.start(mapping.within(LONGEST_WINDOW), stream, streams, functions, failures, checkpoints));
        }
        List<QueueMapping> mappings = template.queueMappings().stream()
                .map(mapping -> mapping.within(LONGEST_WINDOW))
                .toList();
        part(QueuePollers.start(mappings, plan.storageUri(), sqs, functions, checkpoints));
        part(ScheduleRules.start(template.schedules(), functions, Clock.systemUTC()));
        InstanceInfo.of(plan, template, process).write();
    }

    private static Viewers loaded(CompletableFuture<Viewers> loading) {
        try {
            return loading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        }
    }

    private Consumer<String> failures(Optional<Queue> queue, SqsClient sqs) {
        if (queue.isEmpty()) {
            return notice -> {};
        }
        String url = queue.get().url(plan.storageUri()).toString();
        return notice -> sqs.sendMessage(send -> send.queueUrl(url).messageBody(notice));
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private void stop() {
        InstanceInfo.delete(plan.data());
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "while stopping", e);
            }
        }
    }
}
