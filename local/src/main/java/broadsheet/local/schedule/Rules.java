package broadsheet.local.schedule;

import broadsheet.local.lambda.FunctionFailure;
import broadsheet.local.lambda.Functions;
import broadsheet.local.template.Schedule;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Plays EventBridge's scheduled rules. The calls are asynchronous: one that takes long delays no other. Lambda would
 * repeat one that fails, a minute and then two minutes later; here the next call is the repetition.
 */
public final class Rules implements AutoCloseable {
    private final Functions functions;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schedules").factory());
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    private Rules(Functions functions, Clock clock) {
        this.functions = functions;
        this.clock = clock;
    }

    /** Starts; each function is called for the first time when one period is over. */
    public static Rules start(List<Schedule> schedules, Functions functions, Clock clock) {
        Rules rules = new Rules(functions, clock);
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
        try {
            byte[] unused = functions.call(schedule.function(), ScheduledEvent.of(schedule, clock.instant()));
        } catch (FunctionFailure e) {
            // It is in the log already, and nobody waits for the answer.
        }
    }
}
