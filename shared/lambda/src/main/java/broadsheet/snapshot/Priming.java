package broadsheet.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Invokes a function before its snapshot, so that the snapshot contains loaded, linked and compiled code. The responses
 * are discarded. Failures are only logged, because a deployment must not depend on priming.
 *
 * @param function the function to prime
 * @param events supplies the sample events when priming begins
 * @param isFailure whether a response is a failure
 * @param timeout the time limit; Lambda allows 130 seconds for initialisation before a snapshot
 * @param rounds the number of invocations per event; the JVM compiles code after some hundred executions
 */
record Priming(
        RequestStreamHandler function,
        Supplier<List<byte[]>> events,
        Predicate<String> isFailure,
        Duration timeout,
        int rounds) {
    static final Duration TIMEOUT = Duration.ofSeconds(30);
    static final int ROUNDS = 50;

    /** Primes the function in a separate thread, so that the time limit holds even if a table does not respond. */
    void run() {
        Thread thread = Thread.ofPlatform().daemon().name("priming").start(this::prime);
        try {
            if (!thread.join(timeout)) {
                thread.interrupt();
                log().log("priming was broken off after " + timeout.toSeconds() + " s", LogLevel.WARN);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void prime() {
        try {
            for (byte[] event : events.get()) {
                for (int round = 0; round < rounds && !Thread.interrupted(); round++) {
                    call(event);
                }
            }
        } catch (RuntimeException failure) {
            log().log("priming failed: " + failure, LogLevel.WARN);
        }
    }

    private void call(byte[] event) {
        var answer = new ByteArrayOutputStream();
        try {
            function.handleRequest(new ByteArrayInputStream(event), answer, new PrimingContext());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (isFailure.test(answer.toString(UTF_8))) {
            throw new IllegalStateException("it is answered " + answer.toString(UTF_8));
        }
    }

    private static LambdaLogger log() {
        return LambdaRuntime.getLogger();
    }
}
