package broadsheet.authoring;

import broadsheet.validation.FieldErrors;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses to publish what must not be public now. */
final class Withheld {
    private static final int MAX_NAME = 100;

    private Withheld() {}

    /**
     * Reports a document that is marked as a draft as an error: what is published is public.
     *
     * @param ignored receives {@code published} if it is a date, as other generators write it
     */
    static void requireNoDraft(Fields fields, FieldErrors errors, List<String> ignored) {
        if (fields.flag("draft")) {
            errors.add("draft", "is true: a draft is not published");
        }
        Optional<String> published = fields.text(MAX_NAME, "published");
        if (published.flatMap(text -> Dates.parse(text, ZoneOffset.UTC)).isPresent()) {
            ignored.add("published");
        } else if (published.isPresent() && !fields.flag("published", true)) {
            errors.add("published", "is false: a draft is not published");
        }
    }

    /** Whether a document is marked as a draft. */
    static boolean isDraft(Fields fields) {
        var errors = new FieldErrors();
        requireNoDraft(fields, errors, new ArrayList<>());
        return errors.count() > 0;
    }

    /** Reports any future date as an error, because the document becomes public now. */
    static void requirePast(String at, Optional<Instant> date, Instant now, FieldErrors errors) {
        date.filter(ahead -> ahead.isAfter(now))
                .ifPresent(ahead -> errors.add(
                        at,
                        "is %s, which is in the future: it is %s"
                                .formatted(ahead, now.truncatedTo(ChronoUnit.SECONDS))));
    }
}
