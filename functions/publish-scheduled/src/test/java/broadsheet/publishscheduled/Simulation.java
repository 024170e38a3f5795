package broadsheet.publishscheduled;

import broadsheet.dynamodb.table.Consistency;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.log.CallLog;
import broadsheet.publishing.ScheduleQueue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The clock, the queue and four instances of the function in simulated time, with everything that may go wrong: clocks
 * differ, ticks come anywhere in their minute, messages come late, twice or never, calls fail, instances stop, and for
 * some minutes nothing works at all.
 */
final class Simulation implements SimulatedCalls.Observer {
    private static final int INSTANCES = 4;
    private static final Duration MOST_SKEW = Duration.ofMillis(1_500);
    private static final Duration OF_A_CALL = Duration.ofMillis(5);
    private static final Duration HIDDEN = Duration.ofMinutes(6);
    private static final int MOST_RECEIVED = 4;

    private final Random dice;
    private final PriorityQueue<Happening> ahead =
            new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparing(Happening::number));
    private final List<Duration> skews = new ArrayList<>();
    private final List<PublishScheduled> instances = new ArrayList<>();
    private final Map<String, Done> done = new HashMap<>();
    private final Instant outageBegins;
    private final Instant outageEnds;

    private Instant now;
    private Duration skew = Duration.ZERO;
    private boolean isUnderFaults;
    private int numbers;

    /** Something that happens at a moment. */
    private record Happening(Instant at, int number, Runnable act) {}

    /**
     * A publication.
     *
     * @param at when it was, in truth
     * @param own when it was by the clock of the instance
     */
    record Done(Instant at, Instant own) {}

    /** The process is not there any more. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }

    Simulation(long seed, Instant begins, Instant outageBegins, Instant outageEnds) {
        this.dice = new Random(seed);
        this.now = begins;
        this.outageBegins = outageBegins;
        this.outageEnds = outageEnds;
        for (int i = 0; i < INSTANCES; i++) {
            skews.add(Duration.ofMillis(dice.nextLong(-MOST_SKEW.toMillis(), MOST_SKEW.toMillis() + 1)));
            instances.add(instance());
        }
        SimulatedCalls.observe(Optional.of(this));
    }

    private PublishScheduled instance() {
        InstantSource clock = () -> now.plus(skew);
        PublishScheduled.Wiring wiring =
                DaggerPublishScheduled_Wiring.factory().create(Consistency.STRONG, clock, left -> now = now.plus(left));
        var queue = new ScheduleQueue(new SimulatedQueue(this::sent), new ScheduleQueue.QueueUrl("simulated"));
        var act = new ScheduledAct(
                wiring.schedules(),
                queue,
                wiring.publication(),
                wiring.withdrawal(),
                clock,
                left -> now = now.plus(left));
        return new PublishScheduled(new CallLog(), wiring.schedules(), queue, act, clock);
    }

    /** Lets something happen at a moment, by somebody else. */
    void at(Instant moment, Runnable act) {
        ahead.add(new Happening(moment, numbers++, act));
    }

    /** Runs the simulation until a moment. */
    void run(Instant until) {
        for (Instant minute = now; minute.isBefore(until); minute = minute.plusSeconds(60)) {
            at(minute.plusMillis(dice.nextLong(20_000)), () -> invoke(Events.read("publish-scheduled/ok-clock")));
        }
        while (!ahead.isEmpty() && ahead.peek().at().isBefore(until)) {
            Happening next = ahead.remove();
            now = next.at();
            next.act().run();
        }
        SimulatedCalls.observe(Optional.empty());
    }

    /** The publications by slug. */
    Map<String, Done> done() {
        return done;
    }

    private void sent(String body, int delay) {
        if (dice.nextInt(50) == 0) {
            return;
        }
        Instant delivery = now.plusSeconds(delay);
        deliver(body, delivery, 1);
        if (dice.nextInt(20) == 0) {
            deliver(body, delivery, 1);
        }
    }

    private void deliver(String body, Instant earliest, int received) {
        long late = Math.min(5_000, Math.round(-150 * Math.log(1 - dice.nextDouble())));
        at(earliest.plusMillis(late), () -> {
            String event = "{\"Records\":[{\"messageId\":\"m\",\"body\":\"%s\"}]}"
                    .formatted(new String(JsonStringEncoder.getInstance().quoteAsCharArray(body)));
            boolean isAcknowledged = invoke(event).equals("{\"batchItemFailures\":[]}");
            if (!isAcknowledged && received < MOST_RECEIVED) {
                deliver(body, now.plus(HIDDEN), received + 1);
            }
        });
    }

    /** Calls one of the instances; gives its answer, and nothing if it stopped. */
    private String invoke(String event) {
        if (isOut()) {
            return "";
        }
        int number = dice.nextInt(INSTANCES);
        skew = skews.get(number);
        isUnderFaults = true;
        var answer = new ByteArrayOutputStream();
        try {
            byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
            instances.get(number).handleRequest(new ByteArrayInputStream(bytes), answer, new TestContext());
            return answer.toString(StandardCharsets.UTF_8);
        } catch (Stopped stopped) {
            return "";
        } catch (RuntimeException failed) {
            // A tick that fails: EventBridge's next one comes in a minute.
            return "";
        } finally {
            isUnderFaults = false;
            skew = Duration.ZERO;
        }
    }

    private boolean isOut() {
        return !now.isBefore(outageBegins) && now.isBefore(outageEnds);
    }

    @Override
    public void before(boolean writes) {
        mayFail();
    }

    @Override
    public void after(boolean writes, Optional<String> published) {
        if (isUnderFaults) {
            now = now.plus(OF_A_CALL);
            published.ifPresent(slug -> done.putIfAbsent(slug, new Done(now, now.plus(skew))));
            if (writes) {
                mayFail();
            }
        }
    }

    private void mayFail() {
        if (isUnderFaults) {
            if (dice.nextInt(1_000) == 0) {
                throw new Stopped();
            }
            if (dice.nextInt(100) == 0) {
                throw new IllegalStateException("a call failed");
            }
        }
    }
}
