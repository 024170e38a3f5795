package broadsheet.snapshot;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The snapshot that Lambda takes when a function's version is published (SnapStart). Lambda starts later environments
 * from it. Without SnapStart, this class registers nothing and loads no further classes.
 */
public final class Snapshot {
    /** A name that no reader, article or path is likely to have. If one does have it, priming only reads it. */
    public static final String NOBODY = "priming-before-a-snapshot";

    /** The id of no article. */
    public static final String NO_ID = "00000000000000000000000000";

    private static volatile boolean isAhead = "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));

    private Snapshot() {}

    /**
     * Whether the snapshot is still to be taken. Objects created until then become part of it, and many environments
     * share them. Callers check this before they register a lambda, because other cold starts need not load its class.
     */
    public static boolean isAhead() {
        return isAhead;
    }

    /** Records that the snapshot is taken, or restored. */
    static void markTaken() {
        isAhead = false;
    }

    /**
     * Registers an action to run before the snapshot; does nothing without SnapStart. Actions run in reverse order of
     * registration. A failure is only logged.
     */
    public static void before(Runnable action) {
        if (isAhead) {
            Hook.register(action);
        }
    }

    /**
     * Primes the function before the snapshot; does nothing without SnapStart. Each event is sent fifty times. Only
     * failures are logged. Priming stops after thirty seconds.
     *
     * @param events supplies the events just before the snapshot, and may prime other code; the events must not change
     *     data
     * @param isFailure whether a response is a failure, which ends the priming
     */
    public static void primeBefore(
            RequestStreamHandler function, Supplier<List<byte[]>> events, Predicate<String> isFailure) {
        before(() -> new Priming(function, events, isFailure, Priming.TIMEOUT, Priming.ROUNDS).run());
    }
}
