package broadsheet.local.queue;

import static broadsheet.local.queue.QueueFixture.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Ministack;
import broadsheet.local.functions.Mailbox;
import broadsheet.local.lambda.Functions;
import broadsheet.local.template.LambdaFunction;
import broadsheet.local.template.Queue;
import broadsheet.local.template.QueueMapping;
import broadsheet.local.template.SourceLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Queues of ministack, and a function that keeps what it gets. */
@Tag("slow")
final class QueuePollersTest {
    @AutoClose
    private final QueueFixture queues = new QueueFixture();

    private final SqsClient sqs = queues.sqs;
    private final Queue dead = queues.dead;
    private final Queue work = queues.work;
    private static final Duration NO_WINDOW = Duration.ZERO;

    @TempDir
    private Path folder = Path.of("");

    private final Functions functions = Functions.load(List.of(new LambdaFunction(
            "Mailbox",
            Mailbox.class.getName(),
            new SourceLocation("template.yaml", 1),
            Duration.ofSeconds(20),
            128,
            Map.of())));

    @BeforeEach
    void reset() {
        Mailbox.reset();
    }

    @AfterEach
    void close() {
        Mailbox.letGo();
        functions.close();
    }

    @Test
    void aMessageComesAsLambdaHandsItOnAndIsGone() throws Exception {
        String id = sqs.sendMessage(send -> send.queueUrl(url(work))
                        .messageBody("héllo")
                        .messageAttributes(Map.of(
                                "kind",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("greeting")
                                        .build(),
                                "bytes",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1}))
                                        .build())))
                .messageId();
        try (QueuePollers _ = start(mapping(10, NO_WINDOW, 2))) {
            JsonNode event = next();
            assertEquals(1, event.path("Records").size());
            ObjectNode message = (ObjectNode) event.path("Records").get(0);
            for (String varies : List.of("receiptHandle", "md5OfMessageAttributes")) {
                JsonNode value = message.remove(varies);
                assertTrue(value.isString() && !value.asString().isEmpty(), varies);
            }
            ObjectNode attributes = (ObjectNode) message.path("attributes");
            for (String time : List.of("SentTimestamp", "ApproximateFirstReceiveTimestamp")) {
                Instant at = Instant.ofEpochMilli(
                        Long.parseLong(attributes.remove(time).asString()));
                assertTrue(Duration.between(at, Instant.now()).abs().compareTo(Duration.ofMinutes(1)) < 0, time);
            }
            String expected = """
                {
                  "messageId": "%s",
                  "body": "héllo",
                  "attributes": {"ApproximateReceiveCount": "1", "SenderId": "000000000000"},
                  "messageAttributes": {
                    "kind": {
                      "stringValue": "greeting",
                      "stringListValues": [],
                      "binaryListValues": [],
                      "dataType": "String"
                    },
                    "bytes": {
                      "binaryValue": "AP8=",
                      "stringListValues": [],
                      "binaryListValues": [],
                      "dataType": "Binary"
                    }
                  },
                  "md5OfBody": "be50e8478cf24ff3595bc7307fb91b50",
                  "eventSource": "aws:sqs",
                  "eventSourceARN": "%s",
                  "awsRegion": "us-east-1"
                }
                """.formatted(id, work.arn());
            assertEquals(JsonMapper.shared().readTree(expected), message);
            await("the queue to be empty", () -> Backlog.isNone(sqs, url(work)));
        }
        assertEquals(List.of(), queues.receive(dead));
    }

    @Test
    void failingMessageIsRetriedAndThenDeadLettered() throws Exception {
        queues.send(work, "venom");
        try (QueuePollers _ = start(mapping(10, NO_WINDOW, 2))) {
            List<String> counts = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                counts.add(next().at("/Records/0/attributes/ApproximateReceiveCount")
                        .asString());
            }
            assertEquals(List.of("1", "2"), counts);
            await("the dead letter", () -> queues.count(dead) == 1);
            await("the queue to be empty", () -> Backlog.isNone(sqs, url(work)));
        }
        assertEquals(List.of("venom"), queues.receive(dead));
        assertEquals(List.of(), List.copyOf(Mailbox.EVENTS));
    }

    @Test
    void onlyReportedMessagesAreRetried() throws Exception {
        queues.send(work, "a", "poison", "b");
        try (QueuePollers _ = start(mapping(10, NO_WINDOW, 2))) {
            assertEquals(List.of("a", "poison", "b"), bodies(next()));
            assertEquals(List.of("poison"), bodies(next()));
            await("the dead letter", () -> queues.count(dead) == 1);
        }
        assertEquals(List.of("poison"), queues.receive(dead));
    }

    @Test
    void functionWithoutPartialReportsCompletesTheWholeBatch() throws Exception {
        queues.send(work, "poison");
        var deaf = new QueueMapping("Mailbox-Work", "Mailbox", work, 10, NO_WINDOW, false, 2);
        try (QueuePollers _ = start(deaf)) {
            assertEquals(List.of("poison"), bodies(next()));
            await("the queue to be empty", () -> Backlog.isNone(sqs, url(work)));
        }
        assertEquals(List.of(), queues.receive(dead));
    }

    @Test
    void aWindowGathersMoreThanOneReceiptGives() throws Exception {
        Queue patient = queues.queue(Map.of("VisibilityTimeout", "60"));
        String[] early = IntStream.range(0, 10).mapToObj(i -> "early " + i).toArray(String[]::new);
        queues.send(patient, early);
        try (QueuePollers _ =
                start(new QueueMapping("Mailbox-Work", "Mailbox", patient, 100, Duration.ofSeconds(3), true, 2))) {
            await("ten to be gathered", () -> queues.inFlight(patient) == 10);
            queues.send(patient, "late");
            assertEquals(11, bodies(next()).size());
        }
    }

    @Test
    void aFullBatchDoesNotWaitForTheWindow() throws Exception {
        Queue patient = queues.queue(Map.of("VisibilityTimeout", "60"));
        queues.send(patient, "a", "b", "c");
        try (QueuePollers _ =
                start(new QueueMapping("Mailbox-Work", "Mailbox", patient, 3, Duration.ofMinutes(5), true, 2))) {
            assertEquals(List.of("a", "b", "c"), bodies(next()));
        }
    }

    @Test
    void thereAreAsManyCallsAtOnceAsTheMappingAllows() throws Exception {
        Queue busy = queues.queue(Map.of("VisibilityTimeout", "60"));
        String[] slow = IntStream.range(0, 8).mapToObj(i -> "slow").toArray(String[]::new);
        queues.send(busy, slow);
        try (QueuePollers _ = start(new QueueMapping("Mailbox-Work", "Mailbox", busy, 1, NO_WINDOW, true, 3))) {
            await("three calls", () -> Mailbox.CALLS.get() == 3);
            assertEquals(3, queues.inFlight(busy), "what has no call yet is left to others");
            Mailbox.letGo();
            for (String _ : slow) {
                next();
            }
            await("the queue to be empty", () -> Backlog.isNone(sqs, url(busy)));
        }
        assertEquals(3, Mailbox.MOST_CALLS.get());
    }

    @Test
    void messagesGatheredAtShutdownBecomeVisibleAtOnce() throws Exception {
        Queue patient = queues.queue(Map.of("VisibilityTimeout", "600"));
        queues.send(patient, "a", "b");
        try (QueuePollers _ =
                start(new QueueMapping("Mailbox-Work", "Mailbox", patient, 100, Duration.ofMinutes(5), true, 2))) {
            await("both to be gathered", () -> queues.inFlight(patient) == 2);
        }
        await("both to be visible", () -> queues.count(patient) == 2);
        assertEquals(List.of("a", "b"), queues.receive(patient));
        assertEquals(List.of(), List.copyOf(Mailbox.EVENTS));
    }

    @Test
    void aCallUnderWayIsFinishedBeforeItEnds() throws Exception {
        Queue calm = queues.queue(Map.of("VisibilityTimeout", "600"));
        queues.send(calm, "slow");
        try (QueuePollers _ = start(new QueueMapping("Mailbox-Work", "Mailbox", calm, 1, NO_WINDOW, true, 2))) {
            next();
            Thread closing = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                while (closing.getState() == Thread.State.RUNNABLE) {
                    Thread.onSpinWait();
                }
                Mailbox.letGo();
            });
        }
        assertTrue(Backlog.isNone(sqs, url(calm)), "it is deleted");
    }

    @Test
    void aCallThatDoesNotEndIsBrokenOffAndItsMessageStays() throws Exception {
        Queue calm = queues.queue(Map.of("VisibilityTimeout", "600"));
        queues.send(calm, "slow");
        Instant told;
        try (QueuePollers _ = start(new QueueMapping("Mailbox-Work", "Mailbox", calm, 1, NO_WINDOW, true, 2))) {
            next();
            told = Instant.now();
        }
        assertTrue(Duration.between(told, Instant.now()).compareTo(Duration.ofSeconds(10)) < 0);
        await("the call to be broken off", () -> Mailbox.CALLS.get() == 0);
        assertEquals(1, queues.inFlight(calm));
    }

    private QueueMapping mapping(int batchSize, Duration window, int concurrency) {
        return new QueueMapping("Mailbox-Work", "Mailbox", work, batchSize, window, true, concurrency);
    }

    private QueuePollers start(QueueMapping mapping) {
        return QueuePollers.start(List.of(mapping), Ministack.shared().endpoint(), sqs, functions, folder);
    }

    private static JsonNode next() throws InterruptedException {
        return Optional.ofNullable(Mailbox.EVENTS.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    private static List<String> bodies(JsonNode event) {
        return event.path("Records")
                .valueStream()
                .map(message -> message.path("body").asString())
                .toList();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(10);
        }
    }
}
