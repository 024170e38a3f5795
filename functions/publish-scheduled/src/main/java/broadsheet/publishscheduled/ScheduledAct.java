package broadsheet.publishscheduled;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Articles.TooLarge;
import broadsheet.draft.DraftId;
import broadsheet.log.CallLine;
import broadsheet.log.Metric;
import broadsheet.publishing.ScheduleMessage;
import broadsheet.publishing.ScheduleQueue;
import broadsheet.schedule.FailedSchedule;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.Schedules;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;

/** Does what a schedule says, at its time and never before. Performing it again changes nothing. */
final class ScheduledAct {
    /** The longest that the function waits for a schedule's time. Earlier messages go back into the queue. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /**
     * A schedule fails after so many attempts, but not before it has been late for so long: several messages of one schedule may each attempt it
     * a few times a minute while AWS fails.
     */
    private static final int LEAST_ATTEMPTS = 30;

    private static final Duration LEAST_LATE = Duration.ofMinutes(30);

    private final Schedules schedules;
    private final ScheduleQueue queue;
    private final ScheduledPublication publication;
    private final ScheduledWithdrawal withdrawal;
    private final InstantSource clock;
    private final Waiting waiting;

    @Inject
    ScheduledAct(
            Schedules schedules,
            ScheduleQueue queue,
            ScheduledPublication publication,
            ScheduledWithdrawal withdrawal,
            InstantSource clock,
            Waiting waiting) {
        this.schedules = schedules;
        this.queue = queue;
        this.publication = publication;
        this.withdrawal = withdrawal;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** Performs the schedule of a message, unless that has been changed, cancelled or done. */
    void perform(ScheduleMessage message, CallLine line) {
        Optional<PendingSchedule> found = find(message);
        if (found.isEmpty()) {
            return;
        }
        Schedule schedule = found.get().schedule();
        Instant now = clock.instant();
        Duration early = Duration.between(now, schedule.time().at());
        if (early.compareTo(LONGEST_WAIT) >= 0) {
            queue.send(List.of(schedule), now);
            return;
        }
        if (early.isPositive()) {
            waiting.await(early);
            // Meanwhile an editor may have cancelled it.
            found = find(message);
        }
        found.ifPresent(pending -> perform(pending, line));
    }

    private Optional<PendingSchedule> find(ScheduleMessage message) {
        return schedules
                .of(message.subject())
                .filter(pending -> pending.schedule().id().equals(message.id()));
    }

    private void perform(PendingSchedule pending, CallLine line) {
        Schedule schedule = pending.schedule();
        Instant now = clock.instant();
        if (now.isBefore(schedule.time().at())) {
            throw new IllegalStateException("the clock went back while the function waited");
        }
        try {
            if (pending.attempts() >= LEAST_ATTEMPTS
                    && now.isAfter(schedule.time().at().plus(LEAST_LATE))) {
                fail(schedule, "Each of %d attempts failed.".formatted(pending.attempts()), line);
                return;
            }
            Optional<Performed> performed = switch (schedule.subject()) {
                case ScheduleSubject.OfDraft(DraftId draft) -> publication.publish(pending, draft, now);
                case ScheduleSubject.OfArticle(ArticleId article) -> withdrawal.withdraw(pending, article, now);
            };
            if (performed.isPresent()) {
                Instant done = clock.instant();
                schedules.done(schedule, performed.get().slug(), done);
                line.measure(
                        Metric.SCHEDULE_LATENESS,
                        Duration.between(schedule.time().at(), done));
            }
        } catch (ValidationException invalid) {
            fail(schedule, text(invalid.errors()), line);
        } catch (RevisionConflict conflict) {
            fail(schedule, conflict.getMessage(), line);
        } catch (SlugTaken taken) {
            fail(schedule, taken.getMessage(), line);
        } catch (TooLarge tooLarge) {
            fail(schedule, tooLarge.getMessage(), line);
        }
    }

    private void fail(Schedule schedule, String reason, CallLine line) {
        String shown = reason.substring(0, Math.min(reason.length(), FailedSchedule.MAX_REASON));
        schedules.fail(schedule, shown, clock.instant());
        line.count(Metric.SCHEDULES_FAILED, 1);
    }

    private static String text(List<FieldError> errors) {
        return errors.stream().map(error -> error.at() + ": " + error.detail()).collect(Collectors.joining("; "));
    }
}
