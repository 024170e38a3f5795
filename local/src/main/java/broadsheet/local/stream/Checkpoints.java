package broadsheet.local.stream;

import broadsheet.local.state.KeyValues;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A mapping's position in each shard, stored in a file so that a restart continues from there. */
final class Checkpoints {
    private final Path file;
    private final Map<String, String> positions;

    /** Reads the file, if it exists. */
    Checkpoints(Path file) {
        this.file = file;
        this.positions = KeyValues.read(file);
    }

    /** The sequence number of the last change in a shard that is processed or given up; empty if there is none. */
    Optional<String> position(String shard) {
        return Optional.ofNullable(positions.get(shard));
    }

    void save(String shard, String sequenceNumber) {
        positions.put(shard, sequenceNumber);
        KeyValues.write(file, positions);
    }
}
