package broadsheet.log;

import broadsheet.snapshot.Snapshot;
import com.amazonaws.services.lambda.runtime.Context;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.inject.Inject;

/** Logs the calls of a function, one line each. */
public final class CallLog {
    private final String stack;
    private final InstantSource clock;
    private final AtomicBoolean cold = new AtomicBoolean(true);

    /** Made once per function; the stack is {@code STACK_NAME} of the environment. */
    @Inject
    public CallLog() {
        // SAM's emulator and tests have no stack, and a dimension must have a value.
        this(System.getenv().getOrDefault("STACK_NAME", "local"), InstantSource.system());
        if (Snapshot.isAhead()) {
            // A start from the snapshot is one, whatever was called before it was taken.
            Snapshot.before(() -> cold.set(true));
        }
    }

    CallLog(String stack, InstantSource clock) {
        this.stack = stack;
        this.clock = clock;
    }

    /** Does what a call is for, which tells the line what it was about, and writes the line, whatever happens. */
    public void log(Context context, Consumer<CallLine> call) {
        var line = new CallLine(stack, context, clock.instant());
        if (cold.getAndSet(false)) {
            line.count(Metric.COLD_STARTS, 1);
        }
        try {
            call.accept(line);
        } catch (RuntimeException | Error thrown) {
            // The runtime logs it, with the same request id.
            line.count(Metric.FAILURES, 1);
            throw thrown;
        } finally {
            line.write(clock.instant());
        }
    }
}
