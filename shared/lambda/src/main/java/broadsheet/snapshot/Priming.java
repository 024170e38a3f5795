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
 * Has a function called before a snapshot is taken of it, so that what calls need is loaded, linked and compiled in it. The
 * answers are for nobody. A deployment does not depend on it: what goes wrong is logged, and the snapshot is taken.
 *
 * @param function that is primed
 * @param events asked for when it begins
 * @param isFailure whether an answer is one
 * @param patience how long it may take; Lambda gives a start with a snapshot 130 seconds
 * @param rounds how often each event is handed over: the JVM compiles what has run some hundred times
 */
record Priming(
        RequestStreamHandler function,
        Supplier<List<byte[]>> events,
        Predicate<String> isFailure,
        Duration patience,
        int rounds) {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final int ROUNDS = 50;

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
