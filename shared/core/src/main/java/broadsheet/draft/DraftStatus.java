package broadsheet.draft;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a working draft has come. */
public enum DraftStatus {
    /** Somebody writes it. */
    DRAFT,
    /** Its author handed it in, and somebody else reads it. */
    IN_REVIEW,
    /** An editor has read it. Authors can no longer change its text. */
    READY,
    /** It will be published at a set time. Nobody can change its text before the schedule is cancelled. */
    SCHEDULED;

    /** The status with this name; empty if there is none. */
    public static Optional<DraftStatus> parse(String text) {
        return Arrays.stream(values())
                .filter(status -> status.toString().equals(text))
                .findFirst();
    }

    /** The name in the API and in keys, as in {@code in-review}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
