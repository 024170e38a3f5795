package broadsheet.faults;

import java.util.Set;
import java.util.TreeSet;

/** What was tried. */
final class FaultCounts {
    private final Set<String> functions = new TreeSet<>();
    private int events;
    private int calls;
    private int cases;
    private int injected;
    private int missed;

    void cases(int all) {
        cases += all;
    }

    /** What was to fail may not come: where calls are made at once, their number may differ from run to run. */
    void tried(DeliveredEvent event, SingleFault plan) {
        if (plan.injected().isEmpty()) {
            missed++;
        } else {
            injected++;
        }
    }

    void writes(DeliveredEvent event, FaultExperiment experiment) {
        functions.add(event.job());
        events++;
        calls += experiment.calls().size();
    }

    @Override
    public String toString() {
        return "faults: %d events of %d functions write, with %d calls; %d of %d cases tried, %d of them without a call to fail"
                .formatted(events, functions.size(), calls, injected + missed, cases, missed);
    }
}
