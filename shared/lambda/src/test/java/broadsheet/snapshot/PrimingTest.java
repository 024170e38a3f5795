package broadsheet.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class PrimingTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<String> called = new ArrayList<>();

    @Test
    void theFunctionIsCalledWithEachEventAsOftenAsItIsTold() {
        prime(answering("done"), () -> events("one", "other"), LONG);
        assertEquals(List.of("one", "one", "one", "other", "other", "other"), called);
    }

    @Test
    void failedAnswerStopsPriming() {
        prime(answering("failed"), () -> events("one", "other"), LONG);
        assertEquals(List.of("one"), called);
    }

    @Test
    void exceptionStopsPriming() {
        prime(
                (event, answer, context) -> {
                    called.add("one");
                    throw new IllegalStateException("the table is not there");
                },
                () -> events("one", "other"),
                LONG);
        assertEquals(List.of("one"), called);
    }

    @Test
    void failingEventSupplierDoesNotFailTheDeployment() {
        prime(
                answering("done"),
                () -> {
                    throw new IllegalStateException("no listing");
                },
                LONG);
        assertEquals(List.of(), called);
    }

    @Test
    void unresponsiveTableDelaysPrimingOnlyBriefly() throws InterruptedException {
        var isGivenUp = new CountDownLatch(1);
        prime(
                (event, answer, context) -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException givenUp) {
                        isGivenUp.countDown();
                    }
                },
                () -> events("one"),
                Duration.ofMillis(50));
        assertTrue(isGivenUp.await(10, TimeUnit.SECONDS));
    }

    private RequestStreamHandler answering(String text) {
        return (event, answer, context) -> {
            called.add(new String(event.readAllBytes(), UTF_8));
            answer.write(text.getBytes(UTF_8));
        };
    }

    private static List<byte[]> events(String... texts) {
        return List.of(texts).stream().map(text -> text.getBytes(UTF_8)).toList();
    }

    private static void prime(RequestStreamHandler function, Supplier<List<byte[]>> events, Duration timeout) {
        new Priming(function, events, "failed"::equals, timeout, 3).run();
    }
}
