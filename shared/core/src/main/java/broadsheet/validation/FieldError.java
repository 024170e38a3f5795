package broadsheet.validation;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with an input.
 *
 * @param at the place: a line ("line 3"), a field ("sources[2].url"), a parameter ("limit")
 * @param detail what is wrong there, and what would be right
 */
public record FieldError(String at, String detail) {
    public FieldError {
        requireNonNull(at, "at is null");
        requireNonNull(detail, "detail is null");
    }
}
