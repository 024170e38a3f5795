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

/** Sums up what the table's reads cost. The SDK finds it by the file {@code execution.interceptors}. */
public final class ReadUnits implements ExecutionInterceptor {
    private static final DoubleAdder UNITS = new DoubleAdder();

    /** Made by the SDK, once for each client. */
    public ReadUnits() {}

    /** The read units so far, of all clients. */
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
