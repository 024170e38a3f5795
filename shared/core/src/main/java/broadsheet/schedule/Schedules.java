package broadsheet.schedule;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftUser;
import broadsheet.draft.StaleDraft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * The store of schedules. Each write is one transaction and is safe to repeat. A draft with a schedule has the status
 * {@code scheduled}, which locks its text; the same transaction writes both. The transaction that makes, changes or cancels a
 * schedule also records who did it.
 */
public interface Schedules {
    /** The most schedules of one page, and of one call of {@link #due}. */
    int MAX_LIMIT = 1_000;

    /** The schedule of a draft or an article. Strongly consistent. */
    Optional<PendingSchedule> of(ScheduleSubject subject);

    /**
     * Schedules the publication of a draft, or changes its schedule. The same person can repeat this with the same
     * time: the schedule then stays as it is.
     *
     * @param id the identity of the schedule, if it is a new one
     * @param expected whether the schedule is based on this version of the draft
     * @throws StaleDraft if the draft's version is not the expected one
     * @throws DraftRefusal if there is no such draft
     * @throws ScheduleBegun if the draft is being published right now
     * @throws broadsheet.article.Busy if other writers are faster, or the table is busy, at each attempt
     */
    Schedule set(ScheduleId id, DraftId draft, IntPredicate expected, ScheduledTime time, DraftUser by, Instant now);

    /**
     * Schedules the withdrawal of a published article, or changes its schedule. The same person can repeat this.
     *
     * @param id the identity of the schedule, if it is a new one
     * @param slug a slug that leads to the article
     * @param title the article's title
     * @throws ScheduleBegun if the article is being withdrawn right now
     * @throws broadsheet.article.Busy if other writers are faster, or the table is busy, at each attempt
     */
    Schedule set(
            ScheduleId id,
            ScheduleSubject.OfArticle article,
            Slug slug,
            String title,
            ScheduledTime time,
            DraftUser by,
            Instant now);

    /**
     * Cancels a schedule. A draft is then ready again. Where there is no schedule, nothing happens.
     *
     * @throws ScheduleBegun if it is being done right now
     * @throws broadsheet.article.Busy if other writers are faster, or the table is busy, at each attempt
     */
    void cancel(ScheduleSubject subject, DraftUser by, Instant now);

    /** The schedules whose time is before a moment, oldest first. Strongly consistent. */
    List<Schedule> due(Instant before, int limit);

    /**
     * A page of the schedules whose time is within a period, oldest first.
     *
     * @param from the first moment
     * @param to the first moment after the period
     * @throws broadsheet.validation.ValidationException if no page can have returned the cursor
     */
    Page between(Instant from, Instant to, int limit, Optional<String> cursor);

    /** The schedules that failed since a moment, by their time, newest first; at most {@value #MAX_LIMIT}. */
    List<FailedSchedule> failed(Instant since);

    /**
     * The schedules that were done, of those whose time is within a period, by their time, newest first.
     *
     * @param from the first moment
     * @param to the first moment after the period
     * @param limit the most that are read, of at most {@value #MAX_LIMIT}
     */
    List<DoneSchedule> done(Instant from, Instant to, int limit);

    /**
     * Records that an attempt begins. From now on nobody can cancel the schedule, so its act can follow.
     *
     * @param seen the schedule as it was read
     * @param revision the article's revision that is about to be withdrawn; empty for a draft
     * @return false if the schedule is no longer as it was read
     */
    boolean begin(PendingSchedule seen, OptionalInt revision);

    /**
     * Records that a schedule is done. The draft is gone by then.
     *
     * @param slug the slug at which the article is, or was; empty if an earlier attempt did it and nobody knows any more
     * @throws broadsheet.article.Busy if other writers are faster, or the table is busy, at each attempt
     */
    void done(Schedule schedule, Optional<Slug> slug, Instant now);

    /**
     * Records that a schedule cannot be done. Its draft is ready again, in the same transaction.
     *
     * @throws broadsheet.article.Busy if other writers are faster, or the table is busy, at each attempt
     */
    void fail(Schedule schedule, String reason, Instant now);

    /**
     * A page of schedules.
     *
     * @param schedules oldest first
     * @param next the cursor of the next page; empty on the last one
     */
    record Page(List<Schedule> schedules, Optional<String> next) {
        public Page {
            schedules = List.copyOf(schedules);
            requireNonNull(next, "next is null");
        }
    }
}
