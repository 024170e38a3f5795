package broadsheet.validation;

import java.util.List;

/** An input that cannot be accepted, with everything that is wrong with it. Nothing was written. */
public final class ValidationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Never serialised: an exception is answered where it is caught.
    private final List<FieldError> faults;

    /**
     * @throws IllegalArgumentException if there is no fault: then there is nothing to reject
     */
    public ValidationException(List<FieldError> faults) {
        super(faults.toString());
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("faults is empty");
        }
        this.faults = List.copyOf(faults);
    }

    /** An input with a single fault. */
    public static ValidationException because(String at, String detail) {
        return new ValidationException(List.of(new FieldError(at, detail)));
    }

    /** Every fault, in the order of the input. */
    public List<FieldError> faults() {
        return faults;
    }
}
