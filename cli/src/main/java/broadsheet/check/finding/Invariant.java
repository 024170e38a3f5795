package broadsheet.check.finding;

import java.util.List;

/** Something that should be true, and can be looked at again and again: it only reads. */
public interface Invariant {
    /** What it is about: a key of the table, or a path. */
    String place();

    /** What of it is not true now; a write that comes in the middle of the look may show as something untrue. */
    List<Finding> look();
}
