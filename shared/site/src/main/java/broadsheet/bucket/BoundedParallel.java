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
 * What came of doing the same with many, eight at once: each is mostly waiting for the table and the bucket.
 *
 * @param results what came of those with which it could be done, in their order
 * @param failures what stopped it with the others
 * @param <K> what it was done with
 * @param <V> what comes of one
 */
public record BoundedParallel<K, V>(Map<K, V> results, Map<K, Throwable> failures) {
    private static final int MOST = 8;

    public BoundedParallel {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        failures = Map.copyOf(failures);
    }

    /** Does it with each, and ends when all are done or have failed. */
    public static <K, V> BoundedParallel<K, V> each(Collection<K> all, Function<K, V> work) {
        Map<K, Future<V>> begun = new LinkedHashMap<>();
        // Closing waits for every one.
        try (ExecutorService workers = Executors.newFixedThreadPool(MOST)) {
            all.forEach(one -> begun.put(one, workers.submit(() -> work.apply(one))));
        }
        Map<K, V> results = new LinkedHashMap<>();
        Map<K, Throwable> failures = new HashMap<>();
        begun.forEach((one, done) -> {
            if (done.state() == Future.State.SUCCESS) {
                results.put(one, done.resultNow());
            } else {
                // An error is kept too: it would end with its thread, unseen by Lambda.
                failures.put(one, done.exceptionNow());
            }
        });
        return new BoundedParallel<>(results, failures);
    }
}
