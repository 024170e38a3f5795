package broadsheet.bench.warm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Records the AWS requests of functions. The SDK finds it through the file {@code execution.interceptors}, so
 * functions create their clients as they do on AWS.
 */
public final class Heard implements ExecutionInterceptor {
    private static volatile Optional<List<Asked>> listening = Optional.empty();

    /** Called by the SDK, once for each client. */
    public Heard() {}

    /**
     * A recorded request.
     *
     * @param request the request
     * @param body the body, where the SDK keeps it apart from the request
     */
    record Asked(SdkRequest request, Optional<RequestBody> body) {
        /** The SDK's name of the operation. */
        String operation() {
            String name = request.getClass().getSimpleName();
            return name.substring(0, name.length() - "Request".length());
        }

        /** Whether the request changes data. */
        boolean writes() {
            return !operation().matches("(Get|BatchGet|Query|Scan|Head|List).*");
        }
    }

    /** Records the AWS requests that are sent while an action runs, in order. */
    static List<Asked> during(Runnable run) {
        List<Asked> heard = new ArrayList<>();
        listening = Optional.of(heard);
        try {
            run.run();
        } finally {
            listening = Optional.empty();
        }
        return List.copyOf(heard);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        listening.ifPresent(heard -> {
            synchronized (heard) {
                heard.add(new Asked(context.request(), context.requestBody()));
            }
        });
    }
}
