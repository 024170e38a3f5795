package broadsheet.local.queue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Interprets a function's answer to a batch by Lambda's rules for SQS. */
final class BatchAnswer {
    private BatchAnswer() {}

    /**
     * Returns the messages that succeeded.
     *
     * <ul>
     *   <li>All, if the answer is empty or reports no failures.
     *   <li>All but the reported ones, if the report is valid.
     *   <li>None, if the report is invalid: no JSON, another structure, or an identifier that is empty or unknown.
     * </ul>
     *
     * @param partial whether the mapping enables partial batch responses; if not, every answer is a success
     */
    static List<QueueRecord> done(byte[] answer, List<QueueRecord> batch, boolean partial) {
        if (!partial || answer.length == 0) {
            return batch;
        }
        try {
            return done(JsonMapper.shared().readTree(answer), batch);
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static List<QueueRecord> done(JsonNode answer, List<QueueRecord> batch) {
        JsonNode failures = answer.path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull()) {
            return answer.isObject() || answer.isNull() ? batch : List.of();
        }
        if (!failures.isArray()) {
            return List.of();
        }
        Set<String> known = batch.stream().map(QueueRecord::id).collect(Collectors.toSet());
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : failures) {
            failed.add(failure.path("itemIdentifier").asString(""));
        }
        if (!known.containsAll(failed)) {
            return List.of();
        }
        return batch.stream().filter(record -> !failed.contains(record.id())).toList();
    }
}
