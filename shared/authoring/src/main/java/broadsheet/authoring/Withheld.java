package broadsheet.authoring;

import broadsheet.validation.FieldError;
import broadsheet.validation.FieldErrors;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a document is not to be published, or not yet, although nothing is wrong with it. */
public enum Withheld {
    /** It says {@code draft: true}, or {@code published: false}. */
    DRAFT,
    /** It is dated ahead. */
    SCHEDULED;

    private static final String IN_THE_FUTURE = "in the future";

    private static final String DATE = "date";
    private static final int MAX_NAME = 100;

    /** Whether a document was refused for being dated ahead; the service's clock and time zone count. */
    public static boolean isAhead(FieldError fault) {
        return fault.at().equals(DATE) && fault.detail().contains(IN_THE_FUTURE);
    }

    /**
     * Notes as a fault that a document is a draft: there is no place yet to keep one that readers do not see.
     *
     * @param ignored is told of a {@code published} that is a date, which other generators have
     */
    static void requireNoDraft(Fields fields, FieldErrors faults, List<String> ignored) {
        if (fields.flag("draft")) {
            faults.add("draft", "is true: a draft is not published, and cannot be kept here yet");
        }
        Optional<String> published = fields.text(MAX_NAME, "published");
        if (published.flatMap(text -> Dates.parse(text, ZoneOffset.UTC)).isPresent()) {
            ignored.add("published");
        } else if (published.isPresent() && !fields.flag("published", true)) {
            faults.add("published", "is false: a draft is not published, and cannot be kept here yet");
        }
    }

    /** Whether a document says that it is a draft. */
    static boolean isDraft(Fields fields) {
        var faults = new FieldErrors();
        requireNoDraft(fields, faults, new ArrayList<>());
        return faults.count() > 0;
    }

    /** Notes as a fault that a date is ahead, by however little: what is public now cannot be of later. */
    static void requirePast(String at, Optional<Instant> date, Instant now, FieldErrors faults) {
        date.filter(ahead -> ahead.isAfter(now))
                .ifPresent(ahead -> faults.add(
                        at,
                        "is %s, which is %s: it is %s, and nothing can be scheduled yet"
                                .formatted(ahead, IN_THE_FUTURE, now.truncatedTo(ChronoUnit.SECONDS))));
    }
}
