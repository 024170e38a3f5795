package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.dynamodb.StreamRecord;
import broadsheet.json.Json;
import dagger.Lazy;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;

/**
 * Passes changes that nobody waits for through the queue, many in one message. An import's articles share most of their
 * pages, so a message renders each of these once. A message that arrives twice is harmless.
 */
final class DeferredChanges {
    /** The records of some forty new articles. With the longest keys they have half of the 256 KB of a message. */
    private static final int RECORDS_PER_MESSAGE = 400;

    private final Lazy<TaskQueue> queue;

    @Inject
    DeferredChanges(Lazy<TaskQueue> queue) {
        this.queue = queue;
    }

    /**
     * Queues the changes that these records report.
     *
     * @throws RuntimeException if the queue did not accept all of them
     */
    void add(List<StreamRecord> records) {
        for (int from = 0; from < records.size(); from += RECORDS_PER_MESSAGE) {
            // Alone in its call, because SQS limits a call to the size of one message.
            queue.get()
                    .add(List.of(message(records.subList(from, Math.min(from + RECORDS_PER_MESSAGE, records.size())))));
        }
    }

    private static String message(List<StreamRecord> records) {
        return Json.write(json -> {
            json.writeStartObject();
            Json.array(json, "changes", records, (array, record) -> record.write(array));
            json.writeEndObject();
        });
    }

    /** The records in a message; none if it is of another kind. */
    static List<StreamRecord> of(String message) {
        List<StreamRecord> records = new ArrayList<>();
        Json.read(
                new ByteArrayInputStream(message.getBytes(UTF_8)),
                parser -> Json.member(
                        parser,
                        "changes",
                        changes -> Json.elements(changes, change -> records.add(StreamRecord.read(change)))));
        return records;
    }
}
