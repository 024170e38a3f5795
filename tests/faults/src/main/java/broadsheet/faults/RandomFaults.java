package broadsheet.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Injects random faults for as long as the process runs, and prints each fault to standard error.
 *
 * <p>An outage lasts 5 seconds. A stop ends only the one call, because the local system treats an exception as a
 * stopped instance.
 */
final class RandomFaults implements FaultPolicy {
    /** The environment variable that sets the probability and the seed, for example {@code 0.01:7}. */
    static final String VARIABLE = "FAULTS";

    private static final Duration OUTAGE = Duration.ofSeconds(5);

    /** Calls that CloudFormation, Lambda and API Gateway make. Locally the local system makes them in their place. */
    private static final Set<String> OF_AWS_ITSELF = Set.of(
            "ListTables",
            "CreateTable",
            "DescribeTable",
            "UpdateTimeToLive",
            "ListBuckets",
            "CreateBucket",
            "CreateQueue",
            "SetQueueAttributes",
            "SendMessage",
            "ReceiveMessage",
            "DeleteMessage",
            "DeleteMessageBatch",
            "GetQueueAttributes",
            "GetRecords",
            "GetShardIterator",
            "DescribeStream",
            "ListStreams");

    private final double likelihood;
    private final Random dice;
    private final AtomicLong outUntil = new AtomicLong(System.nanoTime());

    private RandomFaults(double likelihood, long seed) {
        this.likelihood = likelihood;
        this.dice = new Random(seed);
    }

    /** The policy that the environment configures, if any. */
    static Optional<FaultPolicy> ofEnvironment() {
        return Optional.ofNullable(System.getenv(VARIABLE)).map(named -> {
            String[] parts = named.split(":", 2);
            return new RandomFaults(Double.parseDouble(parts[0]), Long.parseLong(parts[1]));
        });
    }

    @Override
    public Optional<Fault> next(SdkRequest request) {
        if (OF_AWS_ITSELF.contains(Call.operation(request)) || dice.nextDouble() >= likelihood) {
            return Optional.empty();
        }
        Call call = Call.first(request);
        List<Fault> faults = Fault.of(call).stream()
                .filter(fault -> dice.nextInt(oneIn(fault.then)) == 0)
                .toList();
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        Fault fault = faults.get(dice.nextInt(faults.size()));
        System.err.println("fault " + fault + " at " + call.operation());
        return Optional.of(fault);
    }

    /**
     * The odds against a fault. Exhausted retries are rarer than one failure, and an outage affects hundreds of calls.
     */
    private static int oneIn(Fault.Then then) {
        return switch (then) {
            case RETRIED -> 1;
            case GIVEN_UP, STOPPED -> 4;
            case OUT -> 100;
        };
    }

    @Override
    public void happens(Fault fault) {
        if (fault.then == Fault.Then.OUT) {
            outUntil.set(System.nanoTime() + OUTAGE.toNanos());
        }
    }

    @Override
    public Optional<Fault.Then> isOver() {
        return System.nanoTime() < outUntil.get() ? Optional.of(Fault.Then.OUT) : Optional.empty();
    }
}
