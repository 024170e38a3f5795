package broadsheet.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the messages that come; it reports those that are {@code poison}, throws for {@code venom}, and waits with
 * {@code slow} ones until it is let go.
 */
public final class Mailbox implements RequestStreamHandler {
    /** The events that came. */
    public static final BlockingQueue<JsonNode> EVENTS = new LinkedBlockingQueue<>();

    /** How many calls there are now. */
    public static final AtomicInteger CALLS = new AtomicInteger();

    /** How many calls there were at once at most. */
    public static final AtomicInteger MOST_CALLS = new AtomicInteger();

    private static volatile CountDownLatch gate = new CountDownLatch(1);

    /** Empties it. */
    public static void reset() {
        EVENTS.clear();
        MOST_CALLS.set(0);
        gate = new CountDownLatch(1);
    }

    /** Lets go what is slow. */
    public static void letGo() {
        gate.countDown();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        int now = CALLS.incrementAndGet();
        MOST_CALLS.accumulateAndGet(now, Math::max);
        try {
            JsonMapper.shared()
                    .writeValue(
                            output,
                            Map.of(
                                    "batchItemFailures",
                                    failures(JsonMapper.shared().readTree(input))));
        } finally {
            CALLS.decrementAndGet();
        }
    }

    private static List<Map<String, String>> failures(JsonNode event) {
        EVENTS.add(event);
        List<Map<String, String>> failures = new ArrayList<>();
        for (JsonNode message : event.path("Records")) {
            switch (message.path("body").asString()) {
                case "venom" -> throw new IllegalArgumentException("as asked");
                case "poison" ->
                    failures.add(
                            Map.of("itemIdentifier", message.path("messageId").asString()));
                case "slow" -> await();
                default -> {}
            }
        }
        return failures;
    }

    private static void await() {
        try {
            Objects.requireNonNull(gate).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
