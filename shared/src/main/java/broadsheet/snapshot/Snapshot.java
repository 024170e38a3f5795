package broadsheet.snapshot;

/**
 * The snapshot that Lambda takes of a function whose version is published, and starts it from ever after (SnapStart). Where
 * none is taken nothing is registered, and none of the classes for it is loaded.
 */
public final class Snapshot {
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
}
