package broadsheet.schedule;

import static java.util.Objects.requireNonNull;

import broadsheet.draft.DraftUser;

/**
 * A draft that is going to be published, or an article that is going to be withdrawn.
 *
 * @param id the schedule's identity
 * @param subject the draft or the article
 * @param version the draft's version, whose text is published; 0 for an article
 * @param time when
 * @param title the title of the draft or article when it was scheduled, for the calendar
 * @param by who scheduled it
 */
public record Schedule(
        ScheduleId id, ScheduleSubject subject, int version, ScheduledTime time, String title, DraftUser by) {
    public Schedule {
        requireNonNull(id, "id is null");
        requireNonNull(subject, "subject is null");
        if (subject instanceof ScheduleSubject.OfDraft != version > 0) {
            throw new IllegalArgumentException("version is " + version + " of " + subject);
        }
        requireNonNull(time, "time is null");
        requireNonNull(title, "title is null");
        requireNonNull(by, "by is null");
    }
}
