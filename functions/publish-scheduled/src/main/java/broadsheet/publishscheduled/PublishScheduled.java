package broadsheet.publishscheduled;

import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.event.BatchAnswer;
import broadsheet.log.CallLine;
import broadsheet.log.CallLog;
import broadsheet.log.Metric;
import broadsheet.publishing.ScheduleMessage;
import broadsheet.publishing.ScheduleQueue;
import broadsheet.publishing.ScheduleQueueModule;
import broadsheet.publishscheduled.ScheduleEvent.Message;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.Schedules;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Singleton;

/**
 * Publishes drafts and withdraws articles at their time. Two sources invoke it:
 * <ul>
 * <li>the clock, once a minute. It sends a message for each schedule that is due within two minutes or was missed.
 * <li>the queue, which delivers each message within the second before the schedule's time
 * </ul>
 *
 * <p>The table says what is to be done, never the message. Messages may therefore come late, twice, or for nothing.
 */
public final class PublishScheduled implements RequestStreamHandler {
    /** How far the clock looks ahead: two of its minutes, so that one lost tick delays nothing. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    /** A message that fails comes again minutes later, so most failures of a call are better tried again at once. */
    private static final int ATTEMPTS = 3;

    /** The time that an attempt may need, in milliseconds, of the function's minute. */
    private static final int LEAST_TIME = 12_000;

    private final CallLog log;
    private final Schedules schedules;
    private final ScheduleQueue queue;
    private final ScheduledAct act;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public PublishScheduled() {
        this(InstantSource.system(), Waiting.ASLEEP);
    }

    PublishScheduled(InstantSource clock, Waiting waiting) {
        this(DaggerPublishScheduled_Wiring.factory().create(Consistency.STRONG, clock, waiting), clock);
    }

    private PublishScheduled(Wiring wiring, InstantSource clock) {
        this(wiring.log(), wiring.schedules(), wiring.queue(), wiring.act(), clock);
    }

    PublishScheduled(CallLog log, Schedules schedules, ScheduleQueue queue, ScheduledAct act, InstantSource clock) {
        this.log = log;
        this.schedules = schedules;
        this.queue = queue;
        this.act = act;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream answer, Context context) {
        log.log(context, line -> {
            ScheduleEvent event = ScheduleEvent.read(input);
            if (event.isTick()) {
                tick(line);
            }
            List<String> failed = new ArrayList<>();
            for (Message message : event.messages()) {
                if (!isDone(message, line, context)) {
                    failed.add(message.id());
                }
            }
            line.count(Metric.FAILURES, failed.size()).count(Metric.NEWSROOM_FAILURES, failed.size());
            BatchAnswer.write(answer, failed);
        });
    }

    /** The next tick continues where a tick has the most schedules, because what is done is no longer due. */
    private void tick(CallLine line) {
        Instant now = clock.instant();
        List<Schedule> due = schedules.due(now.plus(AHEAD), Schedules.MAX_LIMIT);
        queue.send(due, now);
        line.note("due", due.size());
    }

    private boolean isDone(Message message, CallLine line, Context context) {
        Optional<ScheduleMessage> read = ScheduleMessage.parse(message.body());
        if (read.isEmpty()) {
            context.getLogger().log("a message of the schedules' queue is none", LogLevel.ERROR);
            return true;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                act.perform(read.get(), line);
                return true;
            } catch (RuntimeException broken) {
                if (attempt == ATTEMPTS || context.getRemainingTimeInMillis() < LEAST_TIME) {
                    context.getLogger()
                            .log("the message " + message.id() + " of a schedule waits: " + broken, LogLevel.ERROR);
                    return false;
                }
            }
        }
    }

    @Singleton
    @Component(modules = {DynamoModule.class, ScheduleQueueModule.class})
    interface Wiring {
        CallLog log();

        Schedules schedules();

        ScheduleQueue queue();

        ScheduledAct act();

        ScheduledPublication publication();

        ScheduledWithdrawal withdrawal();

        @Component.Factory
        interface Factory {
            Wiring create(
                    @BindsInstance Consistency consistency,
                    @BindsInstance InstantSource clock,
                    @BindsInstance Waiting waiting);
        }
    }
}
