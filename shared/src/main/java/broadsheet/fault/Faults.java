package broadsheet.fault;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one input, so that its author learns of all of them in one answer. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    /** Notes one fault; the reading goes on. */
    public void add(String at, String detail) {
        found.add(new Fault(at, detail));
    }

    /** How many were found so far. */
    public int count() {
        return found.size();
    }

    /** Ends the reading if anything was wrong. */
    public void throwIfAny() throws Rejected {
        if (!found.isEmpty()) {
            throw new Rejected(found);
        }
    }
}
