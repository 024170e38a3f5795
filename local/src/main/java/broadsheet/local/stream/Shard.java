package broadsheet.local.stream;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads one shard of a stream forward. Not thread-safe. */
final class Shard {
    private static final int BATCH_SIZE = 1_000;

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final String id;
    private Optional<String> iterator;

    private Shard(DynamoDbStreamsClient streams, String streamArn, String id, String iterator) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.id = id;
        this.iterator = Optional.of(iterator);
    }

    /** Opens a shard after a sequence number, or at its oldest available change if there is none. */
    static Shard open(DynamoDbStreamsClient streams, String streamArn, String id, Optional<String> after) {
        return new Shard(streams, streamArn, id, iterator(streams, streamArn, id, after));
    }

    String id() {
        return id;
    }

    /** Whether the shard is closed and has been read to its end. */
    boolean isFinished() {
        return iterator.isEmpty();
    }

    /**
     * Reads the next changes, possibly none.
     *
     * @param after the position to continue from if the shard's iterator has expired
     */
    List<Change> read(Optional<String> after) {
        if (iterator.isEmpty()) {
            return List.of();
        }
        String from = iterator.get();
        try {
            GetRecordsResponse read =
                    streams.getRecords(get -> get.shardIterator(from).limit(BATCH_SIZE));
            iterator = Optional.ofNullable(read.nextShardIterator());
            return read.records().stream().map(one -> Change.of(one, streamArn)).toList();
        } catch (ExpiredIteratorException e) {
            iterator = Optional.of(iterator(streams, streamArn, id, after));
        } catch (TrimmedDataAccessException e) {
            iterator = Optional.of(iterator(streams, streamArn, id, Optional.empty()));
        }
        return List.of();
    }

    private static String iterator(DynamoDbStreamsClient streams, String streamArn, String id, Optional<String> after) {
        return streams.getShardIterator(get -> {
                    get.streamArn(streamArn).shardId(id);
                    if (after.isPresent()) {
                        get.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(after.get());
                    } else {
                        get.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
                    }
                })
                .shardIterator();
    }
}
