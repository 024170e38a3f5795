package broadsheet.bucket;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * What came of doing the same with many, eight at once: each is mostly waiting for the table and the bucket.
 *
 * @param results what came of those with which it could be done, in their order
 * @param failures what stopped it with the others
 * @param <K> what it was done with
 * @param <V> what comes of one
 */
public record AtOnce<K, V>(Map<K, V> results, Map<K, Throwable> failures) {
    private static final int MOST = 8;

    public AtOnce {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        failures = Map.copyOf(failures);
    }

    /** Does it with each, and ends when all are done or have failed. */
    public static <K, V> AtOnce<K, V> each(Collection<K> all, Function<K, V> work) {
        Map<K, V> results = new ConcurrentHashMap<>();
        Map<K, Throwable> failures = new ConcurrentHashMap<>();
        // Closing waits for every one.
        try (ExecutorService workers = Executors.newFixedThreadPool(MOST)) {
            for (K one : all) {
                workers.execute(() -> {
                    try {
                        results.put(one, work.apply(one));
                    } catch (RuntimeException | Error broken) {
                        // An error too would end with this thread, unseen by Lambda.
                        failures.put(one, broken);
                    }
                });
            }
        }
        Map<K, V> ordered = new LinkedHashMap<>();
        all.forEach(one -> Optional.ofNullable(results.get(one)).ifPresent(result -> ordered.put(one, result)));
        return new AtOnce<>(ordered, failures);
    }
}
