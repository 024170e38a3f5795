package broadsheet.snapshot;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * A callback that the Lambda runtime invokes around a snapshot, by the CRaC API.
 *
 * @param action runs before the snapshot
 */
record Hook(Runnable action) implements Resource {
    /** Strong references to all hooks, because the Lambda runtime holds only weak ones. */
    private static final Queue<Hook> ALL = new ConcurrentLinkedQueue<>();

    private static final int MOST_STEPS = 1 << 16;

    static void register(Runnable action) {
        var hook = new Hook(action);
        ALL.add(hook);
        Core.getGlobalContext().register(hook);
    }

    /**
     * Runs the action and logs any failure. An exception here would fail the deployment, while an unprimed function is
     * only slower.
     */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            LambdaRuntime.getLogger().log("before the snapshot: " + failure);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        if (Snapshot.isAhead()) {
            Snapshot.markTaken();
            walk(ThreadLocalRandom.current());
        }
    }

    /**
     * Advances the thread-local generator by a random number of steps.
     *
     * <p>The SDK and the store take the jitter of their backoff from this generator. Its seed is part of the snapshot,
     * so all restored environments would retry at the same times. The seed cannot be replaced.
     */
    static void walk(RandomGenerator generator) {
        for (int steps = new SecureRandom().nextInt(MOST_STEPS); steps > 0; steps--) {
            generator.nextLong();
        }
    }
}
