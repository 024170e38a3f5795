package broadsheet.renderpages;

import broadsheet.dynamodb.StreamRecord;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the records of a batch whose pages could not all be rendered or queued, and logs why. Not thread-safe. */
final class FailedRecords {
    private final Set<String> failed = new HashSet<>();
    private final Context context;

    FailedRecords(Context context) {
        this.context = context;
    }

    /**
     * Adds records.
     *
     * @param what the failure, which the log line begins with
     * @param why the exception
     */
    void add(String what, Collection<StreamRecord> records, Throwable why) {
        context.getLogger().log(what + ": " + why, LogLevel.ERROR);
        records.forEach(record -> failed.add(record.sequenceNumber()));
    }

    boolean contains(StreamRecord record) {
        return failed.contains(record.sequenceNumber());
    }

    /** The sequence numbers of the failed ones among these records, in their order. */
    List<String> among(List<StreamRecord> records) {
        return records.stream()
                .filter(this::contains)
                .map(StreamRecord::sequenceNumber)
                .toList();
    }
}
