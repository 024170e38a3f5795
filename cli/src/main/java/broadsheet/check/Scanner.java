package broadsheet.check;

import broadsheet.check.bucket.BucketPictures;
import broadsheet.check.bucket.PageWalk;
import broadsheet.check.finding.Invariant;
import broadsheet.check.table.TableWalk;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Checks every invariant, eight at a time. It settles the invariants of the table and of pictures before it checks the
 * pages that follow from them.
 */
final class Scanner {
    private static final int CONCURRENCY = 8;

    /**
     * How many invariants may queue. When the queue is full, the walking thread checks an invariant itself, which slows
     * the walk down.
     */
    private static final int WAITING = 64;

    private final TableWalk items;
    private final BucketPictures pictures;
    private final PageWalk pages;
    private final ConsistencyChecker checker;
    private final InstantSource clock;

    Scanner(Wiring wiring, ConsistencyChecker checker, InstantSource clock) {
        this.items = wiring.items();
        this.pictures = wiring.pictures();
        this.pages = wiring.pages();
        this.checker = checker;
        this.clock = clock;
    }

    /**
     * The extent of the scan.
     *
     * @param items the items in the table
     * @param pages the pages that should exist
     * @param objects the objects in the bucket
     */
    record Seen(long items, int pages, long objects) {}

    /**
     * Checks everything, and returns when every check has finished.
     *
     * @throws RuntimeException the first failure of a check
     */
    Seen all() {
        Instant now = clock.instant();
        pictures.list();
        each(invariants -> {
            items.walk(now, invariants, picture -> pictures.reference(picture, invariants));
            pictures.rest(now, invariants);
        });
        checker.conclude();
        int[] wanted = {0};
        each(invariants -> wanted[0] = pages.walk(invariants));
        checker.conclude();
        return new Seen(items.seen(), wanted[0], pages.seen());
    }

    private void each(Consumer<Consumer<Invariant>> walk) {
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        // Closing the executor waits for every check.
        try (var workers = new ThreadPoolExecutor(
                CONCURRENCY,
                CONCURRENCY,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                new ThreadPoolExecutor.CallerRunsPolicy())) {
            walk.accept(invariant -> workers.execute(() -> check(invariant, failures)));
        }
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
    }

    private void check(Invariant invariant, Queue<RuntimeException> failures) {
        try {
            if (failures.isEmpty()) {
                checker.check(invariant);
            }
        } catch (RuntimeException noAnswer) {
            failures.add(noAnswer);
        }
    }
}
