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
 * What Lambda's runtime calls, by the way of CRaC.
 *
 * @param action what is done before the snapshot
 */
record Hook(Runnable action) implements Resource {
    /** Lambda's runtime forgets whom nobody else holds. */
    private static final Queue<Hook> ALL = new ConcurrentLinkedQueue<>();

    private static final int MOST_STEPS = 1 << 16;

    static void register(Runnable action) {
        var hook = new Hook(action);
        ALL.add(hook);
        Core.getGlobalContext().register(hook);
    }

    /** A failure here would be one of the deployment; without this the function is slower, and no more. */
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
            Snapshot.isBehind();
            walk(ThreadLocalRandom.current());
        }
    }

    /**
     * By this generator the SDK and the store choose how long they wait before another attempt. It takes its seed when the
     * process starts, so environments that one snapshot was made into would all wait alike. It cannot be given another seed,
     * but it can be taken to another place.
     */
    static void walk(RandomGenerator generator) {
        for (int steps = new SecureRandom().nextInt(MOST_STEPS); steps > 0; steps--) {
            generator.nextLong();
        }
    }
}
