package broadsheet.validation;

import java.util.List;

/** An invalid input, with all of its errors. Nothing was written. */
public final class ValidationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Never serialised: the handler catches it.
    private final List<FieldError> errors;

    /**
     * @throws IllegalArgumentException if the list is empty
     */
    public ValidationException(List<FieldError> errors) {
        super(errors.toString());
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("errors is empty");
        }
        this.errors = List.copyOf(errors);
    }

    /** An input with a single error. */
    public static ValidationException because(String at, String detail) {
        return new ValidationException(List.of(new FieldError(at, detail)));
    }

    /** All errors, in the order of the input. */
    public List<FieldError> errors() {
        return errors;
    }
}
