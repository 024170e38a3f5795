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
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Counts what clients of the SDK ask of AWS, and the capacity that DynamoDB says it took, into the file that the environment
 * names as COUNTED_CALLS: lines {@code DynamoDb.Query=12} (calls), {@code DynamoDb.Query.units=30.5}, twice a second. The SDK
 * finds this class by a file on the class path, in whichever process that has it; without the variable it does nothing.
 */
public final class CountedCalls implements ExecutionInterceptor {
    private static final Optional<Path> FILE =
            Optional.ofNullable(System.getenv("COUNTED_CALLS")).map(Path::of);
    private static final Duration PERIOD = Duration.ofMillis(500);

    /** One for all clients of the process. */
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
        var total = ReturnConsumedCapacity.TOTAL;
        return switch (context.request()) {
            case QueryRequest query -> query.copy(it -> it.returnConsumedCapacity(total));
            case GetItemRequest get -> get.copy(it -> it.returnConsumedCapacity(total));
            case BatchGetItemRequest get -> get.copy(it -> it.returnConsumedCapacity(total));
            case PutItemRequest put -> put.copy(it -> it.returnConsumedCapacity(total));
            case UpdateItemRequest update -> update.copy(it -> it.returnConsumedCapacity(total));
            case DeleteItemRequest delete -> delete.copy(it -> it.returnConsumedCapacity(total));
            case TransactWriteItemsRequest write -> write.copy(it -> it.returnConsumedCapacity(total));
            case SdkRequest other -> other;
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        String name = name(attributes);
        add(name, 1);
        List<ConsumedCapacity> consumed = switch (context.response()) {
            case QueryResponse query -> one(query.consumedCapacity());
            case GetItemResponse get -> one(get.consumedCapacity());
            case BatchGetItemResponse get -> get.consumedCapacity();
            case PutItemResponse put -> one(put.consumedCapacity());
            case UpdateItemResponse update -> one(update.consumedCapacity());
            case DeleteItemResponse delete -> one(delete.consumedCapacity());
            case TransactWriteItemsResponse write -> write.consumedCapacity();
            default -> List.of();
        };
        consumed.forEach(units -> add(name + ".units", units.capacityUnits()));
    }

    /** Of a call that fails DynamoDB does not say the capacity. */
    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        add(name(attributes) + ".failed", 1);
    }

    private static List<ConsumedCapacity> one(@org.jspecify.annotations.Nullable ConsumedCapacity consumed) {
        return Optional.ofNullable(consumed).stream().toList();
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
