package broadsheet.event;

import broadsheet.json.Json;
import java.io.OutputStream;

/**
 * What a function answers about a batch where its mapping has {@code ReportBatchItemFailures}: Lambda brings these again,
 * and for a stream everything behind the first of them.
 */
public final class BatchAnswer {
    private BatchAnswer() {}

    /**
     * Writes the answer.
     *
     * @param failed the ids of the messages, or the sequence numbers of the records, that failed
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
