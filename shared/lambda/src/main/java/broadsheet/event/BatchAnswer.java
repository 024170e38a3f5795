package broadsheet.event;

import broadsheet.json.Json;
import java.io.OutputStream;

/**
 * The response of a function to a batch, for event source mappings with {@code ReportBatchItemFailures}. Lambda
 * redelivers the failed items. For a stream, it redelivers all records from the first failed one.
 */
public final class BatchAnswer {
    private BatchAnswer() {}

    /**
     * Writes the response.
     *
     * @param failed the message ids or record sequence numbers that failed
     */
    public static void write(OutputStream answer, Iterable<String> failed) {
        Json.write(answer, json -> {
            json.writeStartObject();
            Json.array(json, "batchItemFailures", failed, (array, id) -> {
                array.writeStartObject();
                array.writeStringProperty("itemIdentifier", id);
                array.writeEndObject();
            });
            json.writeEndObject();
        });
    }
}
