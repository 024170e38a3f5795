package broadsheet.faults;

import static java.util.stream.Collectors.partitioningBy;

import broadsheet.fixtures.TableStream;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All events in their order, each given until its sender is told that it is done, the table's stream and the queue of tasks
 * with them, and at last what is left in both.
 */
final class FullRun implements AutoCloseable {
    private static final int UNDER_FAULTS = 6;
    private static final int ATTEMPTS = UNDER_FAULTS + 2;

    /** How likely each call of a delivery is to fail. */
    private static final List<Double> OFTEN = List.of(0.0, 0.01, 0.05, 0.2);

    private final Storage storage = new Storage();
    private final TableStream stream = storage.stream();
    private final OptionalLong seed;
    private Random dice = new Random(0);
    private final Map<String, RequestStreamHandler> warm = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int deliveries;
    private int faults;

    private FullRun(OptionalLong seed) {
        this.seed = seed;
    }

    /** Nothing fails. */
    static FullRun undisturbed() {
        return new FullRun(OptionalLong.empty());
    }

    /** Anything may fail, at random, from a state on. The same seed makes the same calls of the same event fail. */
    static FullRun disturbed(long seed, State start) {
        var run = new FullRun(OptionalLong.of(seed));
        run.storage.restore(start, run.storage.read());
        return run;
    }

    /** Plays everything, and gives what is kept then. */
    State play() {
        var sequence = new EventSequence();
        storage.reserve(EventSequence.ARTICLES);
        for (String name : EventSequence.names()) {
            rollFor(name);
            if (EventSequence.WHEN_DUE.contains(name)) {
                storage.letTheTimeCome();
            }
            DeliveredEvent event = sequence.event(name);
            Answer answer = give(event);
            if (!EventSequence.isRight(name, answer) && !EventSequence.mayBeRepeated(name, answer)) {
                wrong.add(name + " is answered " + answer);
            }
            sequence.answered(name, answer);
            if (chance(8)) {
                drain();
            }
        }
        rollFor("the end");
        drain();
        return storage.read();
    }

    /** What one event met must not change what the next does: else nothing could be tried again. */
    private void rollFor(String name) {
        seed.ifPresent(number -> dice = new Random(new SplittableRandom(number + name.hashCode()).nextLong()));
    }

    /** Renders every page again into a bucket that has none, and gives what is kept then. */
    State renderAfresh() {
        State all = storage.read();
        storage.restore(all.withoutPages(), all);
        // Renderers remember which assets they have put.
        warm.clear();
        give(new EventSequence().event("rerender-pages/202-start"));
        drain();
        // The clock writes the assets that the desk's previews need and no page links to.
        give(new EventSequence().event("render-pages/ok-clock"));
        drain();
        return storage.read();
    }

    /** What went wrong on the way. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public String toString() {
        return "%d deliveries with %d faults".formatted(deliveries, faults);
    }

    /** Lets the renderers have what the stream and the queue hold, until neither holds anything more. */
    private void drain() {
        for (List<DeliveredEvent> batches = waiting(); !batches.isEmpty(); batches = waiting()) {
            batches.forEach(this::give);
        }
    }

    private List<DeliveredEvent> waiting() {
        List<DeliveredEvent> batches = new ArrayList<>();
        var lanes = stream.next().stream().collect(partitioningBy(TableStream::isCount));
        lanes.forEach((isCount, records) -> {
            if (!records.isEmpty()) {
                String function = isCount ? "render-counts" : "render-pages";
                batches.addAll(split(new DeliveredEvent(function + "/stream", TableStream.event(records))));
            }
        });
        List<String> tasks = storage.takeMessages();
        if (!tasks.isEmpty()) {
            batches.addAll(split(new DeliveredEvent("render-pages/queue", messages(tasks))));
        }
        return batches;
    }

    private List<DeliveredEvent> split(DeliveredEvent all) {
        return seed.isPresent() ? all.rebatched(dice) : List.of(all);
    }

    private static String messages(List<String> bodies) {
        ObjectNode event = DeliveredEvent.JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (String body : bodies) {
            records.addObject().put("messageId", "m" + records.size()).put("body", body);
        }
        return DeliveredEvent.JSON.writeValueAsString(event);
    }

    /** Gives an event until it is done, and sometimes once more; gives the last answer. */
    private Answer give(DeliveredEvent event) {
        Answer answer = untilDone(event);
        return chance(3) ? untilDone(event) : answer;
    }

    private Answer untilDone(DeliveredEvent event) {
        DeliveredEvent left = event;
        for (int attempt = 1; ; attempt++) {
            SingleFault plan = attempt > UNDER_FAULTS ? SingleFault.undisturbed() : plan();
            Answer answer = Answer.of(instance(event.job()), left, plan);
            deliveries++;
            faults += plan.injected().size();
            if (answer.stopped()) {
                warm.remove(event.job());
            }
            boolean isPoison =
                    event.name().contains("/failures-") && plan.injected().isEmpty();
            if (isPoison || !answer.asksForMore()) {
                return answer;
            }
            if (attempt == ATTEMPTS) {
                wrong.add(event.name() + " is never done: " + answer);
                return answer;
            }
            left = left.redelivered(answer);
        }
    }

    private RequestStreamHandler instance(String job) {
        if (chance(5)) {
            warm.remove(job);
        }
        return warm.computeIfAbsent(job, Functions::fresh);
    }

    private SingleFault plan() {
        if (seed.isEmpty()) {
            return SingleFault.undisturbed();
        }
        double often = OFTEN.get(dice.nextInt(OFTEN.size()));
        long salt = dice.nextLong();
        // By what the call is, since functions make several at once, in no order.
        return new SingleFault(call -> {
            var chance = new SplittableRandom(salt + call.toString().hashCode());
            List<Fault> faults = Fault.of(call);
            return chance.nextDouble() < often
                    ? Optional.of(faults.get(chance.nextInt(faults.size())))
                    : Optional.empty();
        });
    }

    private boolean chance(int oneIn) {
        return seed.isPresent() && dice.nextInt(oneIn) == 0;
    }

    @Override
    public void close() {
        stream.close();
        storage.close();
    }
}
