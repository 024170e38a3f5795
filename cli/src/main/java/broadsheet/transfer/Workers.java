package broadsheet.transfer;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks, eight at a time. A caller that is faster runs some itself, so few tasks wait and memory is bounded. After a failure no task
 * begins.
 */
final class Workers implements AutoCloseable {
    private static final int CONCURRENCY = 8;
    private static final int WAITING = 32;

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Phaser running = new Phaser(1);
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            CONCURRENCY,
            CONCURRENCY,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            new ThreadPoolExecutor.CallerRunsPolicy());

    /**
     * Runs a task on a thread of its own, or on the caller's.
     *
     * @throws RuntimeException the first failure of an earlier task
     */
    void run(Runnable task) {
        check();
        running.register();
        threads.execute(() -> {
            try {
                if (failures.isEmpty()) {
                    task.run();
                }
            } catch (RuntimeException | Error failed) {
                // An error would end with the thread, and the export would count as complete.
                failures.add(failed);
            } finally {
                running.arriveAndDeregister();
            }
        });
    }

    /**
     * Waits for all tasks.
     *
     * @throws RuntimeException the first failure of a task
     */
    void finish() {
        running.arriveAndAwaitAdvance();
        check();
    }

    private void check() {
        switch (failures.peek()) {
            case RuntimeException failed -> throw failed;
            case Error failed -> throw failed;
            case null, default -> {}
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
