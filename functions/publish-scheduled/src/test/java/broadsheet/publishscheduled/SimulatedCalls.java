package broadsheet.publishscheduled;

import broadsheet.dynamodb.table.Item;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Shows a simulation each call of the table. The SDK finds this class on the class path. */
public final class SimulatedCalls implements ExecutionInterceptor {
    private static volatile Optional<Observer> current = Optional.empty();

    /** What a simulation does before and after a call. It may throw. */
    interface Observer {
        void before(boolean writes);

        void after(boolean writes, Optional<String> published);
    }

    /** Lets an observer see all calls, until it is empty again. */
    static void observe(Optional<Observer> observer) {
        current = observer;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        current.ifPresent(observer -> observer.before(writes(context.request())));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        current.ifPresent(observer -> observer.after(writes(context.request()), published(context.request())));
    }

    private static boolean writes(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest;
    }

    /** The slug of the article that a transaction publishes. */
    private static Optional<String> published(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest writes
                ? writes.transactItems().stream()
                        .map(TransactWriteItem::put)
                        .filter(Objects::nonNull)
                        .map(put -> Item.of(put.item()))
                        .filter(item -> item.string("pk").startsWith("ARTICLE#"))
                        .filter(item -> item.string("sk").equals("HEAD"))
                        .map(item -> item.string("slug"))
                        .findFirst()
                : Optional.empty();
    }
}
