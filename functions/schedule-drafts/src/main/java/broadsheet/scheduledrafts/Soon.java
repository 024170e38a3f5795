package broadsheet.scheduledrafts;

import broadsheet.publishing.ScheduleQueue;
import broadsheet.schedule.Schedule;
import java.time.Instant;
import java.util.List;
import javax.inject.Inject;

/**
 * Sends the message of a schedule that is due before SQS's longest delay. If the function stops before it, the clock of
 * publish-scheduled sends one, up to a minute late for what was due at once.
 */
final class Soon {
    private final ScheduleQueue queue;

    @Inject
    Soon(ScheduleQueue queue) {
        this.queue = queue;
    }

    void send(Schedule schedule, Instant now) {
        if (schedule.time().at().isBefore(now.plus(ScheduleQueue.LONGEST))) {
            queue.send(List.of(schedule), now);
        }
    }
}
