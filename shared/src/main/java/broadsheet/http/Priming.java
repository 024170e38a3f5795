package broadsheet.http;

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
import java.util.function.Supplier;

/**
 * Has a function answer requests before a snapshot is taken of it, so that what they need is loaded, linked and compiled in
 * it. The answers are for nobody. A deployment does not depend on it: what goes wrong is logged, and the snapshot is taken.
 *
 * @param function that is primed
 * @param secret what it wants to hear from the CDN
 * @param requests asked for when it begins
 * @param patience how long it may take; Lambda gives a start with a snapshot 130 seconds
 * @param rounds how often each is sent: the JVM compiles what has run some hundred times
 */
record Priming(
        RequestStreamHandler function,
        String secret,
        Supplier<List<PrimingRequest>> requests,
        Duration patience,
        int rounds) {

    /** In a thread of its own, which a table that does not answer cannot keep from ending in time. */
    void run() {
        Thread thread = Thread.ofPlatform().daemon().name("priming").start(this::rehearse);
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
                log().log("priming was broken off after " + patience.toSeconds() + " s", LogLevel.WARN);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rehearse() {
        try {
            for (PrimingRequest request : requests.get()) {
                byte[] event = request.event(secret);
                for (int round = 0; round < rounds && !Thread.interrupted(); round++) {
                    send(event);
                }
            }
        } catch (RuntimeException failure) {
            log().log("priming failed: " + failure, LogLevel.WARN);
        }
    }

    private void send(byte[] event) {
        var answer = new ByteArrayOutputStream();
        try {
            function.handleRequest(new ByteArrayInputStream(event), answer, new NobodysCall());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (answer.toString(UTF_8).startsWith("{\"statusCode\":5")) {
            throw new IllegalStateException("it is answered " + answer.toString(UTF_8));
        }
    }

    private static LambdaLogger log() {
        return LambdaRuntime.getLogger();
    }
}
