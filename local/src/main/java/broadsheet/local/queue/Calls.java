package broadsheet.local.queue;

import broadsheet.local.state.KeyValues;
import java.nio.file.Path;
import java.util.Map;

/** Counts the finished calls of a mapping's function in a file, so that another process can detect progress. */
final class Calls {
    private static final String OVER = "CALLS";

    private final Path file;
    private long over;

    /** Continues from the count in the file, or from 0 if there is no file. */
    Calls(Path file) {
        this.file = file;
        this.over = Long.parseLong(KeyValues.read(file).getOrDefault(OVER, "0"));
    }

    synchronized void count() {
        over++;
        KeyValues.write(file, Map.of(OVER, Long.toString(over)));
    }
}
