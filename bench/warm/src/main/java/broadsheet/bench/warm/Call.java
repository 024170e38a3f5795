package broadsheet.bench.warm;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.emulators.TestContext;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A function and an event for it.
 *
 * @param name the function's name
 * @param handler its handler class
 * @param right text that a correct output contains
 * @param event the event, as API Gateway or an event source mapping sends it
 */
record Call(String name, String handler, String right, String event) {
    /** Reads a line of four fields, separated by tabs. */
    static Call of(String line) {
        String[] fields = line.split("\t", 4);
        return new Call(fields[0], fields[1], fields[2], fields[3]);
    }

    /** Creates an instance of the function, as Lambda does. */
    RequestStreamHandler instance() {
        try {
            return Class.forName(handler)
                    .asSubclass(RequestStreamHandler.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("cannot make " + handler, broken);
        }
    }

    /**
     * Measures one call, and checks that the output is correct.
     *
     * @throws IllegalStateException if the output is wrong
     */
    Cost costOn(RequestStreamHandler function) {
        var in = new ByteArrayInputStream(event.getBytes(UTF_8));
        var answer = new ByteArrayOutputStream(64 * 1024);
        var context = new TestContext();
        Cost cost = Cost.of(() -> {
            try {
                function.handleRequest(in, answer, context);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        String text = answer.toString(UTF_8);
        if (!text.replace(" ", "").contains(right)) {
            throw new IllegalStateException(name + " answered " + text + " " + context.log());
        }
        return cost;
    }
}
