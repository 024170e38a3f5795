package broadsheet.check.finding;

import java.util.List;

/** A condition that must hold for stored data. Checking it only reads, so it can be checked repeatedly. */
public interface Invariant {
    /** Returns the subject of the invariant: a key of the table, or a path. */
    String place();

    /** Checks the invariant, and returns the violations. A concurrent write can cause a false finding. */
    List<Finding> check();

    /** Returns the invariant as it is checked again: without what its first check had in common with others. */
    default Invariant again() {
        return this;
    }
}
