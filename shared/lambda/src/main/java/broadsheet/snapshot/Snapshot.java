package broadsheet.snapshot;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The snapshot that Lambda takes of a function whose version is published, and starts it from ever after (SnapStart). Where
 * none is taken nothing is registered, and none of the classes for it is loaded.
 */
public final class Snapshot {
    /** No reader, article or path has this name by any likelihood; if one has, it is read. */
    public static final String NOBODY = "priming-before-a-snapshot";

    private static volatile boolean isAhead = "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));

    private Snapshot() {}

    /**
     * Whether one is still to be taken: what is made now will be in it, and many environments will start with it. Whoever
     * registers something asks this first, to spare other starts a lambda.
     */
    public static boolean isAhead() {
        return isAhead;
    }

    static void isBehind() {
        isAhead = false;
    }

    /** Has something done before the snapshot is taken, if one is. Who registers last comes first; no failure gets out. */
    public static void before(Runnable action) {
        if (isAhead) {
            Hook.register(action);
        }
    }

    /**
     * Has the function called before the snapshot is taken, if one is, fifty times with each event: for nobody, and without a
     * word in the log unless that fails. It is broken off after thirty seconds.
     *
     * @param events what changes nothing; asked for right before, and may do other things that are to be primed
     * @param isFailure whether an answer is one, after which no more is asked
     */
    public static void primeBefore(
            RequestStreamHandler function, Supplier<List<byte[]>> events, Predicate<String> isFailure) {
        before(() -> new Priming(function, events, isFailure, Priming.PATIENCE, Priming.ROUNDS).run());
    }
}
