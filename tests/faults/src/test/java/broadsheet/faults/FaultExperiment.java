package broadsheet.faults;

import broadsheet.faults.Tolerated.When;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Runs one event from the state before it: first undisturbed, which gives the expected state and answer, then any number of
 * times with faults, each time from that state.
 */
final class FaultExperiment {
    private static final Duration TICK = Duration.ofMillis(1_100);

    private final Storage storage;
    private final DeliveredEvent event;
    private final State before;
    private final Instant began = Instant.now();
    private final Normalizer normalizer;
    private final SingleFault undisturbed = SingleFault.undisturbed();
    private final Answer answer;
    private final State after;
    private final Instant done;
    private final List<String> answers = new ArrayList<>();
    private State now;

    /** Runs the event undisturbed. */
    FaultExperiment(Storage storage, State before, DeliveredEvent event) {
        this.storage = storage;
        this.event = event;
        this.before = before;
        this.answer = Answer.of(Functions.fresh(event.job()), event, undisturbed);
        this.after = writes() ? storage.read() : before;
        this.done = Instant.now();
        this.now = after;
        this.normalizer = Normalizer.since(writes() ? before : State.EMPTY, began);
        answers.add(answer.shown(normalizer.afresh()));
    }

    /** What the function answers undisturbed. */
    Answer answer() {
        return answer;
    }

    /** What the event leaves. */
    State after() {
        return after;
    }

    /** The calls that the function makes undisturbed. */
    List<Call> calls() {
        return undisturbed.calls();
    }

    boolean writes() {
        return calls().stream().anyMatch(Call::writes);
    }

    /** Delivers the event again, as after a lost answer. Returns the differences. */
    List<String> repeat() {
        Answer repeated = run(Functions.fresh(event.job()), event);
        List<String> wrong = new ArrayList<>(compare(When.REPEATED));
        if ((repeated.asksForMore() && !answer.asksForMore()) || repeated.status() / 100 > answer.status() / 100 + 1) {
            wrong.add("a repetition is answered " + repeated);
        }
        answers.add(repeated.shown(normalizer.afresh()));
        return wrong.stream().map(what -> event.name() + ", twice: " + what).toList();
    }

    /**
     * Restores the state before, delivers the event with a failing call, then redelivers it as its source would.
     *
     * @param fault the call that fails, and how
     * @return the differences
     */
    List<String> inject(SingleFault fault) {
        storage.restore(before, now);
        RequestStreamHandler function = Functions.fresh(event.job());
        Answer first = Answer.of(function, event, fault);
        List<String> wrong = new ArrayList<>();
        if (first.saysDone()) {
            now = storage.read();
            wrong.addAll(compare(When.ANSWERED));
            expect(first, wrong);
        } else if (!first.asksForMore() && !answers.contains(first.shown(normalizer.afresh()))) {
            wrong.add("whoever sent it is told that it is wrong: " + first);
        }
        DeliveredEvent repetition = event.redelivered(first);
        Answer second = run(first.stopped() ? Functions.fresh(event.job()) : function, repetition);
        wrong.addAll(compare(repetition.size() < event.size() ? When.REPEATED_IN_PART : When.REPEATED));
        expect(second, wrong);
        return wrong.stream()
                .map(what -> event.name() + ", " + fault.injected() + ": " + what)
                .toList();
    }

    /** Restores the state before, and delivers the records in other batches. Returns the differences. */
    List<String> rebatch(Random random) {
        storage.restore(before, now);
        RequestStreamHandler function = Functions.fresh(event.job());
        List<DeliveredEvent> batches = event.rebatched(random);
        List<String> wrong = new ArrayList<>();
        for (DeliveredEvent batch : batches) {
            Answer some = Answer.of(function, batch, SingleFault.undisturbed());
            if (!some.saysDone()) {
                wrong.add("not done: " + some);
            }
        }
        now = storage.read();
        wrong.addAll(compare(When.IN_OTHER_BATCHES));
        return wrong.stream()
                .map(what -> event.name() + ", in other batches: " + what)
                .toList();
    }

    /** Restores the state after the undisturbed run. */
    void restore() {
        storage.restore(after, now);
        pause();
    }

    /** Only what the next event makes up may bear the next second. */
    private void pause() {
        Duration left = Duration.between(Instant.now(), done.plus(TICK));
        if (writes() && left.isPositive()) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Answer run(RequestStreamHandler function, DeliveredEvent sent) {
        Answer given = Answer.of(function, sent, SingleFault.undisturbed());
        now = storage.read();
        return given;
    }

    private void expect(Answer given, List<String> wrong) {
        if (!answers.contains(given.shown(normalizer.afresh()))) {
            wrong.add("the answer is %s, and was %s".formatted(given, answers));
        }
    }

    private List<String> compare(When when) {
        var wanted = after.without(now).shown(normalizer.afresh());
        var found = now.without(after).shown(normalizer.afresh());
        return Tolerated.without(Difference.between(wanted, found), when).stream()
                .map(Difference::toString)
                .toList();
    }
}
