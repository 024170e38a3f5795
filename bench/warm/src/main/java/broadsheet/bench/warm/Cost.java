package broadsheet.bench.warm;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The measured cost of an action.
 *
 * @param wall the elapsed time in nanoseconds
 * @param cpu the processor time of the calling thread in nanoseconds
 * @param bytes the bytes that all threads allocated
 */
record Cost(long wall, long cpu, long bytes) {
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    static Cost of(Runnable run) {
        long bytes = THREADS.getTotalThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        run.run();
        long passed = System.nanoTime() - wall;
        return new Cost(
                passed, THREADS.getCurrentThreadCpuTime() - cpu, THREADS.getTotalThreadAllocatedBytes() - bytes);
    }

    /** The costs as members of a JSON object: {@code "wall":[...],"cpu":[...],"bytes":[...]}. */
    static String json(List<Cost> costs) {
        List<String> members = new ArrayList<>();
        members.add(numbers("wall", costs, Cost::wall));
        members.add(numbers("cpu", costs, Cost::cpu));
        members.add(numbers("bytes", costs, Cost::bytes));
        return String.join(",", members);
    }

    private static String numbers(String name, List<Cost> costs, ToLongFunction<Cost> number) {
        return costs.stream()
                .map(cost -> Long.toString(number.applyAsLong(cost)))
                .collect(Collectors.joining(",", "\"" + name + "\":[", "]"));
    }
}
