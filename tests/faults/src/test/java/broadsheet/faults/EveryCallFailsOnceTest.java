package broadsheet.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every call that a function makes for an event that writes anything fails in every way, one at a time; the event then
 * comes again, and all must be as if nothing had been. A plain build takes a part of the cases of those events that need many
 * calls, always the same: {@code -Dfaults.calls=} says how many calls may be spent on an event, and {@code make faults}
 * spends as many as it takes.
 */
@Tag("long")
final class EveryCallFailsOnceTest {
    private static final int CALLS = Integer.getInteger("faults.calls", 60);
    private static final Pattern EVENTS = Pattern.compile(System.getProperty("faults.events", ".*"));
    private static final int SPLITS = 3;
    private static final int LEAST = 3;
    private static final int TOLD = 10;

    private final FaultCounts figures = new FaultCounts();

    @TestFactory
    Stream<DynamicTest> eventTakesEffectOnceDespiteAnyFailure() {
        Storage storage = Storage.withoutStream();
        var sequence = new EventSequence();
        State[] state = {storage.read()};
        return EventSequence.names().stream()
                .map(name -> dynamicTest(name, () -> play(storage, state, sequence, name)))
                .onClose(() -> {
                    storage.close();
                    System.out.println(figures);
                });
    }

    private void play(Storage storage, State[] state, EventSequence sequence, String name) {
        Hour.awaitAtLeast(Duration.ofMinutes(1));
        if (EventSequence.WHEN_DUE.contains(name)) {
            storage.letTheTimeCome();
            state[0] = storage.read();
        }
        DeliveredEvent event = sequence.event(name);
        var experiment = new FaultExperiment(storage, state[0], event);
        assertTrue(
                EventSequence.isRight(name, experiment.answer()), () -> name + " is answered " + experiment.answer());
        List<String> wrong = new ArrayList<>();
        if (experiment.writes() && EVENTS.matcher(name).matches()) {
            wrong.addAll(experiment.repeat());
            for (Case each : chosen(experiment)) {
                SingleFault plan = SingleFault.of(each.call(), each.fault());
                wrong.addAll(experiment.inject(plan));
                figures.tried(event, plan);
            }
            if (event.isBatch() && experiment.answer().saysDone()) {
                for (int seed = 0; seed < SPLITS; seed++) {
                    wrong.addAll(experiment.rebatch(new Random(seed)));
                }
            }
            figures.writes(event, experiment);
        }
        experiment.restore();
        sequence.answered(name, experiment.answer());
        state[0] = name.equals(EventSequence.UPLOAD) ? storage.read() : experiment.after();
        assertEquals(List.of(), wrong.stream().limit(TOLD).toList(), () -> wrong.size() + " complaints");
    }

    private record Case(Call call, Fault fault) {}

    private List<Case> chosen(FaultExperiment experiment) {
        List<Case> all = experiment.calls().stream()
                .flatMap(call -> Fault.of(call).stream().map(fault -> new Case(call, fault)))
                .toList();
        int affordable = Math.max(LEAST, CALLS / experiment.calls().size());
        figures.cases(all.size());
        if (affordable >= all.size()) {
            return all;
        }
        List<Case> some = new ArrayList<>();
        for (int i = 0; i < affordable; i++) {
            some.add(all.get((int) ((long) i * all.size() / affordable)));
        }
        return some;
    }
}
