package broadsheet.log;

import broadsheet.snapshot.Snapshot;
import com.amazonaws.services.lambda.runtime.Context;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.inject.Inject;

/** Writes one log line per invocation. */
public final class CallLog {
    private final String stack;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final AtomicBoolean cold = new AtomicBoolean(true);

    /**
     * Creates the function's only log. The environment variable {@code STACK_NAME} names the stack, {@code TELEMETRY}
     * the metrics that CloudWatch gets.
     */
    @Inject
    public CallLog() {
        // SAM's emulator and tests have no stack, and CloudWatch requires a value for each dimension.
        this(
                System.getenv().getOrDefault("STACK_NAME", "local"),
                Telemetry.of(System.getenv().getOrDefault("TELEMETRY", "basic")),
                InstantSource.system());
        if (Snapshot.isAhead()) {
            // The first invocation after a restore counts as a cold start, even though priming called the function
            // before.
            Snapshot.before(() -> cold.set(true));
        }
    }

    CallLog(String stack, Telemetry telemetry, InstantSource clock) {
        this.stack = stack;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** Runs an invocation and writes its line, even if the invocation throws. */
    public void log(Context context, Consumer<CallLine> call) {
        var line = new CallLine(stack, telemetry, context, clock.instant());
        if (cold.getAndSet(false)) {
            line.count(Metric.COLD_STARTS, 1);
        }
        try {
            call.accept(line);
        } catch (RuntimeException | Error thrown) {
            // The Lambda runtime logs the exception with the same request id.
            line.count(Metric.FAILURES, 1);
            throw thrown;
        } finally {
            line.write(clock.instant());
        }
    }
}
