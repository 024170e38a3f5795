package broadsheet.bench.capacity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Counts the AWS calls of all SDK clients, across threads. The SDK finds it through the file
 * {@code execution.interceptors}, so functions create their clients as they do on AWS.
 */
public final class Meter implements ExecutionInterceptor {
    private static final Map<String, Double> COUNTED = new TreeMap<>();

    /** DynamoDB's read operations; all other operations write. */
    private static final List<String> READS = List.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");

    /** Called by the SDK, once for each client. */
    public Meter() {}

    /**
     * Returns the counts since the last call of this method, by name: {@code read} and {@code write} capacity units,
     * {@code transactions}, and other calls by operation. Counts of zero are absent.
     */
    static Map<String, Double> take() {
        synchronized (COUNTED) {
            Map<String, Double> counted = new TreeMap<>(COUNTED);
            COUNTED.clear();
            return counted;
        }
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        SdkRequest.Builder asking = request.toBuilder();
        request.sdkFields().stream()
                .filter(field -> field.memberName().equals("ReturnConsumedCapacity"))
                .forEach(field -> field.set(asking, ReturnConsumedCapacity.TOTAL.toString()));
        return asking.build();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof DynamoDbRequest) {
            double units = units(context.response());
            count(READS.contains(operation(request)) ? "read" : "write", units);
            if (request instanceof TransactWriteItemsRequest) {
                count("transactions", 1);
            }
        } else {
            count(operation(request), 1);
        }
    }

    /**
     * DynamoDB charges for a write whose condition fails, but does not report how much. S3 charges the same for a
     * missing object as for an existing one.
     */
    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof ConditionalCheckFailedException
                || context.exception() instanceof TransactionCanceledException) {
            count("refused", 1);
        } else {
            count(operation(context.request()), 1);
        }
    }

    private static double units(SdkResponse response) {
        return response.getValueForField("ConsumedCapacity", Object.class).stream()
                .flatMap(told -> told instanceof List<?> each ? each.stream() : Stream.of(told))
                .mapToDouble(told -> ((ConsumedCapacity) told).capacityUnits())
                .sum();
    }

    /**
     * The operation's name. Those about assets have one of their own: each instance looks for an asset once, and once a
     * day, so their cost does not belong to the call that happens to come first.
     */
    private static String operation(SdkRequest request) {
        Object path = request.getValueForField("Key", Object.class)
                .or(() -> request.getValueForField("Prefix", Object.class))
                .orElse("");
        return path.toString().startsWith("assets/")
                ? "OfAsset"
                : request.getClass().getSimpleName().replaceFirst("Request$", "");
    }

    private static void count(String what, double number) {
        synchronized (COUNTED) {
            COUNTED.merge(what, number, Double::sum);
        }
    }
}
