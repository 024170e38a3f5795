package broadsheet.dynamodb.table;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Stops the process around one of the writes to come. */
public final class Crasher implements ExecutionInterceptor {
    private final When when;
    private int untilStop;

    public Crasher(When when) {
        this.when = when;
    }

    /** Stops around the n-th write from now on, from 1. */
    public void stopAt(int write) {
        untilStop = write;
    }

    /** Whether it has not stopped yet: there were not as many writes. */
    public boolean isArmed() {
        return untilStop > 0;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        stop(When.BEFORE, writes(context.request()));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        stop(When.AFTER, writes(context.request()));
    }

    private static boolean writes(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest || request instanceof UpdateItemRequest;
    }

    private void stop(When now, boolean writes) {
        if (writes && now == when && untilStop > 0 && --untilStop == 0) {
            throw new Stopped();
        }
    }

    public enum When {
        BEFORE,
        AFTER
    }

    /** The process is not there any more. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
