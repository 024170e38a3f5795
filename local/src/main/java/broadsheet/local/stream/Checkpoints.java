package broadsheet.local.stream;

import broadsheet.local.state.KeyValues;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** How far a mapping has come in each shard, in a file, so that a restart goes on from there. */
final class Checkpoints {
    private final Path file;
    private final Map<String, String> positions;

    /** Reads the file, if it is there. */
    Checkpoints(Path file) {
        this.file = file;
        this.positions = KeyValues.read(file);
    }

    /** The sequence number of the last change that is done with in a shard. */
    Optional<String> position(String shard) {
        return Optional.ofNullable(positions.get(shard));
    }

    void save(String shard, String sequenceNumber) {
        positions.put(shard, sequenceNumber);
        KeyValues.write(file, positions);
    }
}
