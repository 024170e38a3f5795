package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Gatherers.windowFixed;

import broadsheet.dynamodb.StreamRecord;
import broadsheet.json.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dagger.Lazy;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;

/**
 * Passes what bulk publications changed through the queue, many changes in one message. An import's articles share most
 * of their pages, so a message renders each of these once. A message that arrives twice is harmless.
 */
final class DeferredChanges {
    /** The records of some forty new articles. With the longest keys they have half of the 256 KB of a message. */
    static final int RECORDS_PER_MESSAGE = 400;

    private final Lazy<TaskQueue> queue;

    @Inject
    DeferredChanges(Lazy<TaskQueue> queue) {
        this.queue = queue;
    }

    /**
     * Queues the changes that these records report.
     *
     * @return the sequence numbers of the records, if the queue did not accept all of them
     */
    List<String> add(List<StreamRecord> records, Context context) {
        try {
            send(records);
            return List.of();
        } catch (RuntimeException unqueued) {
            context.getLogger().log(records.size() + " changes could not be queued: " + unqueued, LogLevel.ERROR);
            return records.stream().map(StreamRecord::sequenceNumber).toList();
        }
    }

    /**
     * Queues the changes that these records report.
     *
     * @throws RuntimeException if the queue did not accept all of them
     */
    void send(List<StreamRecord> records) {
        // Each message is alone in its call, because SQS limits a call to the size of one message.
        records.stream()
                .gather(windowFixed(RECORDS_PER_MESSAGE))
                .forEach(some -> queue.get().add(List.of(message(some))));
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
