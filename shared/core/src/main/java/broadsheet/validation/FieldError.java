package broadsheet.validation;

import static java.util.Objects.requireNonNull;

/**
 * One error in an input.
 *
 * @param at the location: a line ("line 3"), a field ("sources[2].url"), a parameter ("limit")
 * @param detail the error, and how to correct it
 */
public record FieldError(String at, String detail) {
    public FieldError {
        requireNonNull(at, "at is null");
        requireNonNull(detail, "detail is null");
    }
}
