package broadsheet.local.schedule;

import broadsheet.local.lambda.FunctionFailure;
import broadsheet.local.lambda.Functions;
import broadsheet.local.template.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Emulates EventBridge's scheduled rules.
 *
 * <p>Calls are asynchronous, so a slow one delays no other. A failed call is retried as Lambda does it: after one
 * minute, and again after two more.
 */
public final class ScheduleRules implements AutoCloseable {
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    private final Functions functions;
    private final List<Duration> pauses;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schedules").factory());
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    private ScheduleRules(Functions functions, List<Duration> pauses, Clock clock) {
        this.functions = functions;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** Starts the schedules. Each function is called for the first time after one period. */
    public static ScheduleRules start(List<Schedule> schedules, Functions functions, Clock clock) {
        return start(schedules, functions, PAUSES, clock);
    }

    static ScheduleRules start(List<Schedule> schedules, Functions functions, List<Duration> pauses, Clock clock) {
        ScheduleRules rules = new ScheduleRules(functions, pauses, clock);
        for (Schedule schedule : schedules) {
            long period = schedule.period().toNanos();
            ScheduledFuture<?> unused = rules.timer.scheduleAtFixedRate(
                    () -> rules.calls.execute(() -> rules.call(schedule)), period, period, TimeUnit.NANOSECONDS);
        }
        return rules;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        calls.shutdownNow();
    }

    private void call(Schedule schedule) {
        byte[] event = ScheduledEvent.of(schedule, clock.instant());
        for (Iterator<Duration> pause = pauses.iterator(); !isDone(schedule, event) && pause.hasNext(); ) {
            try {
                Thread.sleep(pause.next());
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private boolean isDone(Schedule schedule, byte[] event) {
        try {
            byte[] unused = functions.call(schedule.function(), event);
            return true;
        } catch (FunctionFailure e) {
            // Functions has already logged the failure, and no caller waits for the answer.
            return false;
        }
    }
}
