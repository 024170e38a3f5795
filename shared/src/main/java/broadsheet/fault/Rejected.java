package broadsheet.fault;

import java.util.List;

/** An input that cannot be accepted, with everything that is wrong with it. Nothing was written. */
public final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Never serialised: an exception is answered where it is caught.
    private final List<Fault> faults;

    /**
     * @throws IllegalArgumentException if there is no fault: then there is nothing to reject
     */
    public Rejected(List<Fault> faults) {
        super(faults.toString());
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("faults is empty");
        }
        this.faults = List.copyOf(faults);
    }

    /** An input with a single fault. */
    public static Rejected because(String at, String detail) {
        return new Rejected(List.of(new Fault(at, detail)));
    }

    /** Every fault, in the order of the input. */
    public List<Fault> faults() {
        return faults;
    }
}
