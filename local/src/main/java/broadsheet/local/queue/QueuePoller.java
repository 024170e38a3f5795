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
 * Plays one event source mapping from a queue to a function. One thread gathers batches, and only while a call may
 * begin, so that no message waits for one with its visibility running out; each call has a thread of its own.
 */
final class QueuePoller {
    private static final Logger LOG = System.getLogger(QueuePoller.class.getName());

    /** Not the twenty seconds that SQS would allow: the process cannot end in the midst of it. */
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);

    private final QueueMapping mapping;
    private final SourceQueue queue;
    private final Functions functions;
    private final Calls calls;
    private final BatchWindow gathering;
    private final Semaphore free;
    private final ExecutorService running = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    QueuePoller(QueueMapping mapping, SourceQueue queue, Functions functions, Calls calls) {
        this.mapping = mapping;
        this.queue = queue;
        this.functions = functions;
        this.calls = calls;
        this.gathering = new BatchWindow(mapping.batchSize(), mapping.window());
        this.free = new Semaphore(mapping.concurrency());
        this.thread = Thread.ofPlatform().daemon().name("queue " + mapping.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Has it take no further messages; those that no call has begun with are visible again. */
    void stop() {
        stopped.countDown();
        free.release();
    }

    /**
     * Waits until the calls under way are over; those that are not by then are broken off, and their messages come
     * again when their visibility runs out.
     */
    void awaitEnd(Instant deadline) throws InterruptedException {
        thread.join(left(deadline));
        running.shutdown();
        if (!running.awaitTermination(left(deadline).toMillis(), TimeUnit.MILLISECONDS)) {
            running.shutdownNow();
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
                    List<QueueRecord> batch = gathering.take();
                    running.execute(() -> bring(batch));
                }
            }
            queue.release(gathering.takeAll());
        } catch (SdkException e) {
            LOG.log(Level.WARNING, mapping.id() + ", while it ended: " + e.getMessage());
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, mapping.id() + " ends");
        }
    }

    private void awaitBatch() throws InterruptedException {
        while (!isStopped() && !gathering.isDue(Instant.now())) {
            try {
                Duration patience = gathering.patience(Instant.now(), LONG_POLL);
                gathering.add(queue.receive(gathering.room(), patience), Instant.now());
            } catch (SdkException e) {
                LOG.log(Level.WARNING, mapping.id() + ": " + e.getMessage());
                boolean _ = stopped.await(AFTER_AN_ERROR.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void bring(List<QueueRecord> batch) {
        try {
            List<QueueRecord> done = call(batch);
            // Before the messages are gone: whoever finds the queue empty has to see that a call is over.
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
