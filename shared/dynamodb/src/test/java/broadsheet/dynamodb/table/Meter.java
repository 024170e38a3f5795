package broadsheet.dynamodb.table;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Asks for the capacity of every call, and adds it up. */
public final class Meter implements ExecutionInterceptor {
    private double units;
    private double written;

    public double during(Runnable calls) {
        units = 0;
        calls.run();
        return units;
    }

    public double writtenDuring(Runnable calls) {
        written = 0;
        calls.run();
        return written;
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
        boolean writes =
                context.request() instanceof PutItemRequest || context.request() instanceof TransactWriteItemsRequest;
        context.response().getValueForField("ConsumedCapacity", Object.class).stream()
                .flatMap(told -> told instanceof List<?> each ? each.stream() : Stream.of(told))
                .mapToDouble(told -> ((ConsumedCapacity) told).capacityUnits())
                .forEach(each -> {
                    units += each;
                    written += writes ? each : 0;
                });
    }
}
