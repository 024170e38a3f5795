package broadsheet.validation;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one input, so that its author learns of all of them in one answer. */
public final class FieldErrors {
    /** Each character of a document may be a fault, and Lambda hands on no answer of more than 6 MB. */
    private static final int MAX_NAMED = 1_000;

    private final List<FieldError> found = new ArrayList<>();
    private int count;

    /** Notes one fault; the reading goes on. */
    public void add(String at, String detail) {
        count++;
        if (found.size() < MAX_NAMED) {
            found.add(new FieldError(at, detail));
        }
    }

    /** How many were found so far. */
    public int count() {
        return count;
    }

    /** Ends the reading if anything was wrong. The first 1,000 faults are named, and then how many more there are. */
    public void throwIfAny() throws ValidationException {
        if (count > found.size()) {
            found.add(new FieldError("more", "%,d more faults are not named".formatted(count - found.size())));
        }
        if (!found.isEmpty()) {
            throw new ValidationException(found);
        }
    }
}
