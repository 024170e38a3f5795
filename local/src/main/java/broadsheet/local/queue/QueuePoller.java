package broadsheet.local.queue;

import broadsheet.local.lambda.FunctionFailure;
import broadsheet.local.lambda.Functions;
import broadsheet.local.template.QueueMapping;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Emulates one event source mapping from a queue to a function.
 *
 * <p>One thread gathers batches, and each call runs in a thread of its own. The gathering thread receives messages
 * only when a call can start. Otherwise their visibility timeout would run out while they wait.
 */
final class QueuePoller {
    private static final Logger LOG = System.getLogger(QueuePoller.class.getName());

    /** Shorter than SQS's maximum of 20 seconds, because the process cannot stop during a poll. */
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);

    private static final Duration TIME_TO_BREAK_OFF = Duration.ofMillis(500);

    private final QueueMapping mapping;
    private final SourceQueue queue;
    private final Functions functions;
    private final Calls calls;
    private final BatchWindow window;
    private final Semaphore free;
    private final ExecutorService running = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    QueuePoller(QueueMapping mapping, SourceQueue queue, Functions functions, Calls calls) {
        this.mapping = mapping;
        this.queue = queue;
        this.functions = functions;
        this.calls = calls;
        this.window = new BatchWindow(mapping.batchSize(), mapping.window());
        this.free = new Semaphore(mapping.concurrency());
        this.thread = Thread.ofPlatform().daemon().name("queue " + mapping.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Stops receiving messages. Messages that no call has started on become visible again. */
    void stop() {
        stopped.countDown();
        free.release();
    }

    /**
     * Waits until the running calls end. At the deadline it interrupts the rest and waits for half a second at
     * most. SQS delivers their messages again after their visibility timeout.
     */
    void awaitEnd(Instant deadline) throws InterruptedException {
        thread.join(left(deadline));
        running.shutdown();
        if (!running.awaitTermination(left(deadline).toMillis(), TimeUnit.MILLISECONDS)) {
            running.shutdownNow();
            // An interrupted call still writes its count into the data folder.
            boolean _ = running.awaitTermination(TIME_TO_BREAK_OFF.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Duration left(Instant deadline) {
        Duration left = Duration.between(Instant.now(), deadline);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void run() {
        try {
            while (!isStopped()) {
                free.acquire();
                awaitBatch();
                if (!isStopped()) {
                    List<QueueRecord> batch = window.take();
                    running.execute(() -> bring(batch));
                }
            }
            queue.release(window.takeAll());
        } catch (SdkException e) {
            LOG.log(Level.WARNING, mapping.id() + ", while it ended: " + e.getMessage());
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, mapping.id() + " ends");
        }
    }

    private void awaitBatch() throws InterruptedException {
        while (!isStopped() && !window.isDue(Instant.now())) {
            try {
                Duration timeToWait = window.timeToWait(Instant.now(), LONG_POLL);
                window.add(queue.receive(window.room(), timeToWait), Instant.now());
            } catch (SdkException e) {
                LOG.log(Level.WARNING, mapping.id() + ": " + e.getMessage());
                boolean _ = stopped.await(AFTER_AN_ERROR.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void bring(List<QueueRecord> batch) {
        try {
            List<QueueRecord> done = call(batch);
            // Count before deleting: a process that finds the queue empty must be able to see that a call has
            // finished.
            calls.count();
            queue.delete(done);
        } catch (SdkException e) {
            LOG.log(Level.WARNING, mapping.id() + " cannot delete what is done with: " + e.getMessage());
        } finally {
            free.release();
        }
    }

    private List<QueueRecord> call(List<QueueRecord> batch) {
        try {
            byte[] answer = functions.call(mapping.function(), QueueRecord.event(batch));
            return BatchAnswer.done(answer, batch, mapping.partial());
        } catch (FunctionFailure e) {
            return List.of();
        }
    }
}
