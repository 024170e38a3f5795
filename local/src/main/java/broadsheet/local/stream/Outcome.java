package broadsheet.local.stream;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a call with a batch went.
 *
 * @param done how many of the batch's changes, from the first on, need no further call
 * @param error as Lambda names it; empty: the function returned
 */
record Outcome(int done, Optional<String> error) {
    /** The function threw or took too long. */
    static Outcome thrown() {
        return new Outcome(0, Optional.of("Unhandled"));
    }

    /**
     * Reads a function's answer: an empty one, or one without failures, is a success; failures are
     * all changes from the lowest sequence number reported; a report that cannot be understood is a
     * failure of the whole batch.
     *
     * @param partial whether the mapping lets the function report failures
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
