package broadsheet.local.stream;

import broadsheet.local.template.StreamMapping;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Checks whether a mapping has caught up with its stream. */
public final class Lag {
    private Lag() {}

    /**
     * Whether every change now in a stream is processed or given up.
     *
     * @param folder the folder in which the mapping's poller stores its checkpoints
     */
    public static boolean isNone(StreamMapping mapping, String streamArn, DynamoDbStreamsClient streams, Path folder) {
        Checkpoints checkpoints = new Checkpoints(folder.resolve(mapping.id()));
        return streams.describeStream(of -> of.streamArn(streamArn)).streamDescription().shards().stream()
                .allMatch(shard -> {
                    Optional<String> position = checkpoints.position(shard.shardId());
                    return Shard.open(streams, streamArn, shard.shardId(), position)
                            .read(position)
                            .isEmpty();
                });
    }
}
