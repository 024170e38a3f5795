package broadsheet.local.queue;

import broadsheet.local.state.KeyValues;
import java.nio.file.Path;
import java.util.Map;

/** How many calls of a mapping's function are over, in a file, so that another process sees that something moved. */
final class Calls {
    private static final String OVER = "CALLS";

    private final Path file;
    private long over;

    /** Goes on from where the file is, if it is there. */
    Calls(Path file) {
        this.file = file;
        this.over = Long.parseLong(KeyValues.read(file).getOrDefault(OVER, "0"));
    }

    synchronized void count() {
        over++;
        KeyValues.write(file, Map.of(OVER, Long.toString(over)));
    }
}
