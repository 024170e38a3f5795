package broadsheet.local.stream;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lambda's message to an on-failure destination about changes that were given up. It contains their position in the
 * stream, not their content.
 */
final class FailureNotice {
    private FailureNotice() {}

    static String of(Delivery.GivenUp givenUp, String functionArn, String shard, String streamArn) {
        ObjectNode notice = JsonMapper.shared().createObjectNode();
        notice.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", functionArn)
                .put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", givenUp.calls());
        ObjectNode response = notice.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .putNull("functionError");
        givenUp.last().error().ifPresent(error -> response.put("functionError", error));
        notice.put("version", "1.0");
        notice.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        List<Change> changes = givenUp.changes();
        notice.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", changes.getFirst().sequenceNumber())
                .put("endSequenceNumber", changes.getLast().sequenceNumber())
                .put(
                        "approximateArrivalOfFirstRecord",
                        changes.getFirst().arrival().toString())
                .put(
                        "approximateArrivalOfLastRecord",
                        changes.getLast().arrival().toString())
                .put("batchSize", changes.size())
                .put("streamArn", streamArn);
        return notice.toString();
    }
}
