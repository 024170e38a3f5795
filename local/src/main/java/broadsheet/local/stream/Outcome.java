package broadsheet.local.stream;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result of calling a function with a batch.
 *
 * @param done how many of the batch's changes, from the first on, need no further call
 * @param error Lambda's name of the error; empty if the function returned
 */
record Outcome(int done, Optional<String> error) {
    /** The result of a call that threw or exceeded its timeout. */
    static Outcome thrown() {
        return new Outcome(0, Optional.of("Unhandled"));
    }

    /**
     * Interprets a function's answer.
     *
     * <p>An empty answer, or one without failures, is a success. With failures, all changes from the lowest reported
     * sequence number on failed. If the report is invalid, the whole batch failed.
     *
     * @param partial whether the mapping enables partial batch responses
     */
    static Outcome of(byte[] answer, List<Change> batch, boolean partial) {
        if (!partial || answer.length == 0) {
            return new Outcome(batch.size(), Optional.empty());
        }
        List<String> numbers = batch.stream().map(Change::sequenceNumber).toList();
        try {
            JsonNode failures = JsonMapper.shared().readTree(answer).path("batchItemFailures");
            int done = failures.valueStream()
                    .mapToInt(failure ->
                            numbers.indexOf(failure.path("itemIdentifier").asString("")))
                    .min()
                    .orElse(batch.size());
            return new Outcome(Math.max(0, done), Optional.empty());
        } catch (JacksonException e) {
            return thrown();
        }
    }
}
