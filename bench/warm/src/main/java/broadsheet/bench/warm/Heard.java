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
 * Hears what functions ask of AWS, while somebody listens. The SDK finds it by the file {@code execution.interceptors}, so that
 * the functions make their clients as they do on AWS.
 */
public final class Heard implements ExecutionInterceptor {
    private static volatile Optional<List<Asked>> listening = Optional.empty();

    /** Made by the SDK, once for each client. */
    public Heard() {}

    /**
     * One request.
     *
     * @param request what was asked
     * @param body what was sent with it, where that is not part of the request itself
     */
    record Asked(SdkRequest request, Optional<RequestBody> body) {
        /** What the SDK calls the operation. */
        String operation() {
            String name = request.getClass().getSimpleName();
            return name.substring(0, name.length() - "Request".length());
        }

        /** Whether it changes what is kept. */
        boolean writes() {
            return !operation().matches("(Get|BatchGet|Query|Scan|Head|List).*");
        }
    }

    /** What is asked of AWS while something runs, in the order in which it is sent. */
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
