package broadsheet.dynamodb.table;

import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Has another writer act between the reads of an act and its transaction. */
public final class ConcurrentWriter implements ExecutionInterceptor {
    private Optional<Runnable> other = Optional.empty();

    /** Runs once, before the next transaction. */
    public void beforeNextTransaction(Runnable writer) {
        other = Optional.of(writer);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof TransactWriteItemsRequest) {
            Optional<Runnable> now = other;
            other = Optional.empty();
            now.ifPresent(Runnable::run);
        }
    }
}
