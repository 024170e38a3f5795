package broadsheet.local.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

class QueueWriterTest {
    private static final int MESSAGES = 25;

    private final List<Integer> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch released = new CountDownLatch(1);
    private final QueueWriter writer = new QueueWriter(new Sqs(), "queue");

    @Test
    void messagesThatComeWhileOthersAreSentGoTogether() throws Exception {
        List<Integer> answers = all(number -> "message " + number);
        assertEquals(Collections.nCopies(MESSAGES, 200), answers);
        assertEquals(MESSAGES, sent.size());
        assertEquals(MESSAGES, new TreeSet<>(sent).size());
        assertEquals(10, Collections.max(requests));
    }

    @Test
    void messageThatIsRefusedTakesNoOtherWithIt() throws Exception {
        List<Integer> answers = all(number -> number == 7 ? "refused" : "message " + number);
        assertEquals(400, answers.get(7));
        assertEquals(MESSAGES - 1, Collections.frequency(answers, 200));
        assertEquals(MESSAGES - 1, sent.size());
    }

    @Test
    void writerWorksOnAfterARequestHadNoAnswer() {
        released.countDown();
        assertThrows(SdkClientException.class, () -> writer.send("unanswered"));
        assertEquals(200, writer.send("message").status());
    }

    private interface Bodies {
        String of(int number);
    }

    /** Sends messages at once, and returns the statuses in their order. The first request ends when all others wait. */
    private List<Integer> all(Bodies bodies) throws Exception {
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        List<Thread> senders = IntStream.range(0, MESSAGES)
                .mapToObj(number -> Thread.startVirtualThread(() ->
                        statuses.put(number, writer.send(bodies.of(number)).status())))
                .toList();
        while (!senders.stream().allMatch(sender -> sender.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        released.countDown();
        for (Thread sender : senders) {
            sender.join();
        }
        return List.copyOf(new TreeMap<>(statuses).values());
    }

    private final class Sqs implements SqsClient {
        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            try {
                released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            List<String> bodies = request.entries().stream()
                    .map(SendMessageBatchRequestEntry::messageBody)
                    .toList();
            requests.add(bodies.size());
            if (bodies.contains("unanswered")) {
                throw SdkClientException.create("no answer");
            }
            if (bodies.contains("refused")) {
                throw SqsException.builder().statusCode(400).build();
            }
            sent.addAll(bodies);
            return SendMessageBatchResponse.builder()
                    .successful(request.entries().stream()
                            .map(entry -> SendMessageBatchResultEntry.builder()
                                    .id(entry.id())
                                    .messageId(entry.id())
                                    .md5OfMessageBody("")
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
