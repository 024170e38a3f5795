package broadsheet.transfer;

import java.util.ArrayList;
import java.util.List;

/** How much a restoration has done so far. Thread-safe. */
final class RestoreCounts {
    /** How many differences are named. */
    private static final int NAMED = 20;

    private long written;
    private long unchanged;
    private long pictures;
    private long differences;
    private final List<String> different = new ArrayList<>();

    synchronized void written() {
        written++;
    }

    synchronized void unchanged() {
        unchanged++;
    }

    synchronized void picture() {
        pictures++;
    }

    synchronized void differs(String place) {
        differences++;
        if (different.size() < NAMED) {
            different.add(place);
        }
    }

    synchronized long records() {
        return written + unchanged + differences;
    }

    synchronized long newRecords() {
        return written;
    }

    synchronized long known() {
        return unchanged;
    }

    synchronized long pictures() {
        return pictures;
    }

    /** How many items say something else than their records. */
    synchronized long differences() {
        return differences;
    }

    /** The keys of the first of those items. */
    synchronized List<String> different() {
        return List.copyOf(different);
    }
}
