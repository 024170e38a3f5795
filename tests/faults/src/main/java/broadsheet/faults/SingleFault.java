package broadsheet.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkRequest;

/** Injects the faults of one run of a function, and records the run's calls. */
final class SingleFault implements FaultPolicy {
    private final Function<Call, Optional<Fault>> faults;
    private final Map<Call, Integer> seen = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> injected = new ArrayList<>();
    private Fault.Then state = Fault.Then.RETRIED;

    SingleFault(Function<Call, Optional<Fault>> faults) {
        this.faults = faults;
    }

    /** A plan without faults. */
    static SingleFault undisturbed() {
        return new SingleFault(call -> Optional.empty());
    }

    /** A plan in which one call fails. */
    static SingleFault of(Call failing, Fault fault) {
        return new SingleFault(call -> call.equals(failing) ? Optional.of(fault) : Optional.empty());
    }

    @Override
    public synchronized Optional<Fault> next(SdkRequest request) {
        Call first = Call.first(request);
        Call call = first.nth(seen.merge(first, 1, Integer::sum));
        calls.add(call);
        if (isOver().isPresent()) {
            return Optional.empty();
        }
        Optional<Fault> fault = faults.apply(call);
        fault.ifPresent(what -> injected.add(what + " at " + call));
        return fault;
    }

    @Override
    public synchronized void happens(Fault fault) {
        if (fault.then == Fault.Then.OUT || fault.then == Fault.Then.STOPPED) {
            state = fault.then;
        }
    }

    @Override
    public synchronized Optional<Fault.Then> isOver() {
        return state == Fault.Then.RETRIED ? Optional.empty() : Optional.of(state);
    }

    synchronized boolean isStopped() {
        return state == Fault.Then.STOPPED;
    }

    /** The calls in the order in which they began. */
    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Descriptions of the injected faults. */
    synchronized List<String> injected() {
        return List.copyOf(injected);
    }
}
