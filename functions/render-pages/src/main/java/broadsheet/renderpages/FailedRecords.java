package broadsheet.renderpages;

import broadsheet.dynamodb.StreamRecord;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The records of a batch whose pages could not all be rendered, each with a line in the log. Not thread-safe. */
final class FailedRecords {
    private final Set<String> failed = new HashSet<>();
    private final Context context;

    FailedRecords(Context context) {
        this.context = context;
    }

    /** Records that a page could not be rendered after these records, or not be queued. */
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
