package broadsheet.schedule;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import broadsheet.draft.DraftUser;
import java.util.Optional;

/**
 * A draft that is going to be published, or an article that is going to be withdrawn.
 *
 * @param id the schedule's identity
 * @param subject the draft or the article
 * @param version the draft's version, whose text is published; 0 for an article
 * @param time when
 * @param title the title of the draft or article when it was scheduled, for the calendar
 * @param by who scheduled it
 * @param slug the slug that led to the article when it was scheduled; empty for a draft
 */
public record Schedule(
        ScheduleId id,
        ScheduleSubject subject,
        int version,
        ScheduledTime time,
        String title,
        DraftUser by,
        Optional<Slug> slug) {
    /** The schedule of a draft. */
    public Schedule(
            ScheduleId id, ScheduleSubject.OfDraft draft, int version, ScheduledTime time, String title, DraftUser by) {
        this(id, draft, version, time, title, by, Optional.empty());
    }

    public Schedule {
        requireNonNull(id, "id is null");
        requireNonNull(subject, "subject is null");
        if (subject instanceof ScheduleSubject.OfDraft != version > 0) {
            throw new IllegalArgumentException("version is " + version + " of " + subject);
        }
        requireNonNull(time, "time is null");
        requireNonNull(title, "title is null");
        requireNonNull(by, "by is null");
        requireNonNull(slug, "slug is null");
    }
}
