package broadsheet.bucket;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The results of a task that ran for many keys, at most eight at a time. The task may block on the table and the
 * bucket.
 *
 * @param results the results of the tasks that succeeded, in the order of their keys
 * @param failures the exceptions of the tasks that failed
 * @param <K> the type of the keys
 * @param <V> the type of the results
 */
public record BoundedParallel<K, V>(Map<K, V> results, Map<K, Throwable> failures) {
    private static final int MOST = 8;

    public BoundedParallel {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        failures = Map.copyOf(failures);
    }

    /** Runs the task for each key. It returns when all have succeeded or failed. */
    public static <K, V> BoundedParallel<K, V> each(Collection<K> all, Function<K, V> work) {
        Map<K, Future<V>> begun = new LinkedHashMap<>();
        // Closing waits for all tasks.
        try (ExecutorService workers = Executors.newFixedThreadPool(MOST)) {
            all.forEach(one -> begun.put(one, workers.submit(() -> work.apply(one))));
        }
        Map<K, V> results = new LinkedHashMap<>();
        Map<K, Throwable> failures = new HashMap<>();
        begun.forEach((one, done) -> {
            if (done.state() == Future.State.SUCCESS) {
                results.put(one, done.resultNow());
            } else {
                // Errors are recorded too. Otherwise they would end with the worker thread, and Lambda would not see
                // them.
                failures.put(one, done.exceptionNow());
            }
        });
        return new BoundedParallel<>(results, failures);
    }
}
