package broadsheet.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Counts the AWS calls of SDK clients and the capacity that DynamoDB reports.
 *
 * <p>Twice a second it writes the counts to the file that the environment variable COUNTED_CALLS names. The lines are
 * {@code DynamoDb.Query=12} (calls) and {@code DynamoDb.Query.units=30.5} (capacity units). The SDK loads this class
 * in every process that has it on the class path. Without the variable it does nothing.
 */
public final class CountedCalls implements ExecutionInterceptor {
    private static final Optional<Path> FILE =
            Optional.ofNullable(System.getenv("COUNTED_CALLS")).map(Path::of);
    private static final Duration PERIOD = Duration.ofMillis(500);

    /** Shared by all clients of the process. */
    private static final Map<String, DoubleAdder> COUNTS = new ConcurrentSkipListMap<>();

    static {
        FILE.ifPresent(
                file -> Thread.ofPlatform().daemon().name("counted calls").start(() -> keepWriting(file)));
    }

    /** Called by the SDK, once for each client. */
    public CountedCalls() {}

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (FILE.isEmpty()) {
            return context.request();
        }
        SdkRequest.Builder asking = context.request().toBuilder();
        context.request().sdkFields().stream()
                .filter(field -> field.memberName().equals("ReturnConsumedCapacity"))
                .forEach(field -> field.set(asking, ReturnConsumedCapacity.TOTAL.toString()));
        return asking.build();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        String name = name(attributes);
        add(name, 1);
        context.response().getValueForField("ConsumedCapacity", Object.class).stream()
                .flatMap(told -> told instanceof List<?> each ? each.stream() : Stream.of(told))
                .forEach(told -> add(name + ".units", ((ConsumedCapacity) told).capacityUnits()));
    }

    /** DynamoDB does not report the capacity of a failed call. */
    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        add(name(attributes) + ".failed", 1);
    }

    private static String name(ExecutionAttributes attributes) {
        return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                + "."
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }

    private static void add(String name, double by) {
        COUNTS.computeIfAbsent(name, first -> new DoubleAdder()).add(by);
    }

    private static void keepWriting(Path file) {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                Path next = file.resolveSibling(file.getFileName() + ".next");
                Files.writeString(
                        next,
                        COUNTS.entrySet().stream()
                                .map(count -> count.getKey() + "=" + count.getValue() + "\n")
                                .collect(Collectors.joining()));
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
