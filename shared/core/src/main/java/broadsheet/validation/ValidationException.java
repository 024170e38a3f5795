package broadsheet.validation;

import java.util.List;

/** An invalid input, with all of its errors. Nothing was written. */
public final class ValidationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Never serialised: the handler catches it.
    private final List<FieldError> faults;

    /**
     * @throws IllegalArgumentException if the list is empty
     */
    public ValidationException(List<FieldError> faults) {
        super(faults.toString());
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("faults is empty");
        }
        this.faults = List.copyOf(faults);
    }

    /** An input with a single error. */
    public static ValidationException because(String at, String detail) {
        return new ValidationException(List.of(new FieldError(at, detail)));
    }

    /** All errors, in the order of the input. */
    public List<FieldError> faults() {
        return faults;
    }
}
