package broadsheet.check.table;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Sums up the read units that DynamoDB reports for the table's reads. The SDK finds this class through the file {@code
 * execution.interceptors}. Thread-safe.
 */
public final class ReadUnits implements ExecutionInterceptor {
    private static final DoubleAdder UNITS = new DoubleAdder();

    /** Creates an instance. The SDK calls this once for each client. */
    public ReadUnits() {}

    /** Returns the read units consumed so far by all clients. */
    public static double sum() {
        return UNITS.sum();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest.Builder asking = context.request().toBuilder();
        context.request().sdkFields().stream()
                .filter(field -> field.memberName().equals("ReturnConsumedCapacity"))
                .forEach(field -> field.set(asking, ReturnConsumedCapacity.TOTAL.toString()));
        return asking.build();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        context.response().getValueForField("ConsumedCapacity", Object.class).stream()
                .flatMap(told -> told instanceof List<?> each ? each.stream() : Stream.of(told))
                .forEach(told -> UNITS.add(((ConsumedCapacity) told).capacityUnits()));
    }
}
