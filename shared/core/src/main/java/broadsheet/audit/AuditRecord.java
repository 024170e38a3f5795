package broadsheet.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One act of a member of staff.
 *
 * @param at when it was done, to the millisecond
 * @param by who did it
 * @param act what was done
 * @param subject what it was done to, as its address has it: an article's slug; empty for the site
 * @param title how people know the subject; may be empty
 * @param note what was said about it, such as a correction or the reason of a takedown
 */
public record AuditRecord(Instant at, Actor by, Act act, String subject, String title, Optional<String> note) {
    /** The most characters of a note; longer ones are cut. What they were cut from is kept elsewhere. */
    public static final int MAX_NOTE = 500;

    private static final String CUT = "…";

    public AuditRecord {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        requireNonNull(by, "by is null");
        requireNonNull(act, "act is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(title, "title is null");
        note = note.filter(text -> !text.isBlank())
                .map(text -> text.length() <= MAX_NOTE ? text : text.substring(0, MAX_NOTE - 1) + CUT);
    }
}
