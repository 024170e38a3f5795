package broadsheet.bench.warm;

import broadsheet.bench.warm.Heard.Asked;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A warm function and the AWS requests that it makes. Both are measured in turn, once through the emulators and once
 * with canned responses.
 */
final class Subject {
    /** Calls after which an instance's caches are filled. */
    private static final int UNTIL_IT_REMEMBERS = 3;

    private final Call call;
    private final RequestStreamHandler function;
    private final Bare bare;
    private final Kept kept;
    private final Tape tape;
    private final List<Asked> requests;
    private final Tape.Recording ofFunction;
    private final Tape.Recording ofBare;
    private final Map<Way, List<Cost>> costs = new EnumMap<>(Way.class);
    private int missing;

    private enum Way {
        FUNCTION,
        BARE,
        FUNCTION_CANNED,
        BARE_CANNED
    }

    Subject(Call call, Bare bare, Kept kept, Tape tape) {
        this.call = call;
        this.bare = bare;
        this.kept = kept;
        this.tape = tape;
        this.function = call.instance();
        for (int i = 0; i < UNTIL_IT_REMEMBERS; i++) {
            kept.restore(true);
            call.costOn(function);
        }
        kept.restore(true);
        List<Asked> heard = new ArrayList<>();
        this.ofFunction = tape.recorded(() -> heard.addAll(Heard.during(() -> call.costOn(function))));
        this.requests = List.copyOf(heard);
        kept.restore(true);
        this.ofBare = tape.recorded(() -> bare.send(requests));
        kept.restore(true);
        for (Way way : Way.values()) {
            costs.put(way, new ArrayList<>());
        }
    }

    /**
     * Whether to measure this function in a round. A function with 20 or more requests takes part in every tenth
     * round, because each of its calls takes long.
     */
    boolean takesPartIn(int round) {
        return requests.size() < 20 || round % 10 == 0;
    }

    /** Measures each way once. */
    void round() {
        for (Way way : Way.values()) {
            switch (way) {
                case FUNCTION -> note(way, call.costOn(function));
                case BARE -> note(way, Cost.of(() -> bare.send(requests)));
                case FUNCTION_CANNED -> {
                    List<Cost> played = new ArrayList<>();
                    int missed = tape.played(ofFunction, () -> played.add(call.costOn(function)));
                    missing += missed;
                    if (missed == 0) {
                        note(way, played.getFirst());
                    }
                }
                case BARE_CANNED -> {
                    List<Cost> played = new ArrayList<>();
                    tape.played(ofBare, () -> played.add(Cost.of(() -> bare.send(requests))));
                    note(way, played.getFirst());
                }
            }
            if (way == Way.FUNCTION || way == Way.BARE) {
                restore();
            }
        }
    }

    private void note(Way way, Cost cost) {
        costs.computeIfAbsent(way, first -> new ArrayList<>()).add(cost);
    }

    private void restore() {
        Set<String> writes = requests.stream()
                .filter(Asked::writes)
                .map(asked -> asked.request().getClass().getPackageName())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!writes.isEmpty()) {
            kept.restore(writes.stream().anyMatch(service -> service.contains(".s3.")));
        }
    }

    /** Discards all measurements so far, because they belong to the warm-up. */
    void forget() {
        missing = 0;
        costs.values().forEach(List::clear);
    }

    /** The results as a line of JSON. */
    String json() {
        Map<String, Integer> asked = new TreeMap<>();
        requests.forEach(each -> asked.merge(each.operation(), 1, Integer::sum));
        String operations = asked.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(","));
        String ways = costs.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":{" + Cost.json(each.getValue()) + "}")
                .collect(Collectors.joining(","));
        return "{\"function\":\"%s\",\"asked\":{%s},\"missing\":%d,%s}"
                .formatted(call.name(), operations, missing, ways);
    }
}
