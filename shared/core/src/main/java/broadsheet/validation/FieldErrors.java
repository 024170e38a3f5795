package broadsheet.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Collects the errors of one input, so that one response reports all of them. Not thread-safe. */
public final class FieldErrors {
    /**
     * The most errors in a response. Each character of a document may be an error, and Lambda limits a response to 6
     * MB.
     */
    private static final int MAX_NAMED = 1_000;

    private final List<FieldError> found = new ArrayList<>();
    private int count;

    /** Adds an error. */
    public void add(String at, String detail) {
        count++;
        if (found.size() < MAX_NAMED) {
            found.add(new FieldError(at, detail));
        }
    }

    /**
     * Adds the errors of a part of the input.
     *
     * @param place gives a place in the whole input for one in the part
     */
    public void addAll(FieldErrors part, UnaryOperator<String> place) {
        part.found.forEach(error -> add(place.apply(error.at()), error.detail()));
    }

    /** The first error so far. */
    public Optional<FieldError> first() {
        return found.stream().findFirst();
    }

    /** The number of errors so far. */
    public int count() {
        return count;
    }

    /** Throws an exception if there are errors. It names the first 1,000, and the number of further ones. */
    public void throwIfAny() throws ValidationException {
        if (count > found.size()) {
            found.add(new FieldError("more", "%,d more errors are not named".formatted(count - found.size())));
        }
        if (!found.isEmpty()) {
            throw new ValidationException(found);
        }
    }
}
