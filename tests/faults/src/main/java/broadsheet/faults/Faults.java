package broadsheet.faults;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Injects faults into AWS calls as a policy decides.
 *
 * <p>The SDK adds an instance to every client, since it finds the class on the class path. Functions therefore run
 * exactly as they are deployed. Faults occur at the transmission of each attempt, so the SDK's own retries work as on
 * AWS.
 */
public final class Faults implements ExecutionInterceptor {
    private static final ExecutionAttribute<Fault> FAULT = new ExecutionAttribute<>("Fault");
    private static final ExecutionAttribute<FaultPolicy> POLICY = new ExecutionAttribute<>("FaultPolicy");

    private static volatile FaultPolicy current = RandomFaults.ofEnvironment().orElseGet(NoFaults::new);

    /** Called by the SDK. */
    public Faults() {}

    /** Runs an action under a fault plan. */
    static void during(SingleFault plan, Runnable run) {
        FaultPolicy before = current;
        current = plan;
        try {
            run.run();
        } finally {
            current = before;
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        FaultPolicy policy = current;
        attributes.putAttribute(POLICY, policy);
        policy.next(context.request()).ifPresent(fault -> attributes.putAttribute(FAULT, fault));
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.getAttribute(POLICY).isOver().ifPresent(Faults::refuse);
        happen(Fault.When.BEFORE, context, attributes);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        happen(Fault.When.AFTER, context, attributes);
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(FAULT) != Fault.PARTLY) {
            return context.response();
        }
        return switch (context.response()) {
            case BatchGetItemResponse all ->
                all.toBuilder()
                        .responses(Map.of())
                        .unprocessedKeys(((BatchGetItemRequest) context.request()).requestItems())
                        .build();
            case BatchWriteItemResponse all ->
                all.toBuilder()
                        .unprocessedItems(((BatchWriteItemRequest) context.request()).requestItems())
                        .build();
            case SendMessageBatchResponse all ->
                all.toBuilder()
                        .successful(all.successful().subList(1, all.successful().size()))
                        .failed(BatchResultErrorEntry.builder()
                                .id(all.successful().getFirst().id())
                                .senderFault(false)
                                .code("InternalError")
                                .build())
                        .build();
            default -> throw new IllegalStateException(context.response() + " is whole or not there");
        };
    }

    private static void happen(Fault.When when, Context.BeforeTransmission context, ExecutionAttributes attributes) {
        Optional<Fault> planned = attributes.getOptionalAttribute(FAULT).filter(fault -> fault.when == when);
        if (planned.isEmpty() || planned.get() == Fault.PARTLY) {
            return;
        }
        Fault fault = planned.get();
        // Inject the fault only once: the next attempt succeeds.
        attributes.putAttribute(FAULT, null);
        attributes.getAttribute(POLICY).happens(fault);
        switch (fault) {
            case TIMED_OUT -> throw lost("connect timed out");
            case CUT_OFF -> throw lost("Connection reset");
            case THROTTLED -> throw throttled(context);
            case BROKEN -> throw error(500, "InternalServerError");
            default -> refuse(fault.then);
        }
    }

    private static void refuse(Fault.Then then) {
        if (then == Fault.Then.STOPPED) {
            throw new Stopped();
        }
        // An exception that the SDK does not retry, since the fault stands for exhausted retries.
        throw SdkClientException.create("Unable to execute HTTP request");
    }

    private static SdkClientException lost(String why) {
        return SdkClientException.create("Unable to execute HTTP request: " + why, new IOException(why));
    }

    private static AwsServiceException error(int status, String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .build();
    }

    private static AwsServiceException throttled(Context.BeforeTransmission context) {
        if (context.request() instanceof TransactWriteItemsRequest write) {
            return (AwsServiceException) TransactionCanceledException.builder()
                    .cancellationReasons(Collections.nCopies(
                            write.transactItems().size(),
                            CancellationReason.builder().code("ThrottlingError").build()))
                    .statusCode(400)
                    .build();
        }
        return context.request().getClass().getName().contains("dynamodb")
                ? (AwsServiceException) ProvisionedThroughputExceededException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ProvisionedThroughputExceededException")
                                .build())
                        .build()
                : error(503, "SlowDown");
    }

    /** Simulates that the process has stopped. */
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }
}
