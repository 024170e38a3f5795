package broadsheet.emulators;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A Lambda context for tests, which records the function's log. */
public final class TestContext implements Context {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger timesAsked = new AtomicInteger();
    private boolean hurries;

    /** The plain messages that the function logged, in order. Functions log them only about failures. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** The structured lines that the function logged, one for each call, in order. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The value at a path in the last structured line, as {@link Events#at} reads it; null if absent. */
    public @Nullable Object said(String path) {
        return Events.at(lines.getLast(), path);
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.add(message);
            }

            @Override
            public void log(byte[] message) {
                lines.add(new String(message, StandardCharsets.UTF_8));
            }
        };
    }

    @Override
    public String getAwsRequestId() {
        return "3f0c9e1e-7f6b-4d5a-9a55-0d2c6a7b8c9d";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/test";
    }

    @Override
    public String getLogStreamName() {
        return "test";
    }

    @Override
    public String getFunctionName() {
        return "test";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-central-1:123456789012:function:test";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("only the mobile SDK sends one");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("only the mobile SDK sends one");
    }

    @Override
    public int getRemainingTimeInMillis() {
        return timesAsked.getAndIncrement() % 2 == 1 && hurries ? 0 : 15_000;
    }

    /** Lets no time be left whenever the function asks for the second time. */
    public void hurry() {
        hurries = true;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }
}
