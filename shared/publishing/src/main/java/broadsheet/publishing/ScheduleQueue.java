package broadsheet.publishing;

import static java.util.stream.Gatherers.windowFixed;

import broadsheet.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The SQS queue that delivers schedules at their time. */
public final class ScheduleQueue {
    /** The longest delay of a message, a limit of SQS. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /** SQS accepts at most ten messages in one call. */
    private static final int BATCH = 10;

    private final SqsClient client;
    private final String url;

    /** The queue with this URL. */
    @Inject
    public ScheduleQueue(SqsClient client, QueueUrl url) {
        this.client = client;
        this.url = url.value();
    }

    /**
     * The queue's URL.
     *
     * @param value the URL as SQS reports it
     */
    public record QueueUrl(String value) {}

    /**
     * Sends schedules, each of which is delivered within the second before its time: SQS delays by whole seconds, and
     * the consumer waits for the rest.
     *
     * @throws IllegalStateException if SQS accepted only some of them
     */
    public void send(List<Schedule> schedules, Instant now) {
        schedules.stream().gather(windowFixed(BATCH)).forEach(some -> sendBatch(some, now));
    }

    /**
     * Sends a schedule that is due before SQS's longest delay. If a function stops before it calls this, the clock of
     * publish-scheduled sends a message, up to a minute late for what was due at once.
     */
    public void sendIfSoon(Schedule schedule, Instant now) {
        if (isSoon(schedule, now)) {
            send(List.of(schedule), now);
        }
    }

    /** Whether a schedule is due before SQS's longest delay. */
    public static boolean isSoon(Schedule schedule, Instant now) {
        return schedule.time().at().isBefore(now.plus(LONGEST));
    }

    private void sendBatch(List<Schedule> schedules, Instant now) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Schedule schedule : schedules) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(ScheduleMessage.of(schedule).body())
                    .delaySeconds(delay(schedule.time().at(), now))
                    .build());
        }
        SendMessageBatchResponse answer =
                client.sendMessageBatch(send -> send.queueUrl(url).entries(entries));
        if (answer.hasFailed() && !answer.failed().isEmpty()) {
            throw new IllegalStateException("the queue did not take " + answer.failed());
        }
    }

    /** The whole seconds until a time, within what SQS allows. */
    static int delay(Instant at, Instant now) {
        return Math.toIntExact(Math.clamp(Duration.between(now, at).toSeconds(), 0L, LONGEST.toSeconds()));
    }
}
