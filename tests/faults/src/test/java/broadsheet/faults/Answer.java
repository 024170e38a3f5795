package broadsheet.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.emulators.TestContext;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * What came of giving a function an event.
 *
 * @param json what it wrote; empty if it did not
 * @param thrown what it threw; empty if nothing
 * @param stopped whether the process stopped meanwhile: then nobody heard any of it
 */
record Answer(String json, String thrown, boolean stopped) {
    /** Runs a function under a plan. */
    static Answer of(RequestStreamHandler function, DeliveredEvent event, SingleFault plan) {
        var written = new ByteArrayOutputStream();
        var thrown = new ArrayList<String>();
        Faults.during(plan, () -> {
            try {
                function.handleRequest(
                        new ByteArrayInputStream(event.json().getBytes(UTF_8)), written, new TestContext());
            } catch (Exception | Error broken) {
                thrown.add(broken.toString());
            }
        });
        return new Answer(thrown.isEmpty() ? written.toString(UTF_8) : "", String.join("", thrown), plan.isStopped());
    }

    /** Of a request; 0 if there is none. */
    int status() {
        return tree().path("statusCode").intValue(0);
    }

    /** The body of a request's answer. */
    String body() {
        return tree().path("body").stringValue("");
    }

    /** What a batch's answer names. */
    List<String> failed() {
        List<String> failed = new ArrayList<>();
        tree().path("batchItemFailures")
                .forEach(each -> failed.add(each.path("itemIdentifier").stringValue("")));
        return failed;
    }

    /** Whether whoever sent the event has been told that it is done. */
    boolean saysDone() {
        return !stopped && thrown.isEmpty() && failed().isEmpty() && (status() == 0 || status() / 100 < 4);
    }

    /** Whether whoever sent the event knows that it is to be sent again: nobody told them that it is done, or is wrong. */
    boolean asksForMore() {
        return stopped || !thrown.isEmpty() || !failed().isEmpty() || status() >= 500;
    }

    /** As two answers to the same event are compared. */
    String shown(UnaryOperator<String> normalizer) {
        return json.isEmpty() ? "thrown " + thrown : status() + " " + normalizer.apply(body()) + failed();
    }

    private JsonNode tree() {
        return json.isEmpty() ? DeliveredEvent.JSON.missingNode() : DeliveredEvent.JSON.readTree(json);
    }
}
